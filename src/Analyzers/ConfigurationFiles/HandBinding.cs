using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>A section that code binds to an object: <c>section.Bind(options)</c>, <c>configuration.Bind("Key", options)</c>, <c>section.Get&lt;T&gt;()</c>.</summary>
/// <param name="Path">The keys that lead to the section.</param>
/// <param name="Type">What it is bound to; where it is a part of options, these.</param>
/// <param name="Part">The member of the options that it is bound to; empty for the whole object.</param>
internal sealed record HandBinding(string Path, TrackedType Type, string Part)
{
    /// <summary>Null where the call is another one, or the section or the object is not known.</summary>
    public static HandBinding? Of(InvocationExpressionSyntax call, FlowModel flow, SectionPath sections, CancellationToken cancellation)
    {
        var model = flow.Bodies.ModelOf(call.SyntaxTree);
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { ContainingType.Name: "ConfigurationBinder" } method || !method.IsFromFramework())
        {
            return null;
        }

        var key = string.Empty;
        SyntaxNode? section = null;
        SyntaxNode? target = null;
        foreach (var (parameter, argument) in Arguments(call, method))
        {
            switch (parameter)
            {
                case "configuration":
                    section = argument;
                    break;
                case "key":
                    key = sections.KeyOf(argument);
                    break;
                case "instance":
                    target = argument;
                    break;
            }
        }

        return key is not null && TargetOf(target, method, flow, cancellation) is { } bound && sections.Of(section) is { } path
            ? new HandBinding(SectionPath.Join(path, key), bound.Type, bound.Part)
            : null;
    }

    private static IEnumerable<(string Parameter, SyntaxNode Argument)> Arguments(InvocationExpressionSyntax call, IMethodSymbol method)
    {
        var whole = method.ReducedFrom ?? method;
        var place = 0;
        if (method.ReducedFrom is not null && call.Expression is MemberAccessExpressionSyntax { Expression: var receiver })
        {
            yield return (whole.Parameters[place++].Name, receiver);
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.NameColon is { Name.Identifier.ValueText: var name })
            {
                yield return (name, argument.Expression);
            }
            else if (place < whole.Parameters.Length)
            {
                yield return (whole.Parameters[place++].Name, argument.Expression);
            }
        }
    }

    private static (TrackedType Type, string Part)? TargetOf(SyntaxNode? target, IMethodSymbol method, FlowModel flow, CancellationToken cancellation)
    {
        if (target is null)
        {
            return method is { Name: "Get", TypeArguments.Length: 1 } && flow.Types.Of(method.TypeArguments[0]) is { } made ? (made, string.Empty) : null;
        }

        var model = flow.Bodies.ModelOf(target.SyntaxTree);

        // `section.Bind(options.Cookie)`: which cookie it is decides what may be said of it.
        if (target is MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: var part }
            && flow.Types.Of(model.GetTypeInfo(owner, cancellation).Type) is { } options && options.Parts.ContainsKey(part))
        {
            return (options, part);
        }

        return flow.Types.Of(model.GetTypeInfo(target, cancellation).Type) is { } type ? (type, string.Empty) : null;
    }
}
