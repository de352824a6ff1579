using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Runs one statement of a block.</summary>
internal static class Statements
{
    private static readonly ImmutableArray<FlowState> Nothing = ImmutableArray<FlowState>.Empty;

    public static ImmutableArray<FlowState> Execute(CodeContext code, IOperation statement, FlowState entry)
    {
        var evaluator = new Evaluator(code, entry);
        if (statement is IFlowCaptureOperation capture)
        {
            evaluator.RememberTarget(capture);
            var captured = evaluator.Evaluate(capture.Value);
            if (captured.IsUnknown && capture.Value.Type?.SpecialType == SpecialType.System_Boolean && code.IsDecidedByRequest(capture.Value.Syntax))
            {
                captured = captured.Select(static atom => atom.IsUnknown ? Atom.Request : atom);
            }

            return evaluator.IsDead ? Nothing : Choices.Assign(evaluator.State, Place.Of(code.Graph, capture.Id), captured);
        }

        var assignment = (statement as IExpressionStatementOperation)?.Operation ?? statement;
        if (assignment is ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target } simple)
        {
            var assigned = evaluator.Evaluate(simple.Value);
            if (evaluator.IsDead)
            {
                return Nothing;
            }

            if (!evaluator.IsAliased(target.Local))
            {
                evaluator.Wrote(Place.Of(target.Local), simple.Syntax);
                return Choices.Assign(evaluator.State, Place.Of(target.Local), assigned);
            }

            return ImmutableArray.Create(evaluator.State.Escape(assigned));
        }

        evaluator.Evaluate(statement);
        return evaluator.IsDead ? Nothing : ImmutableArray.Create(evaluator.State);
    }
}
