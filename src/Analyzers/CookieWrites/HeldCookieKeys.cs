using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>When two names lead to one cookie of a response: its collection does not distinguish them by case. A symbol is the same as itself only.</summary>
internal sealed class HeldCookieKeys : IEqualityComparer<object>
{
    public static readonly HeldCookieKeys Instance = new();

    public new bool Equals(object? x, object? y) =>
        x is ISymbol symbol ? SymbolEqualityComparer.Default.Equals(symbol, y as ISymbol) : StringComparer.OrdinalIgnoreCase.Equals(x as string, y as string);

    public int GetHashCode(object key) => key is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : StringComparer.OrdinalIgnoreCase.GetHashCode((string)key);
}
