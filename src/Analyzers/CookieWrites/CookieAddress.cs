using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>Where a browser keeps a cookie, together with its name: a deletion with another path or domain deletes another cookie.</summary>
/// <param name="Path">As it is written.</param>
/// <param name="Domain">Without a leading dot; empty for the host alone.</param>
internal sealed record CookieAddress(string Path, string Domain)
{
    private const string Root = "/";

    /// <summary>Null where a part of it is not one constant.</summary>
    public static CookieAddress? Of(CookieWrite write)
    {
        if (!write.TakesOptions)
        {
            return new CookieAddress(Root, string.Empty);
        }

        // A path of null writes none: the browser takes that of the request.
        return Single(write[Member.Path], whenUnset: Root, whenNull: null) is { Length: > 0 } path
            && Single(write[Member.Domain], whenUnset: string.Empty, whenNull: string.Empty) is { } domain
            ? new CookieAddress(path, domain.TrimStart('.'))
            : null;
    }

    public bool IsSame(CookieAddress other) => Path == other.Path && Domain.Equals(other.Domain, StringComparison.OrdinalIgnoreCase);

    private static string? Single(ImmutableArray<Fact> facts, string whenUnset, string? whenNull)
    {
        string? single = null;
        foreach (var fact in facts)
        {
            var one = fact.Atom == Atom.Unset ? whenUnset : fact.Atom is ConstantAtom constant ? constant.Value as string ?? whenNull : null;
            if (one is null || (single is not null && single != one))
            {
                return null;
            }

            single = one;
        }

        return single;
    }
}
