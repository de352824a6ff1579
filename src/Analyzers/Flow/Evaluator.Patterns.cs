using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Patterns: whether they match, and what the variables in them become.</content>
internal sealed partial class Evaluator
{
    private Value Match(IIsPatternOperation operation)
    {
        var value = Evaluate(operation.Value);
        Bind(operation.Pattern, value);
        return Operators.Matches(value, operation.Pattern);
    }

    private void Bind(IPatternOperation pattern, Value value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                State = State.Assign(Place.Of(declared), value);
                break;
            case INegatedPatternOperation negated:
                Bind(negated.Pattern, value);
                break;
            case IBinaryPatternOperation binary:
                Bind(binary.LeftPattern, value);
                Bind(binary.RightPattern, value);
                break;
            case IRecursivePatternOperation recursive:
                BindRecursive(recursive, value);
                break;
        }
    }

    private void BindRecursive(IRecursivePatternOperation pattern, Value value)
    {
        if (pattern.DeclaredSymbol is { } declared)
        {
            State = State.Assign(Place.Of(declared), value);
        }

        foreach (var part in pattern.PropertySubpatterns)
        {
            Bind(part.Pattern, part.Member is IPropertyReferenceOperation { Property: var property } ? ReadMatched(property, value) : Value.Unknown);
        }

        foreach (var part in pattern.DeconstructionSubpatterns)
        {
            Bind(part, Value.Unknown);
        }
    }

    private Value ReadMatched(IPropertySymbol property, Value owner) =>
        FrameworkValues.OfProperty(Symbols, property, System.Collections.Immutable.ImmutableArray<Value>.Empty) is { } known ? Value.Of(known)
        : Model.MemberOf(property) is not null ? ReadMember(owner, property.Name)
        : Value.Unknown;
}
