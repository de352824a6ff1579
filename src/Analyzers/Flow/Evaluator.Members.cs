using System.Collections.Immutable;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Reading fields and properties.</content>
internal sealed partial class Evaluator
{
    private Value ReadField(IFieldReferenceOperation reference)
    {
        var instance = Evaluate(reference.Instance);
        var field = reference.Field;
        if (field.ContainingType.IsTupleType)
        {
            return ReadElement(instance, field);
        }

        if (IsConstructed(field, reference.Instance))
        {
            return State[Place.Of(field)];
        }

        return (FrameworkValues.OfField(field) ?? ConstantSpan.OfField(field)) is { } known ? Value.Of(known) : ReadMember(field, reference.Syntax);
    }

    private static Value ReadElement(Value instance, IFieldSymbol field) =>
        instance.Single is TupleAtom tuple && IndexOf(field) is var index && index >= 0 && index < tuple.Elements.Length ? tuple.Elements[index] : Value.Unknown;

    private static Value WithElement(Value instance, IFieldSymbol field, Value element) =>
        instance.Single is TupleAtom tuple && IndexOf(field) is var index && index >= 0 && index < tuple.Elements.Length
            ? Value.Of(new TupleAtom(tuple.Elements.SetItem(index, element)))
            : Value.Unknown;

    private static int IndexOf(IFieldSymbol field)
    {
        var elements = field.ContainingType.TupleElements;
        for (var i = 0; i < elements.Length; i++)
        {
            if (elements[i].Name == field.Name || elements[i].CorrespondingTupleField?.Name == field.Name)
            {
                return i;
            }
        }

        return -1;
    }

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var instance = Evaluate(reference.Instance);
        var arguments = reference.Arguments.IsEmpty ? ImmutableArray<Value>.Empty : EvaluateAll(reference.Arguments);
        var property = reference.Property;
        if (IsMissing(reference.Instance, instance))
        {
            return Value.Unknown;
        }

        if (Run.Found?.PlaceOf(reference.Syntax) is { } place)
        {
            return MayThrow(State[place]);
        }

        if (FrameworkValues.OfProperty(Model.Symbols, property, arguments) is { } known)
        {
            return Value.Of(known);
        }

        if (ConstantSpan.OfProperty(property, instance) is { } time)
        {
            return time;
        }

        if (FrameworkValues.HandsOn(property))
        {
            return instance;
        }

        if (Model.MemberOf(property) is not null)
        {
            return ReadMember(instance, property.Name);
        }

        if (property.Name == Member.Extensions && Model.Types.Of(property.ContainingType) is not null)
        {
            // Whoever holds the list may add to it.
            CookieExtensions.Assign(this, instance, property.Name, reference.Syntax);
            return Value.Unknown;
        }

        if (IsConstructed(property, reference.Instance))
        {
            return State[Place.Of(property)];
        }

        if (Bodies.IsAutomatic(property))
        {
            return ReadMember(property, reference.Syntax);
        }

        return (property.GetMethod is { } getter && arguments.IsEmpty
            ? CallSource(getter, instance, ImmutableArray<Argument>.Empty, reference.Syntax, MayBeOverridden(reference))
            : null) ?? (instance.Single is SequenceAtom ? Value.Unknown : MayThrow(Value.Unknown));
    }

    private static bool MayBeOverridden(IPropertyReferenceOperation reference) =>
        (reference.Property.IsVirtual || reference.Property.IsOverride) && reference.Instance?.Syntax is not BaseExpressionSyntax;

    private Value ReadMember(Value instance, string member)
    {
        Value? result = null;
        foreach (var atom in instance.Atoms)
        {
            var read = atom is ObjectAtom found && State.StateOf(found) is { } state ? state.Read(member) : Value.Unknown;
            result = result?.With(read) ?? read;
        }

        return result ?? Value.Unknown;
    }

    /// <summary>A field or automatic property of this compilation that only its own type's construction writes.</summary>
    private Value ReadMember(ISymbol member, SyntaxNode node)
    {
        if (Model.Members.Read(member, Run) is not { } summary)
        {
            return Value.Unknown;
        }

        var value = summary.Enter(Run.Root.Enter(null, member), State, onlyOnce: true, out var state);
        State = state;
        return value;
    }

    private bool IsConstructed(ISymbol member, IOperation? instance) =>
        Run.Constructed is { } constructed
        && (instance is null or IInstanceReferenceOperation)
        && SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, constructed);
}
