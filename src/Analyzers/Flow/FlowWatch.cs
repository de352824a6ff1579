using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>The calls that somebody wants to know of, told once for each way on which they are reached.</summary>
internal interface IFlowWatch
{
    /// <summary>Whether calls of the method are to be told; asked for every call, so cheap.</summary>
    bool Watches(IMethodSymbol method);

    void Reached(WatchedCall call);
}

/// <summary>A call that was reached, with what is known there.</summary>
internal sealed record WatchedCall(
    SyntaxNode Syntax, IMethodSymbol Method, CodeContext Code, Value Instance, ImmutableArray<Argument> Arguments, FlowState State);

internal sealed class NoWatch : IFlowWatch
{
    public static readonly NoWatch Instance = new();

    public bool Watches(IMethodSymbol method) => false;

    public void Reached(WatchedCall call)
    {
    }
}
