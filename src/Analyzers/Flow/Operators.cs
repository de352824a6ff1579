using System;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What operators and patterns give for what is known of their operands.</summary>
internal static class Operators
{
    private const int LongestText = 1024;

    public static Value Negate(IUnaryOperation unary, Value operand) =>
        unary.OperatorKind != UnaryOperatorKind.Not ? Value.Unknown : operand.Select(Not);

    public static Atom Not(Atom atom) => atom switch
    {
        ConstantAtom { Value: bool value } => Atom.Of(!value),
        DebugAtom { Value: var value } => new DebugAtom(!value),
        _ when atom == Atom.Request => Atom.Request,
        _ => Atom.Unknown,
    };

    public static Value Combine(BinaryOperatorKind kind, Value left, Value right)
    {
        Value? result = null;
        foreach (var one in left.Atoms)
        {
            foreach (var other in right.Atoms)
            {
                var atom = Combine(kind, one, other);
                result = result?.With(atom) ?? Value.Of(atom);
            }
        }

        return result ?? Value.Unknown;
    }

    public static Value IsNull(Value operand) => operand.Select(static atom => atom switch
    {
        ConstantAtom { Value: var value } => Atom.Of(value is null),
        ObjectAtom or TupleAtom or DelegateAtom or SpanAtom or InstantAtom => Atom.False,
        _ => Atom.Unknown,
    });

    private static Atom Combine(BinaryOperatorKind kind, Atom left, Atom right) => kind switch
    {
        BinaryOperatorKind.Equals => AreEqual(left, right),
        BinaryOperatorKind.NotEquals => Not(AreEqual(left, right)),
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => And(left, right),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => Not(And(Not(left), Not(right))),
        BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual
            when left is ConstantAtom { Value: int one } && right is ConstantAtom { Value: int other } => Atom.Of(Compare(kind, one, other)),
        BinaryOperatorKind.ExclusiveOr when left is ConstantAtom { Value: bool } && right is ConstantAtom { Value: bool } => Not(AreEqual(left, right)),
        BinaryOperatorKind.Add when left != Atom.Request && right != Atom.Request && (IsText(left) || IsText(right)) => Join(left, right),
        _ => left == Atom.Request || right == Atom.Request ? Atom.Request : Atom.Unknown,
    };

    private static bool Compare(BinaryOperatorKind kind, int left, int right) => kind switch
    {
        BinaryOperatorKind.LessThan => left < right,
        BinaryOperatorKind.LessThanOrEqual => left <= right,
        BinaryOperatorKind.GreaterThan => left > right,
        _ => left >= right,
    };

    public static Atom AreEqual(Atom left, Atom right)
    {
        if (left is ConstantAtom one && right is ConstantAtom other)
        {
            return Atom.Of(Equals(one.Value, other.Value));
        }

        if ((left is DebugAtom || right is DebugAtom) && (left is ConstantAtom { Value: bool } || right is ConstantAtom { Value: bool }))
        {
            return left.IsConstant(false) || right.IsConstant(false) ? Not(left is DebugAtom ? left : right) : left is DebugAtom ? left : right;
        }

        if (left == Atom.EnvironmentName || right == Atom.EnvironmentName)
        {
            var name = left == Atom.EnvironmentName ? right : left;
            return name is ConstantAtom { Value: string text } && IsDevelopment(text) ? Atom.False : Atom.Unknown;
        }

        return (left is ObjectAtom && right.IsConstant(null)) || (right is ObjectAtom && left.IsConstant(null))
            ? Atom.False
            : left == Atom.Request || right == Atom.Request ? Atom.Request : Atom.Unknown;
    }

    public static bool IsDevelopment(string environment) => string.Equals(environment, "Development", StringComparison.OrdinalIgnoreCase);

    public static Atom And(Atom left, Atom right)
    {
        if (left.IsConstant(false) || right.IsConstant(false))
        {
            return Atom.False;
        }

        if (left.IsConstant(true))
        {
            return right;
        }

        if (right.IsConstant(true))
        {
            return left;
        }

        return left == Atom.Request || right == Atom.Request ? Atom.Request : Atom.Unknown;
    }

    private static bool IsText(Atom atom) => atom is ConstantAtom { Value: string } or TextAtom;

    /// <summary>A text of two parts, of which one at least is known: the other one leaves a hole.</summary>
    private static Atom Join(Atom left, Atom right)
    {
        var pattern = PatternOf(left) + PatternOf(right);
        return pattern.Length > LongestText ? Atom.Unknown
            : pattern.IndexOf(TextAtom.Hole) >= 0 ? new TextAtom(pattern)
            : new ConstantAtom(pattern);
    }

    private static string PatternOf(Atom atom) => atom switch
    {
        TextAtom text => text.Pattern,
        ConstantAtom { Value: null } => string.Empty,
        ConstantAtom { Value: string text } => text,
        ConstantAtom { Value: int number and >= 0 } => FormattableString.Invariant($"{number}"),
        ConstantAtom { Value: long number and >= 0 } => FormattableString.Invariant($"{number}"),
        ConstantAtom { Value: char character } => character.ToString(),
        _ => TextAtom.Hole.ToString(),
    };
}
