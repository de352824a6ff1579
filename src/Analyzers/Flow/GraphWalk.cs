using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Runs one control flow graph forward until nothing new reaches any block.</summary>
internal sealed class GraphWalk
{
    private readonly FlowRun run;
    private readonly ControlFlowGraph graph;
    private readonly ExceptionRoutes routes;

    public GraphWalk(FlowRun run, ControlFlowGraph graph, Frame frame, Value self, IMethodSymbol? method)
    {
        this.run = run;
        this.graph = graph;
        Code = new CodeContext(run, graph, frame, self, method);
        routes = new ExceptionRoutes(graph);
    }

    public CodeContext Code { get; }

    /// <summary>The states in which the code returns; empty where it never does.</summary>
    public PathSet Exit { get; private set; } = PathSet.None;

    /// <summary>What it returns, on all paths together.</summary>
    public Value? Returned { get; private set; }

    /// <summary>The states in which the code is left, by return or by throwing itself.</summary>
    public PathSet Left { get; private set; } = PathSet.None;

    public void Run(PathSet entry) => RunBlocks(graph.Blocks[0], 0, graph.Blocks.Length - 1, entry, ends: null);

    /// <summary>The blocks from first to last, entered at one of them; a finally region's ends are gathered apart.</summary>
    private void RunBlocks(BasicBlock start, int first, int last, PathSet entry, List<FlowState>? ends)
    {
        var reached = new PathSet[last - first + 1];
        var pending = new SortedSet<int>();

        void Reach(BasicBlock block, FlowState state)
        {
            if (block.Ordinal < first || block.Ordinal > last)
            {
                return;
            }

            reached[block.Ordinal - first] = reached[block.Ordinal - first].Add(state, out var grew);
            if (grew)
            {
                pending.Add(block.Ordinal);
            }
        }

        foreach (var state in entry.States)
        {
            Reach(start, state);
        }

        while (pending.Count > 0 && !run.Exhausted)
        {
            var ordinal = pending.Min;
            pending.Remove(ordinal);
            var block = graph.Blocks[ordinal];
            foreach (var state in reached[ordinal - first].States)
            {
                RunBlock(block, state, Reach, ends);
            }
        }
    }

    private void RunBlock(BasicBlock block, FlowState entry, System.Action<BasicBlock, FlowState> reach, List<FlowState>? ends)
    {
        var states = PathSet.Of(entry);
        var raised = routes.From(block).IsEmpty ? PathSet.None : states;
        foreach (var operation in block.Operations)
        {
            var next = PathSet.None;
            foreach (var state in states.States)
            {
                foreach (var after in Statements.Execute(Code, operation, state))
                {
                    next = next.Add(after, out _);
                    raised = raised.IsEmpty ? raised : raised.Add(after, out _);
                }
            }

            states = next;
        }

        foreach (var state in raised.States)
        {
            Raise(block, state, reach);
        }

        foreach (var state in states.States)
        {
            Leave(block, state, reach, ends);
        }
    }

    private void Leave(BasicBlock block, FlowState state, System.Action<BasicBlock, FlowState> reach, List<FlowState>? ends)
    {
        if (block.Kind == BasicBlockKind.Exit)
        {
            Exit = Exit.Add(state, out _);
            Left = Left.Add(state, out _);
            return;
        }

        if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition)
        {
            var taken = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            Follow(block, block.ConditionalSuccessor, Conditions.Assume(Code, condition, taken, state), reach, ends);
            Follow(block, block.FallThroughSuccessor, Conditions.Assume(Code, condition, !taken, state), reach, ends);
            return;
        }

        if (block.BranchValue is { } value)
        {
            var evaluator = new Evaluator(Code, state);
            var result = evaluator.Evaluate(value);
            if (evaluator.IsDead)
            {
                return;
            }

            state = evaluator.State;
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return)
            {
                Returned = Returned?.With(result) ?? result;
            }
        }

        Follow(block, block.FallThroughSuccessor, state, reach, ends);
    }

    private void Follow(BasicBlock block, ControlFlowBranch? branch, FlowState? state, System.Action<BasicBlock, FlowState> reach, List<FlowState>? ends)
    {
        if (branch is null || state is null)
        {
            return;
        }

        if (branch.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow)
        {
            Left = Left.Add(state, out _);
            Raise(block, state, reach);
            return;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            ends?.Add(state);
            return;
        }

        foreach (var after in ThroughFinally(branch.FinallyRegions, state))
        {
            if (branch.Destination is { } destination)
            {
                reach(destination, after);
            }
        }
    }

    /// <summary>An operation of the block may throw: the state goes to every handler that may catch it, through the finally blocks between.</summary>
    private void Raise(BasicBlock block, FlowState state, System.Action<BasicBlock, FlowState> reach)
    {
        var states = new List<FlowState> { state };
        foreach (var step in routes.From(block))
        {
            if (step.Finally is { } region)
            {
                var after = new List<FlowState>();
                foreach (var raised in states)
                {
                    after.AddRange(ThroughFinally(ImmutableArray.Create(region), raised));
                }

                states = after;
            }
            else if (step.Handler is { } handler)
            {
                foreach (var raised in states)
                {
                    reach(handler, raised);
                }
            }
        }
    }

    private List<FlowState> ThroughFinally(ImmutableArray<ControlFlowRegion> regions, FlowState state)
    {
        var states = new List<FlowState> { state };
        foreach (var region in regions)
        {
            var after = PathSet.None;
            foreach (var entering in states)
            {
                var ends = new List<FlowState>();
                RunBlocks(graph.Blocks[region.FirstBlockOrdinal], region.FirstBlockOrdinal, region.LastBlockOrdinal, PathSet.Of(entering), ends);
                foreach (var end in ends)
                {
                    after = after.Add(end, out _);
                }
            }

            states = new List<FlowState>(after.States);
        }

        return states;
    }
}
