using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>The types that the flow follows. They are the same for all compilations, so what is known of an object can outlive the one it was found in.</summary>
internal static class TrackedTypes
{
    public static TrackedType CookieOptions { get; } = Closed("Microsoft.AspNetCore.Http.CookieOptions", FreshObjects.CookieOptions);

    /// <summary>A cookie of System.Web, which holds its name and its attributes; what a fresh one holds, <c>web.config</c> says.</summary>
    public static TrackedType ClassicCookie { get; } = Closed("System.Web.HttpCookie", FreshObjects.ClassicCookie);

    /// <summary>A cookie as a header's value.</summary>
    public static TrackedType SetCookieHeader { get; } = Closed("Microsoft.Net.Http.Headers.SetCookieHeaderValue", FreshObjects.SetCookieHeader);

    /// <summary>A builder of the application's own; those that options hold from the start are their parts.</summary>
    public static TrackedType CookieBuilder { get; } = Builder(FreshObjects.CookieBuilder);

    public static TrackedType AppendCookieContext { get; } = Closed("Microsoft.AspNetCore.CookiePolicy.AppendCookieContext", FreshObjects.AppendCookieContext);

    public static TrackedType CookiePolicy { get; } = Options(
        "Microsoft.AspNetCore.Builder.CookiePolicyOptions", FreshObjects.CookiePolicy, (Member.ConsentCookie, Builder(FreshObjects.ConsentCookie)));

    public static TrackedType Session { get; } = Options(
        "Microsoft.AspNetCore.Builder.SessionOptions", FreshObjects.Nothing, (Member.Cookie, Builder(FreshObjects.SessionCookie)));

    public static TrackedType Antiforgery { get; } = Options(
        "Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions", FreshObjects.Nothing, (Member.Cookie, Builder(FreshObjects.AntiforgeryCookie)));

    public static TrackedType TempData { get; } = Options(
        "Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions", FreshObjects.Nothing, (Member.Cookie, Builder(FreshObjects.TempDataCookie)));

    public static TrackedType SignInEvents { get; } = Options("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents", FreshObjects.Nothing);

    /// <summary>Options of a cookie sign-in scheme.</summary>
    public static TrackedType SignIn { get; } = Options(
        "Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions",
        FreshObjects.Scheme,
        (Member.Cookie, Builder(FreshObjects.SignInCookie)),
        (Member.Events, SignInEvents));

    public static TrackedType Scheme { get; } = Options("Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions", FreshObjects.Scheme);

    public static TrackedType Remote { get; } = Options(
        "Microsoft.AspNetCore.Authentication.RemoteAuthenticationOptions", FreshObjects.Nothing, (Member.CorrelationCookie, Builder(FreshObjects.RemoteCookie)));

    public static TrackedType OpenIdConnect { get; } = Options(
        "Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions",
        FreshObjects.Nothing,
        (Member.CorrelationCookie, Builder(FreshObjects.RemoteCookie)),
        (Member.NonceCookie, Builder(FreshObjects.RemoteCookie)));

    public static TrackedType Twitter { get; } = Options(
        "Microsoft.AspNetCore.Authentication.Twitter.TwitterOptions",
        FreshObjects.Nothing,
        (Member.CorrelationCookie, Builder(FreshObjects.RemoteCookie)),
        (Member.StateCookie, Builder(FreshObjects.RemoteCookie)));

    public static TrackedType Hsts { get; } = Options("Microsoft.AspNetCore.HttpsPolicy.HstsOptions", FreshObjects.Nothing);

    public static TrackedType HttpsRedirection { get; } = Options("Microsoft.AspNetCore.HttpsPolicy.HttpsRedirectionOptions", FreshObjects.Nothing);

    public static TrackedType ForwardedHeaders { get; } = Options("Microsoft.AspNetCore.Builder.ForwardedHeadersOptions", FreshObjects.ForwardedHeaders);

    public static TrackedType SecurityStamp { get; } = Options("Microsoft.AspNetCore.Identity.SecurityStampValidatorOptions", FreshObjects.Nothing);

    public static TrackedType Authentication { get; } = Options("Microsoft.AspNetCore.Authentication.AuthenticationOptions", FreshObjects.Nothing);

    public static TrackedType SignInProperties { get; } = Options("Microsoft.AspNetCore.Authentication.AuthenticationProperties", FreshObjects.Nothing);

    /// <summary>All of them by their short names.</summary>
    public static ImmutableDictionary<string, TrackedType> ByName { get; } = Named(
        CookieOptions, ClassicCookie, SetCookieHeader, CookieBuilder, AppendCookieContext, CookiePolicy, Session, Antiforgery, TempData, SignInEvents, SignIn,
        Scheme, Remote, OpenIdConnect, Twitter, Hsts, HttpsRedirection, ForwardedHeaders, SecurityStamp, Authentication, SignInProperties);

    /// <summary>Options of an authentication scheme: each scheme has its own, under its name.</summary>
    public static bool AreOfScheme(TrackedType type) => type == SignIn || type == Scheme || type == Remote || type == OpenIdConnect || type == Twitter;

    /// <summary>A type of which only the named members are followed.</summary>
    private static TrackedType Closed(string name, ImmutableDictionary<string, object?> fresh) =>
        new(name, fresh, ImmutableDictionary<string, TrackedType>.Empty, isOpen: false);

    private static TrackedType Options(string name, ImmutableDictionary<string, object?> fresh, params (string Member, TrackedType Part)[] parts)
    {
        var held = ImmutableDictionary<string, TrackedType>.Empty;
        foreach (var (member, part) in parts)
        {
            held = held.Add(member, part);
        }

        return new TrackedType(name, fresh, held, isOpen: true);
    }

    private static TrackedType Builder(ImmutableDictionary<string, object?> fresh) => Closed("Microsoft.AspNetCore.Http.CookieBuilder", fresh);

    private static ImmutableDictionary<string, TrackedType> Named(params TrackedType[] types)
    {
        var named = ImmutableDictionary.CreateBuilder<string, TrackedType>();
        foreach (var type in types)
        {
            named.Add(type.Name, type);
        }

        return named.ToImmutable();
    }
}
