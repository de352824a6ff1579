using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// A variable that may hold one of several objects splits the path before it is used: on each way it holds one of them, so that what the code
/// reads, writes and asks of it is exact.
/// </summary>
internal static class Choices
{
    public static ImmutableArray<FlowState> Split(CodeContext code, IOperation operation, FlowState state)
    {
        var states = ImmutableArray.Create(state);
        return state.MayHoldChoices ? Split(code, operation, states) : states;
    }

    /// <summary>Gives the variable its value, on one way for each thing that it may be.</summary>
    public static ImmutableArray<FlowState> Assign(FlowState state, Place place, Value value)
    {
        if (!value.IsChoice)
        {
            return ImmutableArray.Create(state.Assign(place, value));
        }

        var states = ImmutableArray.CreateBuilder<FlowState>(value.Atoms.Length);
        foreach (var atom in value.Atoms)
        {
            states.Add(state.Assign(place, Value.Of(atom)));
        }

        return states.MoveToImmutable();
    }

    private static ImmutableArray<FlowState> Split(CodeContext code, IOperation operation, ImmutableArray<FlowState> states)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return Split(Place.Of(local.Local), states);
            case IParameterReferenceOperation parameter:
                return Split(Place.Of(parameter.Parameter), states);
            case IFlowCaptureReferenceOperation capture:
                return Split(Place.Of(code.Graph, capture.Id), states);
        }

        foreach (var child in operation.ChildOperations)
        {
            states = Split(code, child, states);
        }

        return states;
    }

    private static ImmutableArray<FlowState> Split(Place place, ImmutableArray<FlowState> states)
    {
        if (states.Length > PathSet.Most || !states[0][place].IsChoice)
        {
            return states;
        }

        var split = ImmutableArray.CreateBuilder<FlowState>();
        foreach (var state in states)
        {
            split.AddRange(Assign(state, place, state[place]));
        }

        return split.ToImmutable();
    }
}
