using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>Cookies that an application on System.Web puts into its response.</summary>
internal static class ClassicEntry
{
    private static readonly ImmutableArray<Fact> NoSpan = ImmutableArray.Create(new Fact(Atom.Unset, null, string.Empty));

    /// <param name="write">The write.</param>
    /// <param name="body">The code around it.</param>
    /// <param name="defaults">What code leaves unset, <c>web.config</c> decides.</param>
    /// <param name="mayChange">Whether code may change cookies that the response holds already.</param>
    public static CookieEntry Of(CookieWrite write, AnalyzedBody body, HttpCookieDefaults defaults, bool mayChange)
    {
        return new CookieEntry(
            EntryText.Names(Members(Member.Name).Select(static fact => fact.Atom)),
            WrittenEntry.Writer,
            EntryText.Flag(Flag(Member.Secure, defaults.Secure), Enforcement.No),
            EntryText.Flag(Flag(Member.HttpOnly, defaults.HttpOnly), Enforcement.No),
            EntryText.SameSite(Changeable(Member.SameSite), Enforcement.No),
            EntryText.Lifetime(NoSpan, Members(Member.Expires)),
            EntryText.Text(Members(Member.Path), whenUnset: EntryText.Root, whenNull: EntryText.Root),
            EntryText.Text(Members(Member.Domain), whenUnset: EntryText.ThisHost, whenNull: EntryText.ThisHost));

        ImmutableArray<Fact> Members(string member) => LaterAssignments.MayReach(write, body, member) ? Facts.Unknown : write[member];

        ImmutableArray<Fact> Changeable(string member) => mayChange ? Facts.Unknown : Members(member);

        ImmutableArray<Fact> Flag(string member, bool? whenUnset) => ImmutableArray.CreateRange(
            Changeable(member),
            fact => fact.Atom == Atom.Unset ? fact with { Atom = whenUnset is { } known ? Atom.Of(known) : Atom.Unknown } : fact);
    }
}
