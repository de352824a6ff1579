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
                return RefineCapture(code, capture, constant, holds, state);
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

    /// <summary>A temporary that copies a variable (<c>switch (flag)</c>) teaches of the variable what it teaches of itself.</summary>
    private static FlowState? RefineCapture(CodeContext code, IFlowCaptureReferenceOperation capture, Atom constant, bool holds, FlowState state)
    {
        var place = Place.Of(code.Graph, capture.Id);
        var source = !code.Targets.TryGetValue(capture.Id, out var captured) ? null
            : captured is ILocalReferenceOperation local ? Place.Of(local.Local)
            : captured is IParameterReferenceOperation parameter ? Place.Of(parameter.Parameter)
            : (Place?)null;
        var refined = source is { } variable && state[variable].Equals(state[place]) ? RefineVariable(variable, constant, holds, state) : state;
        return refined is null ? null : RefineVariable(place, constant, holds, refined);
    }

    private static FlowState? RefineVariable(Place place, Atom constant, bool holds, FlowState state)
    {
        var decided = Decided(constant, holds);
        Value? value = null;
        foreach (var atom in state[place].Atoms)
        {
            if (MayBe(atom, constant, holds))
            {
                var kept = decided is not null && (atom.IsUnknown || atom == Atom.Request) ? decided : atom;
                value = value?.With(kept) ?? Value.Of(kept);
            }
        }

        return value is not { } refined ? null : refined.Equals(state[place]) ? state : state.Assign(place, refined);
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
