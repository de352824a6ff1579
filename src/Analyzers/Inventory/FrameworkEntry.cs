using System;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Values;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>Cookies that the framework writes, as they are configured here.</summary>
internal static class FrameworkEntry
{
    private const int Always = 1;
    private const int Never = 2;

    /// <summary>What the framework sets on the builder that its options hold from the start.</summary>
    private static readonly Atom ConsentLifetime = new SpanAtom(TimeSpan.FromDays(365), 0);

    public static CookieEntry Of(IssuedFrameworkCookie issued, CookiePolicyInForce policy)
    {
        var cookie = issued.Cookie;
        return new CookieEntry(
            Name(issued),
            "the framework, as " + cookie.Cookie.Words,
            Secure(Of(cookie, Member.SecurePolicy), policy.Secure),
            EntryText.Flag(Of(cookie, Member.HttpOnly), policy.HttpOnly),
            EntryText.SameSite(Of(cookie, Member.SameSite), policy.SameSite),
            Lifetime(cookie),
            EntryText.Text(cookie.Of(Member.Path), Path(cookie.Cookie), Path(cookie.Cookie)),
            EntryText.Text(cookie.Of(Member.Domain), EntryText.ThisHost, EntryText.ThisHost));
    }

    private static string Name(IssuedFrameworkCookie issued)
    {
        var name = EntryText.Text(issued.Cookie.Of(Member.Name), issued.Name, issued.Name);
        return name == EntryText.Unknown ? name : name.Replace(" or ", ", ") + (issued.IsPrefix && (issued.Cookie.Kind == FrameworkCookieKind.Remote || name == issued.Name) ? "*" : string.Empty);
    }

    private static string Secure(ImmutableArray<Fact> policies, Enforcement policy) => EntryText.Flag(
        ImmutableArray.CreateRange(policies, static fact => fact with
        {
            Atom = fact.Atom is ConstantAtom { Value: int value } ? value == Always ? Atom.True : value == Never ? Atom.False : Atom.Request : Atom.Unknown,
        }),
        policy);

    /// <summary>What holds a ticket is kept when the user asks for it; a session's cookie never is.</summary>
    private static string Lifetime(ConfiguredCookie cookie) => cookie.Kind switch
    {
        FrameworkCookieKind.SignIn => "session, or as the sign-in says",
        FrameworkCookieKind.Remote => "until the answer comes back",
        FrameworkCookieKind.Consent => EntryText.Lifetime(cookie.Of(Member.MaxAge), cookie.Of(Member.Expiration).Select(static fact => fact.Atom == Atom.Unset ? fact with { Atom = ConsentLifetime } : fact).ToImmutableArray()),
        _ => EntryText.Lifetime(cookie.Of(Member.MaxAge), cookie.Of(Member.Expiration)),
    };

    /// <summary>Twitter's state is no cookie for the callback alone.</summary>
    private static string Path(FrameworkCookie cookie) => cookie is { Kind: FrameworkCookieKind.Remote, Part: not Member.StateCookie } ? "that of the callback" : EntryText.Root;

    /// <summary>With the framework's own default where nothing sets the member.</summary>
    private static ImmutableArray<Fact> Of(ConfiguredCookie cookie, string member) =>
        cookie.Of(member).Select(fact => fact.Atom == Atom.Unset ? fact with { Atom = cookie.Cookie.DefaultOf(member) } : fact).ToImmutableArray();
}
