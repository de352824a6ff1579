using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Operators, and whether two references are one object.</content>
internal sealed partial class Evaluator
{
    private Value Combine(IBinaryOperation binary)
    {
        var left = Evaluate(binary.LeftOperand);
        var right = Evaluate(binary.RightOperand);
        if (binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
        {
            return Operators.Combine(binary.OperatorKind, left, right);
        }

        var same = binary.LeftOperand.Type?.IsReferenceType == true && IsSameVariable(binary.LeftOperand, binary.RightOperand)
            ? Atom.True
            : AreSame(left, right);
        return same is null ? Operators.Combine(binary.OperatorKind, left, right)
            : Value.Of(binary.OperatorKind == BinaryOperatorKind.Equals ? same : Operators.Not(same));
    }

    /// <summary>Whether two references lead to one object; null where that cannot be told.</summary>
    public Atom? AreSame(Value left, Value right)
    {
        if (left.Single is not ObjectAtom one || right.Single is not ObjectAtom other)
        {
            return null;
        }

        if (one.Equals(other))
        {
            // What is read from a member may come from another owner than last time.
            return one.Older || one.Site.Frame.IsOfMember ? null : Atom.True;
        }

        // What was made here is what a member holds only if somebody put it there.
        return (one.Site.Frame.IsOfMember, other.Site.Frame.IsOfMember) switch
        {
            (true, true) => null,
            (true, false) => IsPrivate(other) ? Atom.False : null,
            (false, true) => IsPrivate(one) ? Atom.False : null,
            _ => Atom.False,
        };
    }

    private bool IsPrivate(ObjectAtom atom) => State.StateOf(atom) is { Escaped: false };

    private static bool IsSameVariable(IOperation left, IOperation right) => (left, right) switch
    {
        (IConversionOperation { OperatorMethod: null } conversion, _) => IsSameVariable(conversion.Operand, right),
        (_, IConversionOperation { OperatorMethod: null } conversion) => IsSameVariable(left, conversion.Operand),
        (ILocalReferenceOperation one, ILocalReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Local, other.Local),
        (IParameterReferenceOperation one, IParameterReferenceOperation other) => SymbolEqualityComparer.Default.Equals(one.Parameter, other.Parameter),
        _ => false,
    };
}
