using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What a branch teaches: the state after the condition had that outcome, or none where it cannot have it.</summary>
internal static class Conditions
{
    public static FlowState? Assume(CodeContext code, IOperation condition, bool outcome, FlowState entry)
    {
        var evaluator = new Evaluator(code, entry);
        var value = evaluator.Evaluate(condition);
        if (evaluator.IsDead)
        {
            return null;
        }

        if (value.Contains(Atom.Request))
        {
            code.FollowsRequest(condition.Syntax);
        }

        foreach (var atom in value.Atoms)
        {
            if (!atom.IsConstant(!outcome) && atom != DebugAtom.Of(outcome))
            {
                return Refine(code, condition, Atom.Of(outcome), holds: true, evaluator.State);
            }
        }

        return null;
    }

    /// <summary>The expression equals the constant, or does not.</summary>
    private static FlowState? Refine(CodeContext code, IOperation expression, Atom constant, bool holds, FlowState state)
    {
        switch (expression)
        {
            case IConversionOperation conversion:
                return Refine(code, conversion.Operand, constant, holds, state);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not:
                return Refine(code, not.Operand, Operators.Not(constant), holds, state);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary when constant is ConstantAtom { Value: bool truth }:
                var (operand, other) = binary.LeftOperand.ConstantValue.HasValue ? (binary.RightOperand, binary.LeftOperand) : (binary.LeftOperand, binary.RightOperand);
                return other.ConstantValue.HasValue
                    ? Refine(code, operand, new ConstantAtom(other.ConstantValue.Value), holds == (truth == (binary.OperatorKind == BinaryOperatorKind.Equals)), state)
                    : state;
            case IIsPatternOperation pattern when constant is ConstantAtom { Value: bool truth }:
                return RefinePattern(code, pattern.Value, pattern.Pattern, holds == truth, state);
            case IIsNullOperation isNull when constant is ConstantAtom { Value: bool truth }:
                return Refine(code, isNull.Operand, Atom.Null, holds == truth, state);
            case ILocalReferenceOperation local:
                return RefineVariable(Place.Of(local.Local), constant, holds, state);
            case IParameterReferenceOperation parameter:
                return RefineVariable(Place.Of(parameter.Parameter), constant, holds, state);
            case IFlowCaptureReferenceOperation capture:
                return RefineVariable(Place.Of(code.Graph, capture.Id), constant, holds, state);
            case IPropertyReferenceOperation { Instance: { } instance } property:
                return RefineMember(code, instance, property.Property.Name, constant, holds, state);
            default:
                return state;
        }
    }

    private static FlowState? RefinePattern(CodeContext code, IOperation matched, IPatternOperation pattern, bool matches, FlowState state)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return RefinePattern(code, matched, negated.Pattern, !matches, state);
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant }:
                return Refine(code, matched, new ConstantAtom(constant.Value), matches, state);
            case IRecursivePatternOperation { PropertySubpatterns: { Length: 1 } parts } when parts[0] is
                { Member: IPropertyReferenceOperation { Property.Name: var member }, Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant } }:
                return RefineMember(code, matched, member, new ConstantAtom(constant.Value), matches, state);
            default:
                return state;
        }
    }

    private static FlowState? RefineVariable(Place place, Atom constant, bool holds, FlowState state)
    {
        var kept = state[place].Atoms.Where(atom => MayBe(atom, constant, holds)).ToImmutableArray();
        if (kept.IsEmpty)
        {
            return null;
        }

        var value = kept.Aggregate((Value?)null, static (sum, atom) => sum?.With(atom) ?? Value.Of(atom))!.Value;
        if (value.Single is { } single && (single.IsUnknown || single == Atom.Request) && Decided(constant, holds) is { } decided)
        {
            value = Value.Of(decided);
        }

        return value.Equals(state[place]) ? state : state.Assign(place, value);
    }

    private static FlowState? RefineMember(CodeContext code, IOperation instance, string member, Atom constant, bool holds, FlowState state)
    {
        if (new Evaluator(code, state).Evaluate(instance).Single is not ObjectAtom { Older: false } atom
            || state.StateOf(atom) is not { Escaped: false } known
            || !atom.Site.Type.Has(member))
        {
            return state;
        }

        var facts = known[member];
        var kept = facts.Where(fact => MayBe(fact.Atom == Atom.Unset ? atom.Site.Type.DefaultOf(member) : fact.Atom, constant, holds)).ToImmutableArray();
        if (kept.IsEmpty)
        {
            return null;
        }

        var decided = Decided(constant, holds);
        return state.Update(atom, known.Set(member, kept.Select(fact => fact.Atom == Atom.Request && decided is not null ? fact with { Atom = decided } : fact).ToImmutableArray()));
    }

    private static bool MayBe(Atom atom, Atom constant, bool holds)
    {
        var equal = Operators.AreEqual(atom, constant);
        return !equal.IsConstant(!holds);
    }

    /// <summary>The value that the outcome leaves to a variable of which nothing was known.</summary>
    private static Atom? Decided(Atom constant, bool holds) =>
        holds ? constant : constant is ConstantAtom { Value: bool value } ? Atom.Of(!value) : null;
}
