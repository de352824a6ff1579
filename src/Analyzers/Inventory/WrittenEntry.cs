using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>Cookies that the application appends.</summary>
internal static class WrittenEntry
{
    public const string Writer = "the application";

    private static readonly ImmutableArray<Fact> Unset = ImmutableArray.Create(new Fact(Atom.Unset, null, string.Empty));

    public static CookieEntry Of(CookieWrite write, CookiePolicyInForce policy) => Of(write, EntryText.Names(write.Names.Atoms), policy);

    /// <summary>One of several cookies that a call appends with the same options.</summary>
    public static CookieEntry Of(CookieWrite write, string name, CookiePolicyInForce policy) => new(
        name,
        Writer,
        EntryText.Flag(Of(write, Member.Secure), policy.Secure),
        EntryText.Flag(Of(write, Member.HttpOnly), policy.HttpOnly),
        EntryText.SameSite(Of(write, Member.SameSite), policy.SameSite),
        EntryText.Lifetime(Of(write, Member.MaxAge), Of(write, Member.Expires)),
        EntryText.Text(Of(write, Member.Path), whenUnset: EntryText.Root, whenNull: "that of the request"),
        EntryText.Text(Of(write, Member.Domain), whenUnset: EntryText.ThisHost, whenNull: EntryText.ThisHost));

    /// <summary>Without options a cookie has none of the attributes.</summary>
    private static ImmutableArray<Fact> Of(CookieWrite write, string member) => write.TakesOptions ? write[member] : Unset;
}
