using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Where an exception of each block may go: the handlers and finally regions around it, innermost first.</summary>
internal sealed class ExceptionRoutes(ControlFlowGraph graph)
{
    private readonly Dictionary<ControlFlowRegion, Route> routes = new();

    public Route From(BasicBlock block)
    {
        var region = block.EnclosingRegion;
        if (!routes.TryGetValue(region, out var route))
        {
            routes.Add(region, route = Collect(region));
        }

        return route;
    }

    private Route Collect(ControlFlowRegion from)
    {
        var steps = ImmutableArray.CreateBuilder<Step>();
        // A lambda's outermost region has the code around the lambda about it: what is thrown in the lambda does not go there.
        for (var region = from; region.Kind != ControlFlowRegionKind.Root && region.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
            {
                continue;
            }

            var catchesAll = false;
            foreach (var sibling in outer.NestedRegions)
            {
                if (sibling.Kind == ControlFlowRegionKind.Finally)
                {
                    steps.Add(new Step(sibling, null));
                }
                else if (sibling.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                {
                    steps.Add(new Step(null, graph.Blocks[sibling.FirstBlockOrdinal]));
                    catchesAll |= sibling.Kind == ControlFlowRegionKind.Catch
                        && sibling.ExceptionType is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
                }
            }

            if (catchesAll)
            {
                return new Route(steps.ToImmutable(), IsCaught: true);
            }
        }

        return new Route(steps.ToImmutable(), IsCaught: false);
    }

    /// <summary>All that an exception passes, and whether it ends there.</summary>
    public readonly record struct Route(ImmutableArray<Step> Steps, bool IsCaught);

    /// <summary>Either a finally region that runs on the way, or the block where a handler begins.</summary>
    public readonly record struct Step(ControlFlowRegion? Finally, BasicBlock? Handler);
}
