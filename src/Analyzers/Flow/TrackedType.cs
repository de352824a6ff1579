using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>A type whose objects the flow follows: it knows members and the constants that a fresh object holds, not what a cookie is.</summary>
internal sealed class TrackedType(INamedTypeSymbol symbol, ImmutableDictionary<string, object?> defaults)
{
    public INamedTypeSymbol Symbol { get; } = symbol;

    public bool Has(string member) => defaults.ContainsKey(member);

    public Atom DefaultOf(string member) => defaults.TryGetValue(member, out var value) ? new ConstantAtom(value) : Atom.Unknown;

    public IEnumerable<string> Members => defaults.Keys;

    /// <summary>Whether the type is, or derives from, the tracked one.</summary>
    public bool Covers(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, Symbol))
            {
                return true;
            }
        }

        return false;
    }
}
