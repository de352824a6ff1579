using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What a fresh object of each followed type holds, measured on ASP.NET Core 8 to 10. The same for all compilations.</summary>
internal static class FreshObjects
{
    private const int SecureAsRequest = 0;
    private const int SecureAlways = 1;
    private const int SecureNever = 2;
    private const int SameSiteUnspecified = -1;
    private const int SameSiteNone = 0;
    private const int SameSiteLax = 1;
    private const int SameSiteStrict = 2;

    public static readonly ImmutableDictionary<string, object?> Nothing = ImmutableDictionary<string, object?>.Empty;

    public static readonly ImmutableDictionary<string, object?> CookieOptions = Holding(
        (Member.Secure, false),
        (Member.HttpOnly, false),
        (Member.SameSite, SameSiteUnspecified),
        (Member.Path, "/"),
        (Member.Domain, null),
        (Member.MaxAge, null),
        (Member.Expires, null),
        (Member.IsEssential, false),
        (Member.Partitioned, false));

    public static readonly ImmutableDictionary<string, object?> ClassicCookie = Holding(
        (Member.Name, null),
        (Member.Secure, false),
        (Member.HttpOnly, false),
        (Member.SameSite, SameSiteUnspecified),
        (Member.Path, "/"),
        (Member.Domain, null),
        (Member.Expires, null));

    public static readonly ImmutableDictionary<string, object?> SetCookieHeader = Holding(
        (Member.Name, null),
        (Member.Secure, false),
        (Member.HttpOnly, false),
        (Member.SameSite, SameSiteUnspecified),
        (Member.Path, null),
        (Member.Domain, null),
        (Member.MaxAge, null),
        (Member.Expires, null),
        (Member.Partitioned, false));

    public static readonly ImmutableDictionary<string, object?> AppendCookieContext = Holding((Member.CookieOptions, null));

    public static readonly ImmutableDictionary<string, object?> CookiePolicy = Holding(
        (Member.Secure, SecureNever),
        (Member.HttpOnly, 0),
        (Member.MinimumSameSitePolicy, SameSiteUnspecified),
        (Member.OnAppendCookie, null),
        (Member.OnDeleteCookie, null));

    public static readonly ImmutableDictionary<string, object?> Scheme = Holding((Member.EventsType, null));

    public static readonly ImmutableDictionary<string, object?> ForwardedHeaders = Holding((Member.ForwardedHeaders, 0));

    /// <summary>A builder that the application makes itself.</summary>
    public static readonly ImmutableDictionary<string, object?> CookieBuilder = Builder(SecureAsRequest, httpOnly: false, SameSiteUnspecified, essential: false);

    public static readonly ImmutableDictionary<string, object?> ConsentCookie = Builder(SecureAsRequest, httpOnly: false, SameSiteUnspecified, essential: true);

    public static readonly ImmutableDictionary<string, object?> SessionCookie = Builder(SecureNever, httpOnly: true, SameSiteLax, essential: false);

    public static readonly ImmutableDictionary<string, object?> AntiforgeryCookie = Builder(SecureNever, httpOnly: true, SameSiteStrict, essential: true);

    public static readonly ImmutableDictionary<string, object?> TempDataCookie = Builder(SecureNever, httpOnly: true, SameSiteLax, essential: false);

    public static readonly ImmutableDictionary<string, object?> SignInCookie = Builder(SecureAsRequest, httpOnly: true, SameSiteLax, essential: true);

    /// <summary>Those of sign-ins at another site: correlation, nonce, state.</summary>
    public static readonly ImmutableDictionary<string, object?> RemoteCookie = Builder(SecureAlways, httpOnly: true, SameSiteNone, essential: true);

    private static ImmutableDictionary<string, object?> Builder(int securePolicy, bool httpOnly, int sameSite, bool essential) => Holding(
        (Member.Name, null),
        (Member.SecurePolicy, securePolicy),
        (Member.HttpOnly, httpOnly),
        (Member.SameSite, sameSite),
        (Member.Path, null),
        (Member.Domain, null),
        (Member.MaxAge, null),
        (Member.Expiration, null),
        (Member.IsEssential, essential),
        (Member.Partitioned, false));

    private static ImmutableDictionary<string, object?> Holding(params (string Member, object? Value)[] members)
    {
        var held = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (member, value) in members)
        {
            held.Add(member, value);
        }

        return held.ToImmutable();
    }
}
