using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.FrameworkCookies;

/// <summary>What a cookie of the framework is for.</summary>
internal enum FrameworkCookieKind
{
    SignIn,
    Session,
    Antiforgery,
    TempData,

    /// <summary>Whether the user agreed to cookies: script is meant to see it.</summary>
    Consent,

    /// <summary>Correlation, nonce and state: they come back with an answer from another site.</summary>
    Remote,
}

/// <summary>A cookie that the framework writes, by the options that describe it.</summary>
/// <param name="Options">The options.</param>
/// <param name="Part">Their member that holds the builder.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Words">What a person calls it.</param>
internal sealed record FrameworkCookie(TrackedType Options, string Part, FrameworkCookieKind Kind, string Words)
{
    /// <summary>Options of authentication schemes have the name of their scheme, all others none.</summary>
    public bool HasScheme => TrackedTypes.AreOfScheme(Options);

    public static ImmutableArray<FrameworkCookie> All { get; } = ImmutableArray.Create(
        new FrameworkCookie(TrackedTypes.SignIn, Member.Cookie, FrameworkCookieKind.SignIn, "sign-in cookie"),
        new FrameworkCookie(TrackedTypes.Session, Member.Cookie, FrameworkCookieKind.Session, "session cookie"),
        new FrameworkCookie(TrackedTypes.Antiforgery, Member.Cookie, FrameworkCookieKind.Antiforgery, "antiforgery cookie"),
        new FrameworkCookie(TrackedTypes.TempData, Member.Cookie, FrameworkCookieKind.TempData, "TempData cookie"),
        new FrameworkCookie(TrackedTypes.CookiePolicy, Member.ConsentCookie, FrameworkCookieKind.Consent, "consent cookie"),
        new FrameworkCookie(TrackedTypes.Remote, Member.CorrelationCookie, FrameworkCookieKind.Remote, "correlation cookie"),
        new FrameworkCookie(TrackedTypes.OpenIdConnect, Member.CorrelationCookie, FrameworkCookieKind.Remote, "correlation cookie"),
        new FrameworkCookie(TrackedTypes.OpenIdConnect, Member.NonceCookie, FrameworkCookieKind.Remote, "nonce cookie"),
        new FrameworkCookie(TrackedTypes.Twitter, Member.CorrelationCookie, FrameworkCookieKind.Remote, "correlation cookie"),
        new FrameworkCookie(TrackedTypes.Twitter, Member.StateCookie, FrameworkCookieKind.Remote, "state cookie"));

    /// <summary>What the member holds where nothing sets it.</summary>
    public Atom DefaultOf(string member) => Options.Parts[Part].DefaultOf(member);
}
