using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Several texts in one value: arrays and sequences of them, and what header values are made of.</summary>
internal static class Several
{
    /// <summary>An array or a sequence of texts.</summary>
    public static bool IsTexts(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_String } => true,
        INamedTypeSymbol { TypeArguments: { Length: 1 } elements } sequence =>
            elements[0].SpecialType == SpecialType.System_String && sequence.Name is "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "IList" or "ICollection" or "List" or "ReadOnlySpan",
        _ => false,
    };

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
