using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Values;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>What is known of an attribute, in words.</summary>
internal static class EntryText
{
    public const string Unknown = "unknown";
    public const string Yes = "yes";
    public const string No = "no";
    public const string ByRequest = "as the request";
    public const string NotSet = "not set";
    public const string Session = "session";
    public const string ThisHost = "this host";
    public const string Root = "/";

    private static readonly string[] SameSiteModes = ["None", "Lax", "Strict"];

    /// <summary>A flag, after the cookie policy had its say.</summary>
    public static string Flag(ImmutableArray<Fact> facts, Enforcement policy)
    {
        var text = Joined(facts, static atom => atom == Atom.Request ? ByRequest : atom.IsConstant(true) ? Yes : atom == Atom.Unset || atom.IsConstant(false) ? No : Unknown);
        return policy switch
        {
            Enforcement.Yes => Yes,
            Enforcement.ByRequest => ByRequest,
            Enforcement.Unknown when text != Yes => Unknown,
            _ => text,
        };
    }

    public static string SameSite(ImmutableArray<Fact> facts, Enforcement policy)
    {
        var text = Joined(facts, static atom => atom is ConstantAtom { Value: int mode } ? SameSiteOf(mode) : atom == Atom.Unset ? NotSet : Unknown);
        return policy switch
        {
            Enforcement.Yes when text != "Strict" => text == "Lax" ? "Lax or Strict" : "at least Lax",
            Enforcement.Unknown => Unknown,
            _ => text,
        };
    }

    /// <summary>The mode by its number in <c>Microsoft.AspNetCore.Http.SameSiteMode</c>.</summary>
    public static string SameSiteOf(int mode) => mode >= 0 && mode < SameSiteModes.Length ? SameSiteModes[mode] : NotSet;

    /// <summary>A text that a member holds: a path, a domain.</summary>
    public static string Text(ImmutableArray<Fact> facts, string whenUnset, string whenNull) =>
        Joined(facts, atom => atom == Atom.Unset ? whenUnset : atom.IsConstant(null) ? whenNull : atom is ConstantAtom { Value: string text } ? text : Unknown);

    /// <summary><c>Max-Age</c> decides where there is one.</summary>
    public static string Lifetime(ImmutableArray<Fact> maxAge, ImmutableArray<Fact> expires) =>
        Joined(maxAge, atom => IsNone(atom) ? Joined(expires, static date => IsNone(date) ? Session : Span(date)) : Span(atom));

    /// <summary>The names that a cookie may go by; <c>*</c> stands for what is not known of one.</summary>
    public static string Names(IEnumerable<Atom> names)
    {
        var found = new List<string>();
        foreach (var atom in names)
        {
            var name = atom switch
            {
                ConstantAtom { Value: string { Length: > 0 } constant } => constant,
                TextAtom { Pattern: var pattern } => pattern.Replace(TextAtom.Hole, '*'),
                _ => Unknown,
            };
            if (!found.Contains(name))
            {
                found.Add(name);
            }
        }

        return string.Join(", ", found);
    }

    public static string Span(TimeSpan length) =>
        length == TimeSpan.MaxValue ? "for ever"
        : length.Ticks >= TimeSpan.TicksPerDay ? Counted(length.Ticks / TimeSpan.TicksPerDay, "day")
        : length.Ticks >= TimeSpan.TicksPerHour ? Counted(length.Ticks / TimeSpan.TicksPerHour, "hour")
        : Counted(length.Ticks / TimeSpan.TicksPerMinute, "minute");

    private static string Span(Atom atom) => ConstantSpan.Of(atom) is { } length ? Span(length) : Unknown;

    private static string Counted(long number, string unit) => FormattableString.Invariant($"{number} {unit}{(number == 1 ? string.Empty : "s")}");

    private static bool IsNone(Atom atom) => atom == Atom.Unset || atom.IsConstant(null);

    private static string Joined(ImmutableArray<Fact> facts, Func<Atom, string> describe)
    {
        var found = new List<string>();
        foreach (var fact in facts)
        {
            var text = describe(fact.Atom);
            if (text == Unknown)
            {
                return Unknown;
            }

            if (!found.Contains(text))
            {
                found.Add(text);
            }
        }

        return found.Count == 0 ? Unknown : string.Join(" or ", found);
    }
}
