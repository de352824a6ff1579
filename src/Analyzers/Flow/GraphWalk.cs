using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Runs one control flow graph forward until nothing new reaches any block.</summary>
internal sealed partial class GraphWalk
{
    private readonly FlowRun run;
    private readonly ControlFlowGraph graph;
    private readonly ExceptionRoutes routes;
    private readonly Place result;
    private ImmutableDictionary<ObjectAtom, ObjectState> held = ImmutableDictionary<ObjectAtom, ObjectState>.Empty;

    public GraphWalk(FlowRun run, ControlFlowGraph graph, Frame frame, Value self, IMethodSymbol? method)
    {
        this.run = run;
        this.graph = graph;
        Code = new CodeContext(run, graph, frame, self, method);
        routes = new ExceptionRoutes(graph);
        result = Place.OfReturned(graph);
    }

    public CodeContext Code { get; }

    /// <summary>The states in which the code returns; empty where it never does.</summary>
    public PathSet Exit { get; private set; } = PathSet.None;

    /// <summary>The states in which an exception may leave the code.</summary>
    public PathSet Thrown { get; private set; } = PathSet.None;

    public void Run(PathSet entry)
    {
        if (Code.Frame.Outer is not null && !entry.IsEmpty)
        {
            // The caller may hold objects that no variable does: operands of the expression that the call is part of.
            held = entry.States[0].Litter();
        }

        RunBlocks(graph.Blocks[0], 0, graph.Blocks.Length - 1, entry, ends: null, outside: null);
    }

    /// <summary>What the code returns, in a state in which it does.</summary>
    public Value Returned(FlowState exit) => exit[result];

    /// <summary>The blocks from first to last, entered at one of them; a finally region's ends are gathered apart.</summary>
    private void RunBlocks(BasicBlock start, int first, int last, PathSet entry, List<FlowState>? ends, System.Action<BasicBlock, FlowState>? outside)
    {
        var reached = new PathSet[last - first + 1];
        var done = new PathSet[last - first + 1];
        var pending = new SortedSet<int>();

        void Reach(BasicBlock block, FlowState state)
        {
            if (block.Ordinal < first || block.Ordinal > last)
            {
                // What a finally block throws goes to the handlers around it.
                outside?.Invoke(block, state);
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
            var before = done[ordinal - first].States;
            done[ordinal - first] = reached[ordinal - first];
            foreach (var state in reached[ordinal - first].States)
            {
                if (before.IndexOf(state) < 0)
                {
                    RunBlock(graph.Blocks[ordinal], state, Reach, ends);
                }
            }
        }
    }
}
