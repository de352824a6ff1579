using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>One thing that is done with a pipeline's builder: mostly a middleware that is added.</summary>
/// <param name="Name">The name of the call, <c>UseSession</c> for <c>UseMiddleware&lt;SessionMiddleware&gt;</c> too; empty where the builder goes out of sight.</param>
/// <param name="Call">The call; null where the builder goes out of sight.</param>
/// <param name="Syntax">The call, or where the builder goes out of sight.</param>
/// <param name="Frame">The application's own helpers that lead there.</param>
/// <param name="Middleware">The class that is added by type.</param>
internal sealed record PipelineStep(string Name, SetupCall? Call, SyntaxNode Syntax, Frame Frame, INamedTypeSymbol? Middleware)
{
    /// <summary>Whether what it adds is told by its name; else it may be anything, and several things.</summary>
    public bool IsKnown => Call is not null && KnownPackages.IsUnderstood(Call.Method);

    /// <summary>Whether it is the framework's middleware of that name.</summary>
    public bool Is(string name) => Name == name && Call is { IsFramework: true };

    /// <summary>The pipelines that branch off here.</summary>
    public ImmutableArray<MiddlewarePipeline> Branches { get; set; } = ImmutableArray<MiddlewarePipeline>.Empty;

    public Location NameLocation => Placement.OfCallName(Syntax);

    /// <summary>Its place as seen from the body: the call itself, or the one of the helper that leads to it.</summary>
    public SyntaxNode Outermost
    {
        get
        {
            var node = Syntax;
            for (var frame = Frame; frame.Outer is not null; frame = frame.Outer)
            {
                node = frame.Call ?? node;
            }

            return node;
        }
    }
}
