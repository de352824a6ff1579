using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>The calls that somebody wants to know of, told once for each way on which they are reached.</summary>
internal interface IFlowWatch
{
    /// <summary>Whether calls of the method are to be told; asked for every call, so cheap.</summary>
    bool Watches(IMethodSymbol method);

    /// <summary>Whether calls of this method of the compilation are to be entered, even where no followed object is handed to it.</summary>
    bool Enters(IMethodSymbol method);

    /// <summary>Whether a lambda or local function that somebody will call some time is of interest by itself.</summary>
    bool Runs(IMethodSymbol function);

    void Reached(WatchedCall call);

    /// <summary>What a watched call gives back. It keeps and changes nothing of what it is handed.</summary>
    Value ResultOf(WatchedCall call);
}

/// <summary>A watch that is told of assignments to properties as well: as calls of their setters.</summary>
internal interface ISetterWatch : IFlowWatch
{
    /// <summary>Asked for every assignment to a property that the flow does not follow itself, so cheap.</summary>
    bool Watches(IPropertySymbol property);
}

/// <summary>A call that was reached, with what is known there.</summary>
internal sealed record WatchedCall(
    SyntaxNode Syntax, IMethodSymbol Method, CodeContext Code, Value Instance, ImmutableArray<Argument> Arguments, FlowState State)
{
    /// <summary>What the call is made on: the instance, or the first argument of an extension method.</summary>
    public Value Receiver => Method.IsExtensionMethod && Arguments.Length > 0 ? Arguments[0].Value : Instance;

    /// <summary>The argument of that parameter; null where the call has none.</summary>
    public Argument? Argument(string parameter)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Parameter?.Name == parameter)
            {
                return argument;
            }
        }

        return null;
    }
}

internal sealed class NoWatch : IFlowWatch
{
    public static readonly NoWatch Instance = new();

    public bool Watches(IMethodSymbol method) => false;

    public bool Enters(IMethodSymbol method) => false;

    public bool Runs(IMethodSymbol function) => false;

    public void Reached(WatchedCall call)
    {
    }

    public Value ResultOf(WatchedCall call) => call.Instance;
}
