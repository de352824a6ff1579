using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>
/// Every section that this compilation binds to followed options, found when a settings file first holds something that would be wrong there.
/// </summary>
/// <remarks>
/// What a file says stays unknown to all other rules: the environment, a vault or a file that is put beside it may say something else, so it
/// neither proves a defect elsewhere nor repairs one.
/// </remarks>
internal sealed class BoundSections(Compilation compilation, FlowModel flow, OptionsConfiguration configuration)
{
    /// <summary>What a file that binds an object by hand cannot do without.</summary>
    public static readonly NameSet Names = new("Bind", "Get", "GetSection", "GetRequiredSection");

    private static readonly NameSet Binding = new("Bind", "Get");

    private readonly object gate = new();
    private ImmutableArray<BoundSection> all;

    public ImmutableArray<BoundSection> All(CancellationToken cancellation)
    {
        lock (gate)
        {
            return all.IsDefault ? all = Find(cancellation) : all;
        }
    }

    private ImmutableArray<BoundSection> Find(CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<BoundSection>();
        var sources = configuration.Sources(cancellation);
        foreach (var source in sources)
        {
            if (source is { Settings: null, Call: { IsFramework: true } call } && PathOf(call, cancellation) is { } path)
            {
                found.Add(new BoundSection(path, source.Type, string.Empty, call.Syntax, source));
            }
        }

        foreach (var tree in NamedFiles.Of(compilation).Mentioning(Binding, cancellation))
        {
            foreach (var token in NameIndex.Of(tree).Tokens(tree.GetRoot(cancellation), Binding))
            {
                if (CallOf(token) is { } call && Of(call, sources, cancellation) is { } bound)
                {
                    found.Add(bound);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary><c>Configure&lt;T&gt;(section)</c>, <c>AddOptions&lt;T&gt;().Bind(section)</c>, <c>BindConfiguration("…")</c>.</summary>
    private string? PathOf(SetupCall call, CancellationToken cancellation)
    {
        foreach (var argument in call.Ways[0].Arguments)
        {
            var type = argument.Parameter?.Type;
            if (call.Name == "BindConfiguration" ? argument.Parameter?.Name == "configSectionPath" : type is { Name: "IConfiguration" })
            {
                return call.Name == "BindConfiguration" ? argument.Value.Text : new SectionPath(compilation, flow.Bodies, cancellation).Of(argument.Syntax);
            }
        }

        return null;
    }

    private static InvocationExpressionSyntax? CallOf(SyntaxToken token) => token.Parent switch
    {
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name when access.Name == name => call,
        SimpleNameSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    /// <summary><c>section.Bind(options)</c>, <c>configuration.Bind("Key", options)</c>, <c>section.Get&lt;T&gt;()</c>.</summary>
    private BoundSection? Of(InvocationExpressionSyntax call, ImmutableArray<OptionsSource> sources, CancellationToken cancellation)
    {
        var model = flow.Bodies.ModelOf(call.SyntaxTree);
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { ContainingType.Name: "ConfigurationBinder" } method || !method.IsFromFramework())
        {
            return null;
        }

        var arguments = new List<SyntaxNode>();
        if (method.ReducedFrom is not null && call.Expression is MemberAccessExpressionSyntax { Expression: var receiver })
        {
            arguments.Add(receiver);
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            arguments.Add(argument.Expression);
        }

        var whole = method.ReducedFrom ?? method;
        var key = string.Empty;
        SyntaxNode? section = null;
        SyntaxNode? target = null;
        for (var i = 0; i < arguments.Count && i < whole.Parameters.Length; i++)
        {
            switch (whole.Parameters[i].Name)
            {
                case "configuration":
                    section = arguments[i];
                    break;
                case "key":
                    key = new SectionPath(compilation, flow.Bodies, cancellation).KeyOf(arguments[i]);
                    break;
                case "instance":
                    target = arguments[i];
                    break;
            }
        }

        return key is not null && TargetOf(target, method, model, cancellation) is { } bound && new SectionPath(compilation, flow.Bodies, cancellation).Of(section) is { } path
            ? new BoundSection(SectionPath.Join(path, key), bound.Type, bound.Part, call, SourceAround(call, bound.Type, sources))
            : null;
    }

    private (TrackedType Type, string Part)? TargetOf(SyntaxNode? target, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (target is null)
        {
            return method is { Name: "Get", TypeArguments.Length: 1 } && flow.Types.Of(method.TypeArguments[0]) is { } made ? (made, string.Empty) : null;
        }

        // `section.Bind(options.Cookie)`: which cookie it is decides what may be said of it.
        if (target is MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: var part }
            && flow.Types.Of(model.GetTypeInfo(owner, cancellation).Type) is { } options && options.Parts.ContainsKey(part))
        {
            return (options, part);
        }

        return flow.Types.Of(model.GetTypeInfo(target, cancellation).Type) is { } type ? (type, string.Empty) : null;
    }

    /// <summary>The delegate or options class in which the binding stands; null where it stands in neither.</summary>
    private static OptionsSource? SourceAround(SyntaxNode call, TrackedType type, ImmutableArray<OptionsSource> sources)
    {
        OptionsSource? nearest = null;
        foreach (var source in sources)
        {
            var syntax = source.Call?.Syntax ?? source.Code?.Graph.OriginalOperation.Syntax;
            if (source.Type == type && syntax is not null && syntax.SyntaxTree == call.SyntaxTree && syntax.Span.Contains(call.Span)
                && (nearest is null || syntax.Span.Length < (nearest.Call?.Syntax ?? nearest.Code!.Graph.OriginalOperation.Syntax).Span.Length))
            {
                nearest = source;
            }
        }

        return nearest;
    }
}
