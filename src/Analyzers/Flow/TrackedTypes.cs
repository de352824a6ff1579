using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>The types that the flow follows, with what a fresh object of each holds (measured on ASP.NET Core 8 to 10).</summary>
internal sealed class TrackedTypes
{
    private const int SecureAsRequest = 0;
    private const int SecureAlways = 1;
    private const int SecureNever = 2;
    private const int SameSiteUnspecified = -1;
    private const int SameSiteNone = 0;
    private const int SameSiteLax = 1;
    private const int SameSiteStrict = 2;

    private readonly Compilation compilation;
    private readonly Dictionary<string, TrackedType> byName = new();

    public TrackedTypes(Compilation compilation)
    {
        this.compilation = compilation;
        CookieOptions = Closed("Microsoft.AspNetCore.Http.CookieOptions",
            (Member.Secure, false),
            (Member.HttpOnly, false),
            (Member.SameSite, SameSiteUnspecified),
            (Member.Path, "/"),
            (Member.Domain, null),
            (Member.MaxAge, null),
            (Member.Expires, null),
            (Member.IsEssential, false),
            (Member.Partitioned, false));
        ClassicCookie = Closed("System.Web.HttpCookie",
            (Member.Name, null),
            (Member.Secure, false),
            (Member.HttpOnly, false),
            (Member.SameSite, SameSiteUnspecified),
            (Member.Path, "/"),
            (Member.Domain, null),
            (Member.Expires, null));
        SetCookieHeader = Closed("Microsoft.Net.Http.Headers.SetCookieHeaderValue",
            (Member.Name, null),
            (Member.Secure, false),
            (Member.HttpOnly, false),
            (Member.SameSite, SameSiteUnspecified),
            (Member.Path, null),
            (Member.Domain, null),
            (Member.MaxAge, null),
            (Member.Expires, null),
            (Member.Partitioned, false));
        CookieBuilder = Builder(SecureAsRequest, httpOnly: false, SameSiteUnspecified, essential: false);
        Add(CookieBuilder);
        AppendCookieContext = Closed("Microsoft.AspNetCore.CookiePolicy.AppendCookieContext", (Member.CookieOptions, null));
        CookiePolicy = Options("Microsoft.AspNetCore.Builder.CookiePolicyOptions",
            [(Member.Secure, SecureNever), (Member.HttpOnly, 0), (Member.MinimumSameSitePolicy, SameSiteUnspecified), (Member.OnAppendCookie, null), (Member.OnDeleteCookie, null)],
            (Member.ConsentCookie, Builder(SecureAsRequest, httpOnly: false, SameSiteUnspecified, essential: true)));
        Session = Options("Microsoft.AspNetCore.Builder.SessionOptions", [], (Member.Cookie, Builder(SecureNever, httpOnly: true, SameSiteLax, essential: false)));
        Antiforgery = Options("Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions", [], (Member.Cookie, Builder(SecureNever, httpOnly: true, SameSiteStrict, essential: true)));
        TempData = Options("Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions", [], (Member.Cookie, Builder(SecureNever, httpOnly: true, SameSiteLax, essential: false)));
        SignInEvents = Options("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents", []);
        SignIn = Options("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions",
            [(Member.EventsType, null)],
            (Member.Cookie, Builder(SecureAsRequest, httpOnly: true, SameSiteLax, essential: true)),
            (Member.Events, SignInEvents));
        Scheme = Options("Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions", [(Member.EventsType, null)]);
        var correlation = Builder(SecureAlways, httpOnly: true, SameSiteNone, essential: true);
        Remote = Options("Microsoft.AspNetCore.Authentication.RemoteAuthenticationOptions", [], (Member.CorrelationCookie, correlation));
        OpenIdConnect = Options("Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions",
            [],
            (Member.CorrelationCookie, correlation),
            (Member.NonceCookie, Builder(SecureAlways, httpOnly: true, SameSiteNone, essential: true)));
        Twitter = Options("Microsoft.AspNetCore.Authentication.Twitter.TwitterOptions",
            [],
            (Member.CorrelationCookie, correlation),
            (Member.StateCookie, Builder(SecureAlways, httpOnly: true, SameSiteNone, essential: true)));
        Hsts = Options("Microsoft.AspNetCore.HttpsPolicy.HstsOptions", []);
        HttpsRedirection = Options("Microsoft.AspNetCore.HttpsPolicy.HttpsRedirectionOptions", []);
        ForwardedHeaders = Options("Microsoft.AspNetCore.Builder.ForwardedHeadersOptions", [(Member.ForwardedHeaders, 0)]);
        SecurityStamp = Options("Microsoft.AspNetCore.Identity.SecurityStampValidatorOptions", []);
        Authentication = Options("Microsoft.AspNetCore.Authentication.AuthenticationOptions", []);
        SignInProperties = Options("Microsoft.AspNetCore.Authentication.AuthenticationProperties", []);
    }

    public TrackedType CookieOptions { get; }

    /// <summary>A cookie of System.Web, which holds its name and its attributes; what a fresh one holds, <c>web.config</c> says.</summary>
    public TrackedType ClassicCookie { get; }

    /// <summary>A cookie as a header's value.</summary>
    public TrackedType SetCookieHeader { get; }

    /// <summary>A builder of the application's own; those that options hold from the start are their parts.</summary>
    public TrackedType CookieBuilder { get; }

    public TrackedType AppendCookieContext { get; }

    public TrackedType CookiePolicy { get; }

    public TrackedType Session { get; }

    public TrackedType Antiforgery { get; }

    public TrackedType TempData { get; }

    /// <summary>Options of a cookie sign-in scheme.</summary>
    public TrackedType SignIn { get; }

    public TrackedType SignInEvents { get; }

    public TrackedType Scheme { get; }

    public TrackedType Remote { get; }

    public TrackedType OpenIdConnect { get; }

    public TrackedType Twitter { get; }

    public TrackedType Hsts { get; }

    public TrackedType HttpsRedirection { get; }

    public TrackedType ForwardedHeaders { get; }

    public TrackedType SecurityStamp { get; }

    public TrackedType Authentication { get; }

    public TrackedType SignInProperties { get; }

    /// <summary>The most derived tracked type that the type is.</summary>
    public TrackedType? Of(ITypeSymbol? type)
    {
        if (type is null || type.TypeKind is not (TypeKind.Class or TypeKind.TypeParameter))
        {
            return null;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (byName.TryGetValue(current.Name, out var tracked) && tracked.Is(current))
            {
                return tracked;
            }
        }

        return null;
    }

    /// <summary>Whether objects of this type are, or hand on, tracked ones: the type itself, a task or a tuple of it, or a constraint to it.</summary>
    public bool Carries(ITypeSymbol? type)
    {
        if (Of(type) is not null)
        {
            return true;
        }

        switch (type)
        {
            case INamedTypeSymbol { IsGenericType: true } named when named.IsTupleType || named.Name is "Task" or "ValueTask":
                foreach (var argument in named.TypeArguments)
                {
                    if (Carries(argument))
                    {
                        return true;
                    }
                }

                return false;
            case ITypeParameterSymbol parameter:
                foreach (var constraint in parameter.ConstraintTypes)
                {
                    if (Carries(constraint))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>A type of which only the named members are followed.</summary>
    private TrackedType Closed(string name, params (string Member, object? Value)[] defaults) =>
        Add(new TrackedType(compilation, name, Defaults(defaults), ImmutableDictionary<string, TrackedType>.Empty, isOpen: false));

    private TrackedType Options(string name, (string Member, object? Value)[] defaults, params (string Member, TrackedType Part)[] parts)
    {
        var held = ImmutableDictionary.CreateBuilder<string, TrackedType>();
        foreach (var (member, part) in parts)
        {
            held.Add(member, part);
        }

        return Add(new TrackedType(compilation, name, Defaults(defaults), held.ToImmutable(), isOpen: true));
    }

    private TrackedType Builder(int securePolicy, bool httpOnly, int sameSite, bool essential) => new(
        compilation,
        "Microsoft.AspNetCore.Http.CookieBuilder",
        Defaults(
            (Member.Name, null),
            (Member.SecurePolicy, securePolicy),
            (Member.HttpOnly, httpOnly),
            (Member.SameSite, sameSite),
            (Member.Path, null),
            (Member.Domain, null),
            (Member.MaxAge, null),
            (Member.Expiration, null),
            (Member.IsEssential, essential),
            (Member.Partitioned, false)),
        ImmutableDictionary<string, TrackedType>.Empty,
        isOpen: false);

    private TrackedType Add(TrackedType type)
    {
        byName.Add(type.Name, type);
        return type;
    }

    private static ImmutableDictionary<string, object?> Defaults(params (string Member, object? Value)[] members)
    {
        var defaults = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (member, value) in members)
        {
            defaults.Add(member, value);
        }

        return defaults.ToImmutable();
    }
}
