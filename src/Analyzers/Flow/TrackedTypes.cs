using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>The types that the flow follows, each looked up when an object of it may first have been met.</summary>
internal sealed class TrackedTypes
{
    private const string OptionsName = "Microsoft.AspNetCore.Http.CookieOptions";
    private const string BuilderName = "Microsoft.AspNetCore.Http.CookieBuilder";
    private const string ClassicName = "System.Web.HttpCookie";

    private readonly Compilation compilation;
    private readonly CookieTypes cookies;
    private readonly Dictionary<string, TrackedType> byName = new();
    private Lazy<INamedTypeSymbol?>? builder;

    public TrackedTypes(Compilation compilation, CookieTypes cookies)
    {
        this.compilation = compilation;
        this.cookies = cookies;
        CookieOptions = Closed(OptionsName, FreshObjects.CookieOptions);
        ClassicCookie = Closed(ClassicName, FreshObjects.ClassicCookie);
        SetCookieHeader = Closed("Microsoft.Net.Http.Headers.SetCookieHeaderValue", FreshObjects.SetCookieHeader);
        CookieBuilder = Builder(FreshObjects.CookieBuilder);
        Add(CookieBuilder);
        AppendCookieContext = Closed("Microsoft.AspNetCore.CookiePolicy.AppendCookieContext", FreshObjects.AppendCookieContext);
        CookiePolicy = Options("Microsoft.AspNetCore.Builder.CookiePolicyOptions", FreshObjects.CookiePolicy, (Member.ConsentCookie, Builder(FreshObjects.ConsentCookie)));
        Session = Options("Microsoft.AspNetCore.Builder.SessionOptions", FreshObjects.Nothing, (Member.Cookie, Builder(FreshObjects.SessionCookie)));
        Antiforgery = Options("Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions", FreshObjects.Nothing, (Member.Cookie, Builder(FreshObjects.AntiforgeryCookie)));
        TempData = Options("Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions", FreshObjects.Nothing, (Member.Cookie, Builder(FreshObjects.TempDataCookie)));
        SignInEvents = Options("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents", FreshObjects.Nothing);
        SignIn = Options("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions",
            FreshObjects.Scheme,
            (Member.Cookie, Builder(FreshObjects.SignInCookie)),
            (Member.Events, SignInEvents));
        Scheme = Options("Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions", FreshObjects.Scheme);
        var correlation = Builder(FreshObjects.RemoteCookie);
        Remote = Options("Microsoft.AspNetCore.Authentication.RemoteAuthenticationOptions", FreshObjects.Nothing, (Member.CorrelationCookie, correlation));
        OpenIdConnect = Options("Microsoft.AspNetCore.Authentication.OpenIdConnect.OpenIdConnectOptions",
            FreshObjects.Nothing,
            (Member.CorrelationCookie, correlation),
            (Member.NonceCookie, Builder(FreshObjects.RemoteCookie)));
        Twitter = Options("Microsoft.AspNetCore.Authentication.Twitter.TwitterOptions",
            FreshObjects.Nothing,
            (Member.CorrelationCookie, correlation),
            (Member.StateCookie, Builder(FreshObjects.RemoteCookie)));
        Hsts = Options("Microsoft.AspNetCore.HttpsPolicy.HstsOptions", FreshObjects.Nothing);
        HttpsRedirection = Options("Microsoft.AspNetCore.HttpsPolicy.HttpsRedirectionOptions", FreshObjects.Nothing);
        ForwardedHeaders = Options("Microsoft.AspNetCore.Builder.ForwardedHeadersOptions", FreshObjects.ForwardedHeaders);
        SecurityStamp = Options("Microsoft.AspNetCore.Identity.SecurityStampValidatorOptions", FreshObjects.Nothing);
        Authentication = Options("Microsoft.AspNetCore.Authentication.AuthenticationOptions", FreshObjects.Nothing);
        SignInProperties = Options("Microsoft.AspNetCore.Authentication.AuthenticationProperties", FreshObjects.Nothing);
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
    private TrackedType Closed(string name, ImmutableDictionary<string, object?> fresh) =>
        Add(new TrackedType(SymbolOf(name), name, fresh, ImmutableDictionary<string, TrackedType>.Empty, isOpen: false));

    private TrackedType Options(string name, ImmutableDictionary<string, object?> fresh, params (string Member, TrackedType Part)[] parts)
    {
        var held = ImmutableDictionary<string, TrackedType>.Empty;
        foreach (var (member, part) in parts)
        {
            held = held.Add(member, part);
        }

        return Add(new TrackedType(SymbolOf(name), name, fresh, held, isOpen: true));
    }

    private TrackedType Builder(ImmutableDictionary<string, object?> fresh) =>
        new(builder ??= SymbolOf(BuilderName), BuilderName, fresh, ImmutableDictionary<string, TrackedType>.Empty, isOpen: false);

    /// <summary>Looked up when an object of the type may first have been met: to look through all references takes its time.</summary>
    private Lazy<INamedTypeSymbol?> SymbolOf(string name) => name switch
    {
        OptionsName => new(() => cookies.CookieOptions),
        ClassicName => new(() => cookies.ClassicCookie ?? compilation.FindType(name)),
        _ => new(() => compilation.FindType(name)),
    };

    private TrackedType Add(TrackedType type)
    {
        byName.Add(type.Name, type);
        return type;
    }
}
