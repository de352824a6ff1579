using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>A delegate or method that the framework calls with one options object, run here to see what it does to that object.</summary>
/// <param name="method">It.</param>
/// <param name="graph">Its code.</param>
/// <param name="self">What <c>this</c> is in it.</param>
/// <param name="name">The name of the options where it is told one.</param>
internal sealed class Callback(IMethodSymbol method, ControlFlowGraph graph, Value self, string? name = null)
{
    public ControlFlowGraph Graph { get; } = graph;

    /// <summary>Null where its code cannot be seen.</summary>
    public static Callback? Of(DelegateAtom target, CodeContext code)
    {
        var cancellation = code.Run.Cancellation;
        if (target is { Lambda: { } lambda, Graph: { } outer })
        {
            return new Callback(target.Method, outer.GetAnonymousFunctionControlFlowGraphInScope(lambda, cancellation), code.Self);
        }

        var method = target.Method.OriginalDefinition;
        var body = method.MethodKind == MethodKind.LocalFunction
            ? Bodies.Declares(target.Graph, method) ? target.Graph!.GetLocalFunctionControlFlowGraphInScope(method, cancellation) : null
            : method.IsVirtual || method.IsAbstract || method.IsOverride ? null : code.Run.Model.Bodies.GraphOf(method, cancellation);
        return body is null ? null : new Callback(method, body, Value.Unknown);
    }

    /// <summary>Runs it on a fresh options object.</summary>
    /// <returns>The object as it leaves it, null where that is not known; and the state around it then.</returns>
    public (ObjectState? Settings, FlowState After) Configure(CodeContext code, FlowState state, TrackedType type)
    {
        var entry = state;
        var options = Objects.Allocate(code.Frame, Graph.OriginalOperation.Syntax, type, ref entry);
        var after = Run(code, entry, options);
        return (after?.StateOf(options), after ?? state);
    }

    /// <param name="code">The code around.</param>
    /// <param name="state">The state around, with the object in it.</param>
    /// <param name="handed">The object that the callback receives.</param>
    /// <returns>The state as the callback leaves it; null where it never returns.</returns>
    public FlowState? Run(CodeContext code, FlowState state, ObjectAtom handed)
    {
        var entry = state;
        foreach (var parameter in method.Parameters)
        {
            entry = entry.Assign(Place.Of(parameter), code.Run.Model.Types.Covers(handed.Site.Type, code.Resolve(parameter.Type)) ? Value.Of(handed)
                : name is not null && parameter.Type.SpecialType == SpecialType.System_String ? Value.Constant(name)
                : Value.Unknown);
        }

        // What it does is asked for, not done: the calls in it are told to nobody.
        code.Run.BeginTrial();
        var walk = new GraphWalk(code.Run, Graph, code.Frame.Enter(Graph.OriginalOperation.Syntax, method), self, method);
        walk.Run(PathSet.Of(entry));
        code.Run.EndTrial();
        return code.Run.Exhausted ? null : walk.Exit.Joined();
    }
}
