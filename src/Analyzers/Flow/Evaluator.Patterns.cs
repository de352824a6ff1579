using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Patterns: whether they match, and what the variables in them become.</content>
internal sealed partial class Evaluator
{
    private Value Match(IIsPatternOperation operation)
    {
        var value = Evaluate(operation.Value);
        return Match(value, operation.Pattern);
    }

    private Value Match(Value value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true } constant }:
                return value.Select(atom => Operators.AreEqual(atom, new ConstantAtom(constant.Value)));
            case INegatedPatternOperation negated:
                return Match(value, negated.Pattern).Select(Operators.Not);
            case IBinaryPatternOperation binary:
                var left = Match(value, binary.LeftPattern);
                return Operators.Combine(binary.OperatorKind == BinaryOperatorKind.Or ? BinaryOperatorKind.Or : BinaryOperatorKind.And, left, Match(value, binary.RightPattern));
            case IDiscardPatternOperation:
                return Value.Of(Atom.True);
            case IDeclarationPatternOperation declaration:
                Declare(declaration.DeclaredSymbol, value);
                return declaration.MatchesNull ? Value.Of(Atom.True) : IsOfType(value, declaration.MatchedType);
            case ITypePatternOperation type:
                return IsOfType(value, type.MatchedType);
            case IRecursivePatternOperation recursive:
                return MatchParts(value, recursive);
            default:
                return value.Select(static atom => atom == Atom.Request ? Atom.Request : Atom.Unknown);
        }
    }

    private Value MatchParts(Value value, IRecursivePatternOperation pattern)
    {
        Declare(pattern.DeclaredSymbol, value);
        var matches = pattern.DeconstructionSubpatterns.IsEmpty ? IsOfType(value, pattern.MatchedType) : Value.Unknown;
        foreach (var part in pattern.PropertySubpatterns)
        {
            var member = part.Member switch
            {
                IPropertyReferenceOperation { Property: var property } => ReadMatched(property, value),
                IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } field } => ReadElement(value, field),
                _ => Value.Unknown,
            };
            matches = Operators.Combine(BinaryOperatorKind.And, matches, Match(member, part.Pattern));
        }

        var elements = value.Single is TupleAtom tuple && tuple.Elements.Length == pattern.DeconstructionSubpatterns.Length ? tuple.Elements : default;
        for (var i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
        {
            var matched = Match(elements.IsDefault ? Value.Unknown : elements[i], pattern.DeconstructionSubpatterns[i]);
            matches = i == 0 && !elements.IsDefault ? matched : Operators.Combine(BinaryOperatorKind.And, matches, matched);
        }

        if (elements.IsDefault && !pattern.DeconstructionSubpatterns.IsEmpty)
        {
            State = State.Escape(Handed(value, pattern.Syntax));
        }

        return matches;
    }

    private void Declare(ISymbol? declared, Value value)
    {
        if (declared is not null)
        {
            State = State.Assign(Place.Of(declared), value);
        }
    }

    /// <summary>Whether the value is there and of the type: sure of objects whose own type is asked for, and of null.</summary>
    private Value IsOfType(Value value, ITypeSymbol? type) => value.Select(atom => atom switch
    {
        ConstantAtom { Value: null } => Atom.False,
        ObjectAtom found when type?.SpecialType == SpecialType.System_Object || SymbolEqualityComparer.Default.Equals(Types.SymbolOf(found.Site.Type), type) => Atom.True,
        TupleAtom => Atom.True,
        _ when atom == Atom.Request => Atom.Request,
        _ => Atom.Unknown,
    });

    private Value ReadMatched(IPropertySymbol property, Value owner) =>
        FrameworkValues.OfProperty(Symbols, property, ImmutableArray<Value>.Empty) is { } known ? Value.Of(known)
        : Model.MemberOf(property) is not null ? ReadMember(owner, property.Name)
        : Value.Unknown;
}
