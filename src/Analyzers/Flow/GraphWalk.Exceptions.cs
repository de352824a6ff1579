using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Ways through handlers and finally blocks.</content>
internal sealed partial class GraphWalk
{
    /// <summary>An exception comes up in the block: the state goes to every handler that may catch it, through the finally blocks between.</summary>
    private void Raise(BasicBlock block, FlowState state, System.Action<BasicBlock, FlowState> reach)
    {
        var states = new List<FlowState> { state };
        var route = routes.From(block);
        foreach (var step in route.Steps)
        {
            if (step.Finally is { } region)
            {
                var after = new List<FlowState>();
                foreach (var raised in states)
                {
                    after.AddRange(ThroughFinally(ImmutableArray.Create(region), raised, reach));
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

        if (!route.IsCaught)
        {
            foreach (var raised in states)
            {
                Thrown = Thrown.Add(raised, out _);
            }
        }
    }

    private List<FlowState> ThroughFinally(ImmutableArray<ControlFlowRegion> regions, FlowState state, System.Action<BasicBlock, FlowState> reach)
    {
        var states = new List<FlowState> { state };
        foreach (var region in regions)
        {
            var after = PathSet.None;
            foreach (var entering in states)
            {
                var ends = new List<FlowState>();
                RunBlocks(graph.Blocks[region.FirstBlockOrdinal], region.FirstBlockOrdinal, region.LastBlockOrdinal, PathSet.Of(entering), ends, reach);
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
