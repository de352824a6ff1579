using System;
using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.SignIn;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>The cookies of the schemes that users sign in by: the one that holds the ticket, and those that a way through another site needs.</summary>
internal static class IssuedSchemeCookies
{
    private static readonly string[] Identity = ["AddIdentity", "AddDefaultIdentity", "AddIdentityCookies", "AddIdentityApiEndpoints"];

    public static IEnumerable<IssuedFrameworkCookie> Of(ApplicationModel application, CancellationToken cancellation)
    {
        foreach (var call in application.Setup.Calls(cancellation))
        {
            if (call.IsFramework || RemoteSignIn.IsRegistered(call, application.Flow))
            {
                foreach (var cookie in Of(call, application, cancellation))
                {
                    yield return cookie;
                }
            }
        }
    }

    private static IEnumerable<IssuedFrameworkCookie> Of(SetupCall call, ApplicationModel application, CancellationToken cancellation)
    {
        if (call.Name == "AddCookie" && call.Method.ContainingType.Name == "CookieExtensions")
        {
            yield return SignIn(SchemeNames.Of(call.Ways[0]));
        }
        else if (Array.IndexOf(Identity, call.Name) >= 0)
        {
            yield return SignIn(SchemeName.Of(SchemeNames.IdentityApplication));
            yield return SignIn(SchemeName.Of(SchemeNames.IdentityExternal));
            yield return SignIn(SchemeName.Of(SchemeNames.IdentityTwoFactorRememberMe));
            yield return SignIn(SchemeName.Of(SchemeNames.IdentityTwoFactorUserId));
        }
        else if (call.Name is "AddApplicationCookie" or "AddExternalCookie" or "AddTwoFactorRememberMeCookie" or "AddTwoFactorUserIdCookie")
        {
            yield return SignIn(SchemeName.Of(FrameworkValues.IdentitySchemeOf(call.Name.Substring("Add".Length))));
        }
        else if (call.Name is "AddMicrosoftIdentityWebApp" or "AddMicrosoftIdentityWebAppAuthentication")
        {
            // It registers OpenID Connect, and a cookie unless it is told that there is one already.
            var scheme = Given("cookieScheme", SchemeNames.Cookies);
            if (!scheme.IsAll)
            {
                yield return SignIn(scheme);
            }

            foreach (var cookie in OpenIdConnect(Given("openIdConnectScheme", "OpenIdConnect")))
            {
                yield return cookie;
            }
        }
        else if (call.Name == "AddOpenIdConnect")
        {
            foreach (var cookie in OpenIdConnect(SchemeNames.Of(call.Ways[0])))
            {
                yield return cookie;
            }
        }
        else if (call.Name == "AddTwitter")
        {
            // What another site gives back in its answer is held in a cookie of its own there, not in a correlation.
            yield return Remote(TrackedTypes.Twitter, Member.StateCookie, SchemeNames.Of(call.Ways[0]), "__TwitterState") with { IsPrefix = false };
        }
        else if (RemoteSignIn.IsRegistered(call, application.Flow))
        {
            yield return Remote(TrackedTypes.Remote, Member.CorrelationCookie, SchemeNames.Of(call.Ways[0]), ".AspNetCore.Correlation.");
        }

        IssuedFrameworkCookie SignIn(SchemeName scheme) => new(
            call.Syntax, application.FrameworkCookies.Of(TrackedTypes.SignIn, scheme, cancellation), NameOf(scheme), IsPrefix: scheme.Text is null);

        IssuedFrameworkCookie Remote(TrackedType options, string part, SchemeName scheme, string name) => new(
            call.Syntax, application.FrameworkCookies.Of(options, part, scheme, cancellation), name, IsPrefix: true);

        IEnumerable<IssuedFrameworkCookie> OpenIdConnect(SchemeName scheme) =>
        [
            Remote(TrackedTypes.OpenIdConnect, Member.CorrelationCookie, scheme, ".AspNetCore.Correlation."),
            Remote(TrackedTypes.OpenIdConnect, Member.NonceCookie, scheme, ".AspNetCore.OpenIdConnect.Nonce."),
        ];

        SchemeName Given(string parameter, string standard) => call.Argument(parameter) is { } value ? SchemeName.Of(value) : SchemeName.Of(standard);
    }

    /// <summary>Identity names the cookies of its intermediate schemes after these alone.</summary>
    private static string NameOf(SchemeName scheme) => SignInSchemes.IsIntermediate(scheme.Text) ? scheme.Text! : ".AspNetCore." + (scheme.Text ?? string.Empty);
}
