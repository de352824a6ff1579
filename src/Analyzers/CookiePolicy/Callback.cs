using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.CookiePolicy;

/// <summary>A delegate or method that the framework calls with one options object, run here to see what it does to that object.</summary>
internal sealed class Callback(IMethodSymbol method, ControlFlowGraph graph, Value self)
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

    /// <param name="code">The code around.</param>
    /// <param name="state">The state around.</param>
    /// <param name="site">The object's.</param>
    /// <param name="fresh">The object as the callback receives it.</param>
    /// <param name="settings">The object as it leaves it; null where that is not known.</param>
    /// <returns>The state as the callback leaves it; null where it never returns.</returns>
    public FlowState? Run(CodeContext code, FlowState state, AllocationSite site, ObjectState fresh, out ObjectState? settings)
    {
        settings = null;
        var atom = new ObjectAtom(site, Older: false);
        var entry = state.Update(atom, fresh);
        foreach (var parameter in method.Parameters)
        {
            entry = entry.Assign(Place.Of(parameter), site.Type.Covers(parameter.Type) ? Value.Of(atom) : Value.Unknown);
        }

        var walk = new GraphWalk(code.Run, Graph, code.Frame.Enter(Graph.OriginalOperation.Syntax, method), self, method);
        walk.Run(PathSet.Of(entry));
        if (code.Run.Exhausted || walk.Exit.Joined() is not { } exit)
        {
            return null;
        }

        settings = exit.StateOf(atom);
        return exit;
    }
}
