using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Several texts in one value: arrays and sequences of them, and what header values are made of.</summary>
internal static class Several
{
    /// <summary>An array or a sequence of texts, or one of header objects that is handed over as soon as it is made: nothing else holds those.</summary>
    public static bool IsKnown(IOperation creation) =>
        ElementOf(creation.Type) is { } element && (element.SpecialType == SpecialType.System_String || (element.Name == "SetCookieHeaderValue" && IsHandedOver(creation)));

    /// <summary>What a tuple, or one of these, holds.</summary>
    public static ImmutableArray<Value> ElementsOf(Atom atom) => atom switch
    {
        TupleAtom tuple => tuple.Elements,
        TextsAtom several => several.Elements,
        _ => ImmutableArray<Value>.Empty,
    };

    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol { TypeArguments: { Length: 1 } elements, Name: "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "IList" or "ICollection" or "List" or "ReadOnlySpan" } => elements[0],
        _ => null,
    };

    private static bool IsHandedOver(IOperation creation)
    {
        var parent = creation.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation or ISimpleAssignmentOperation { Target: IPropertyReferenceOperation };
    }

    public static Value Of(List<Value> elements)
    {
        var all = ImmutableArray.CreateBuilder<Value>();
        foreach (var element in elements)
        {
            Add(all, element);
        }

        return Value.Of(new TextsAtom(all.ToImmutable()));
    }

    /// <summary><c>StringValues.Concat(some, more)</c>.</summary>
    public static Value Joined(ImmutableArray<Argument> arguments)
    {
        var all = ImmutableArray.CreateBuilder<Value>();
        foreach (var argument in arguments)
        {
            Add(all, argument.Value);
        }

        return Value.Of(new TextsAtom(all.ToImmutable()));
    }

    /// <summary><c>new StringValues(text)</c> is that text, a pair of a name and a text both of them; null for all else.</summary>
    public static Value? OfCreation(IMethodSymbol constructor, ImmutableArray<Argument> arguments)
    {
        if (arguments.Length == 1 && FrameworkValues.IsHeaderValue(constructor.ContainingType))
        {
            return arguments[0].Value;
        }

        return arguments.Length == 2 && constructor.ContainingType.Name == "KeyValuePair" && constructor.IsFrameworkCode("System")
            && FrameworkValues.IsHeaderValue(constructor.ContainingType.TypeArguments[1])
            ? Value.Of(new TextsAtom(ImmutableArray.Create(arguments[0].Value, arguments[1].Value)))
            : null;
    }

    private static void Add(ImmutableArray<Value>.Builder all, Value element)
    {
        if (element.Single is TextsAtom several)
        {
            all.AddRange(several.Elements);
        }
        else
        {
            all.Add(element);
        }
    }
}
