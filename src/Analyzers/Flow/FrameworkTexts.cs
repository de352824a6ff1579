using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Calls that put a text together.</summary>
internal static class FrameworkTexts
{
    private const int MostPlaces = 16;

    private static readonly Regex Place = new(@"\{\{|\}\}|\{(?<index>[0-9]{1,2})[^{}]*\}", RegexOptions.CultureInvariant);

    /// <summary><c>string.Concat</c> and <c>string.Format</c>; null where the overload says nothing of the text.</summary>
    public static Value? Evaluate(IMethodSymbol method, ImmutableArray<Argument> arguments)
    {
        if (method.Name == "Format")
        {
            return Format(arguments);
        }

        var result = Value.Constant(string.Empty);
        foreach (var argument in arguments)
        {
            foreach (var part in argument.Value.Single is TextsAtom several ? several.Elements : ImmutableArray.Create(argument.Value))
            {
                result = Operators.Combine(BinaryOperatorKind.Add, result, part);
            }
        }

        return result;
    }

    private static Value? Format(ImmutableArray<Argument> arguments)
    {
        string? format = null;
        var values = ImmutableArray.CreateBuilder<Value>();
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Name == "format")
            {
                format = argument.Value.Text;
            }
            else if (argument.Parameter is { } parameter && parameter.Name != "provider")
            {
                values.AddRange(argument.Value.Single is TextsAtom several ? several.Elements : ImmutableArray.Create(argument.Value));
            }
        }

        if (format is null || Place.Matches(format) is not { Count: <= MostPlaces } places)
        {
            return null;
        }

        var result = Value.Constant(string.Empty);
        var done = 0;
        foreach (Match place in places)
        {
            result = Operators.Combine(BinaryOperatorKind.Add, result, Value.Constant(format.Substring(done, place.Index - done)));
            result = Operators.Combine(BinaryOperatorKind.Add, result, ValueAt(place, values));
            done = place.Index + place.Length;
        }

        return Operators.Combine(BinaryOperatorKind.Add, result, Value.Constant(format.Substring(done)));
    }

    private static Value ValueAt(Match place, ImmutableArray<Value>.Builder values)
    {
        if (!place.Groups["index"].Success)
        {
            return Value.Constant(place.Value.Substring(1));
        }

        var index = 0;
        foreach (var digit in place.Groups["index"].Value)
        {
            index = (index * 10) + (digit - '0');
        }

        return index < values.Count && place.Value.IndexOf(':') < 0 && place.Value.IndexOf(',') < 0 ? values[index] : Value.Unknown;
    }
}
