using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.HeaderWrites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>What assignments write where they are reached outside of development.</summary>
internal sealed class ReachedAssignments(FlowModel flow, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, Watch?> bodies = new();

    /// <summary>What the assignment writes on all ways; null where it is never reached, or not known to be.</summary>
    public Value? ValueOf(AssignmentExpressionSyntax assignment) =>
        In(assignment) is { } watch && watch.Written.TryGetValue(assignment, out var value) ? value : null;

    /// <summary>Whether the node's code is run outside of development, as far as one can see.</summary>
    private Watch? In(SyntaxNode node)
    {
        if (SetCookieNames.BodyAround(node) is not { } root || DebugRegions.Of(node.SyntaxTree).IsDebugOnly(node))
        {
            return null;
        }

        if (!bodies.TryGetValue(root, out var watch))
        {
            bodies.Add(root, watch = Run(root));
        }

        return watch;
    }

    private Watch? Run(SyntaxNode root)
    {
        if (flow.Bodies.GraphOf(root, cancellation) is not { } graph)
        {
            return null;
        }

        var watch = new Watch();
        var run = new FlowRun(flow, watch, SummaryChain.Empty, null, cancellation);
        new GraphWalk(run, graph, run.Root, Value.Unknown, null).Run(PathSet.Of(FlowState.Empty));
        run.Functions.Run(run);
        return run.Exhausted ? null : watch;
    }

    private sealed class Watch : IFlowWatch, IAssignmentWatch
    {
        public Dictionary<SyntaxNode, Value> Written { get; } = new();

        public void Assigned(IPropertySymbol property, Value value, SyntaxNode node) =>
            Written[node] = Written.TryGetValue(node, out var known) ? known.With(value) : value;

        public bool Watches(IMethodSymbol method) => false;

        public bool Enters(IMethodSymbol method) => false;

        public bool Runs(IMethodSymbol function) => true;

        public void Reached(WatchedCall call)
        {
        }

        public Value ResultOf(WatchedCall call) => call.Instance;
    }
}
