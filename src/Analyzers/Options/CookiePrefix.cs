using System;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.Options;

/// <summary>The prefixes of names by which a cookie promises something that browsers hold it to; compared without case, as they do.</summary>
internal static class CookiePrefix
{
    public const string Host = "__Host-";
    public const string Secure = "__Secure-";

    /// <summary>The prefix that every name in the value has; null where one has none or another, or is not known so far.</summary>
    public static string? Of(Value names)
    {
        string? common = null;
        foreach (var atom in names.Atoms)
        {
            var prefix = Of(atom is ConstantAtom { Value: string name } ? name : (atom as TextAtom)?.Pattern);
            if (prefix is null || (common is not null && common != prefix))
            {
                return null;
            }

            common = prefix;
        }

        return common;
    }

    private static string? Of(string? name) => name is null ? null
        : name.StartsWith(Host, StringComparison.OrdinalIgnoreCase) ? Host
        : name.StartsWith(Secure, StringComparison.OrdinalIgnoreCase) ? Secure
        : null;
}
