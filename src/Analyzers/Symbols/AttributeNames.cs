using System;

namespace CookieSecurity.Analyzers.Symbols;

internal static class AttributeNames
{
    private const string Suffix = "Attribute";

    /// <summary>The name of an attribute as it is written where it is applied: without the suffix of its type.</summary>
    public static string Short(string name) =>
        name.Length > Suffix.Length && name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
}
