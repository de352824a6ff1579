using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// A watch that knows of objects which the code finds and does not make: the framework keeps them, and gives out the same one each time. They are
/// followed from the start of the function that they belong to until it returns.
/// </summary>
internal interface IFoundWatch : IFlowWatch
{
    /// <summary>Where the object waits that the expression finds; null for every other expression. Asked for every call and property, so cheap.</summary>
    Place? PlaceOf(SyntaxNode expression);

    /// <summary>The state in which the body, lambda or local function begins, with the objects that belong to it.</summary>
    FlowState Entered(SyntaxNode function, FlowState state);

    /// <summary>The body, lambda or local function has been run.</summary>
    void Left(SyntaxNode function, GraphWalk walk);
}
