using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.SignIn;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>
/// The cookies that the framework issues for what this compilation registers, under the names of Microsoft Learn: session, antiforgery,
/// TempData, sign-in, and those that a sign-in at another site needs on its way.
/// </summary>
internal static class IssuedFrameworkCookies
{
    private static readonly string[] Mvc = ["AddMvc", "AddControllersWithViews", "AddRazorPages"];
    private static readonly string[] Forms = ["AddMvc", "AddControllersWithViews", "AddRazorPages", "AddRazorComponents"];
    private static readonly string[] Identity = ["AddIdentity", "AddDefaultIdentity", "AddIdentityCookies", "AddIdentityApiEndpoints"];

    public static IEnumerable<IssuedFrameworkCookie> Of(ApplicationModel application, CancellationToken cancellation) =>
        OfMiddleware(application, cancellation).Concat(OfSchemes(application, cancellation));

    private static IEnumerable<IssuedFrameworkCookie> OfMiddleware(ApplicationModel application, CancellationToken cancellation)
    {
        var model = application.FrameworkCookies;
        if (model.First(cancellation, "AddSession") is { } session && IsUsed(application.Pipeline, MiddlewareNames.Session, cancellation))
        {
            yield return new IssuedFrameworkCookie(session, model.Of(TrackedTypes.Session, SchemeName.Default, cancellation), ".AspNetCore.Session", IsPrefix: false);
        }

        if ((model.First(cancellation, "AddAntiforgery") ?? model.First(cancellation, Forms)) is { } forms)
        {
            yield return new IssuedFrameworkCookie(forms, model.Of(TrackedTypes.Antiforgery, SchemeName.Default, cancellation), ".AspNetCore.Antiforgery.", IsPrefix: true);
        }

        if (model.First(cancellation, Mvc) is { } mvc && model.First(cancellation, "AddSessionStateTempDataProvider") is null)
        {
            yield return new IssuedFrameworkCookie(mvc, model.Of(TrackedTypes.TempData, SchemeName.Default, cancellation), ".AspNetCore.Mvc.CookieTempDataProvider", IsPrefix: false);
        }
    }

    private static IEnumerable<IssuedFrameworkCookie> OfSchemes(ApplicationModel application, CancellationToken cancellation)
    {
        var model = application.FrameworkCookies;
        foreach (var call in application.Setup.Calls(cancellation))
        {
            if (!call.IsFramework)
            {
                continue;
            }

            if (call.Name == "AddCookie" && call.Method.ContainingType.Name == "CookieExtensions")
            {
                yield return SignIn(SchemeNames.Of(call.Ways[0]));
            }
            else if (System.Array.IndexOf(Identity, call.Name) >= 0)
            {
                yield return SignIn(SchemeName.Of(SchemeNames.IdentityApplication));
                yield return SignIn(SchemeName.Of(SchemeNames.IdentityExternal));
                yield return SignIn(SchemeName.Of(SchemeNames.IdentityTwoFactorRememberMe));
                yield return SignIn(SchemeName.Of(SchemeNames.IdentityTwoFactorUserId));
            }
            else if (RemoteSignIn.IsRegistered(call, application.Flow))
            {
                var isOpenIdConnect = call.Name == "AddOpenIdConnect";
                var remote = model.Of(isOpenIdConnect ? TrackedTypes.OpenIdConnect : TrackedTypes.Remote, SchemeNames.Of(call.Ways[0]), cancellation);
                yield return new IssuedFrameworkCookie(call, remote, ".AspNetCore.Correlation.", IsPrefix: true);
                if (isOpenIdConnect)
                {
                    yield return new IssuedFrameworkCookie(call, model.Of(TrackedTypes.OpenIdConnect, Member.NonceCookie, remote.Name, cancellation), ".AspNetCore.OpenIdConnect.Nonce.", IsPrefix: true);
                }
            }

            IssuedFrameworkCookie SignIn(SchemeName scheme) => new(
                call, model.Of(TrackedTypes.SignIn, scheme, cancellation), NameOf(scheme), IsPrefix: scheme.Text is null);
        }
    }

    /// <summary>Identity names the cookies of its intermediate schemes after these alone.</summary>
    private static string NameOf(SchemeName scheme) => SignInSchemes.IsIntermediate(scheme.Text) ? scheme.Text! : ".AspNetCore." + (scheme.Text ?? string.Empty);

    /// <summary>Where no pipeline is built here, another project may well use it.</summary>
    private static bool IsUsed(PipelineModel pipelines, string middleware, CancellationToken cancellation) =>
        !pipelines.IsBuiltHere(cancellation) || pipelines.Adds(middleware, cancellation) || pipelines.Escapes(cancellation);
}
