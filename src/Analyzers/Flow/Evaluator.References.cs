using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Variables that are passed by reference: until the call is over, the parameter stands for the variable.</content>
internal sealed partial class Evaluator
{
    /// <summary>The state without the variables that parameters will stand for.</summary>
    private FlowState HandOver(ImmutableArray<Argument> arguments)
    {
        var entry = State;
        foreach (var argument in arguments)
        {
            entry = VariableOf(argument) is { } variable ? entry.Forget(variable) : entry;
            entry = argument.Target is IFlowCaptureReferenceOperation capture ? entry.Forget(Place.Of(code.Graph, capture.Id)) : entry;
        }

        return entry;
    }

    /// <summary>Gives the variables that were passed by reference what the parameters hold.</summary>
    private FlowState HandBack(FlowState state, IMethodSymbol method, ImmutableArray<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            if (VariableOf(argument) is { } variable)
            {
                state = state.Assign(variable, state[Place.Of(method.Parameters[argument.Parameter!.Ordinal])]);
            }
        }

        return state;
    }

    private Place? VariableOf(Argument argument) => argument.Parameter is null || argument.Target is null ? null : VariableOf(argument.Target);

    private Place? VariableOf(IOperation target) => target switch
    {
        IFlowCaptureReferenceOperation capture when code.Targets.TryGetValue(capture.Id, out var captured) && captured != target => VariableOf(captured),
        ILocalReferenceOperation local when !IsAliased(local.Local) => Place.Of(local.Local),
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } when !IsAliased(local.Local) => Place.Of(local.Local),
        IParameterReferenceOperation parameter => Place.Of(parameter.Parameter),
        _ => null,
    };
}
