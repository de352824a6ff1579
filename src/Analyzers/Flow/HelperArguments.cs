using System;
using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What a helper is called with, by the places of its parameters. Equal values give equal results.</summary>
internal sealed class HelperArguments : IEquatable<HelperArguments>
{
    private readonly Value[] values;

    /// <param name="count">The number of the helper's parameters.</param>
    /// <param name="arguments">What the call says for some of them; nothing is known of the others, nor of what a delegate would do there.</param>
    public HelperArguments(int count, ImmutableArray<Argument> arguments)
    {
        values = new Value[count];
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < count)
            {
                values[parameter.Ordinal] = argument.Value.Select(static atom => atom is DelegateAtom ? Atom.Unknown : atom);
            }
        }
    }

    /// <summary>Whether they may be kept for the next compilation.</summary>
    public bool AreLasting => Array.TrueForAll(values, static value => value.IsLasting);

    public Value this[int parameter] => values[parameter];

    public bool Equals(HelperArguments? other)
    {
        if (other is null || values.Length != other.values.Length)
        {
            return false;
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (!values[i].Equals(other.values[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as HelperArguments);

    public override int GetHashCode() => values.Length;
}
