using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <content>One block: its statements, and the branches that are taken at its end.</content>
internal sealed partial class GraphWalk
{
    private void RunBlock(BasicBlock block, FlowState entry, System.Action<BasicBlock, FlowState> reach, List<FlowState>? ends)
    {
        var states = PathSet.Of(entry);
        Code.Thrown = PathSet.None;
        foreach (var operation in block.Operations)
        {
            var next = PathSet.None;
            foreach (var state in states.States)
            {
                foreach (var one in Choices.Split(Code, operation, state))
                {
                    foreach (var after in Statements.Execute(Code, operation, one))
                    {
                        next = next.Add(one == state ? after : after.WithoutLitter(held), out _);
                    }
                }
            }

            states = next;
        }

        var ways = new List<(ControlFlowBranch? Branch, FlowState State)>();
        foreach (var state in states.States)
        {
            foreach (var one in block.BranchValue is { } value ? Choices.Split(Code, value, state) : ImmutableArray.Create(state))
            {
                Leave(block, one, ways);
            }
        }

        foreach (var state in Code.Thrown.States)
        {
            Raise(block, state, reach);
        }

        foreach (var (branch, state) in ways)
        {
            Follow(block, branch, state, reach, ends);
        }
    }

    /// <summary>Collects the branches that are taken at the end of the block.</summary>
    private void Leave(BasicBlock block, FlowState state, List<(ControlFlowBranch? Branch, FlowState State)> ways)
    {
        if (block.Kind == BasicBlockKind.Exit)
        {
            Exit = Exit.Add(state.WithoutLitter(held), out _);
            return;
        }

        if (block.ConditionKind != ControlFlowConditionKind.None && block.BranchValue is { } condition)
        {
            var taken = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            if (Conditions.Assume(Code, condition, taken, state) is { } holds)
            {
                ways.Add((block.ConditionalSuccessor, holds));
            }

            if (Conditions.Assume(Code, condition, !taken, state) is { } fails)
            {
                ways.Add((block.FallThroughSuccessor, fails));
            }

            return;
        }

        if (block.BranchValue is not { } value)
        {
            ways.Add((block.FallThroughSuccessor, state));
            return;
        }

        var evaluator = new Evaluator(Code, state);
        var evaluated = evaluator.Evaluate(value);
        if (evaluator.IsDead)
        {
            return;
        }

        if (block.FallThroughSuccessor?.Semantics != ControlFlowBranchSemantics.Return)
        {
            ways.Add((block.FallThroughSuccessor, evaluator.State));
            return;
        }

        foreach (var returning in Choices.Assign(evaluator.State, result, evaluated))
        {
            ways.Add((block.FallThroughSuccessor, returning));
        }
    }

    private void Follow(BasicBlock block, ControlFlowBranch? branch, FlowState state, System.Action<BasicBlock, FlowState> reach, List<FlowState>? ends)
    {
        switch (branch?.Semantics)
        {
            case null:
                break;
            case ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow:
                Raise(block, state, reach);
                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling:
                ends?.Add(state);
                break;
            default:
                foreach (var after in ThroughFinally(branch.FinallyRegions, state, reach))
                {
                    if (branch.Destination is { } destination)
                    {
                        reach(destination, Tidy(branch, destination, after));
                    }
                }

                break;
        }
    }

    /// <summary>Forgets what ended with the regions that the branch leaves, so that it does not keep paths apart that are the same from here on.</summary>
    private FlowState Tidy(ControlFlowBranch branch, BasicBlock destination, FlowState state)
    {
        foreach (var region in branch.LeavingRegions)
        {
            foreach (var capture in region.CaptureIds)
            {
                state = state.Forget(Place.Of(graph, capture));
            }

            if (!Code.MakesFunctions)
            {
                foreach (var local in region.Locals)
                {
                    state = state.Forget(Place.Of(local));
                }
            }
        }

        return destination.Predecessors.Length > 1 ? state.WithoutLitter(held) : state;
    }
}
