using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>
/// Every section that this compilation binds to followed options, found when a settings file first holds something that would be wrong there.
/// </summary>
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
            if (source is { Settings: null, Call: { IsFramework: true } call } && Sections(cancellation).Of(call) is { } path)
            {
                found.Add(new BoundSection(path, source.Type, string.Empty, call.Syntax, source));
            }
        }

        foreach (var tree in NamedFiles.Of(compilation).Mentioning(Binding, cancellation))
        {
            foreach (var token in NameIndex.Of(tree).Tokens(tree.GetRoot(cancellation), Binding))
            {
                if (CallOf(token) is { } call && HandBinding.Of(call, flow, Sections(cancellation), cancellation) is { } bound)
                {
                    found.Add(new BoundSection(bound.Path, bound.Type, bound.Part, call, SourceAround(call, bound.Type, sources)));
                }
            }
        }

        return found.ToImmutable();
    }

    private SectionPath Sections(CancellationToken cancellation) => new(compilation, flow.Bodies, NoDependencies.Instance, cancellation);

    /// <summary>A <c>Get</c> that says no type makes no object that is followed.</summary>
    private static InvocationExpressionSyntax? CallOf(SyntaxToken token) => token.Parent switch
    {
        IdentifierNameSyntax { Identifier.ValueText: "Get" } => null,
        SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access } name when access.Name == name => call,
        SimpleNameSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

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
