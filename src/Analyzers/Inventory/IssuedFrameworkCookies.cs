using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Setup;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>
/// The cookies that the framework issues for what this compilation registers, under the names of Microsoft Learn: session, antiforgery,
/// TempData, consent, sign-in, and those that a sign-in at another site needs on its way.
/// </summary>
internal static class IssuedFrameworkCookies
{
    private static readonly string[] Views = ["AddMvc", "AddControllersWithViews", "AddRazorPages", "AddViews", "AddRazorViewEngine"];
    private static readonly string[] Forms = [.. Views, "AddRazorComponents"];
    private static readonly string[] TempData = [.. Views, "AddCookieTempDataProvider"];

    public static IEnumerable<IssuedFrameworkCookie> Of(ApplicationModel application, CancellationToken cancellation) =>
        OfSessions(application, cancellation)
            .Concat(OfForms(application.FrameworkCookies, cancellation))
            .Concat(ConsentCookies.OfPolicies(application, cancellation))
            .Concat(IssuedSchemeCookies.Of(application, cancellation));

    /// <summary>Options that the middleware is handed stand in the place of all that the services hold.</summary>
    private static IEnumerable<IssuedFrameworkCookie> OfSessions(ApplicationModel application, CancellationToken cancellation)
    {
        var model = application.FrameworkCookies;
        var readsServices = IsUsed(application.Pipeline, MiddlewareNames.Session, cancellation);
        var uses = application.Setup.Calls(cancellation).Where(static call => call is { IsFramework: true, Name: MiddlewareNames.Session }).ToList();
        foreach (var use in uses)
        {
            if (OptionsSources.Replacing(use, TrackedTypes.Session) is { } own)
            {
                yield return Session(use, model.Of(TrackedTypes.Session, SchemeName.Default, cancellation) with { Sources = [own] });
            }
        }

        var byServices = uses.Find(static use => OptionsSources.Replacing(use, TrackedTypes.Session) is null);
        if ((model.First(cancellation, "AddSession") ?? byServices) is { } session && readsServices && (byServices is not null || uses.Count == 0))
        {
            yield return Session(session, model.Of(TrackedTypes.Session, SchemeName.Default, cancellation));
        }

        static IssuedFrameworkCookie Session(SetupCall call, ConfiguredCookie cookie) => new(call.Syntax, cookie, ".AspNetCore.Session", IsPrefix: false);
    }

    private static IEnumerable<IssuedFrameworkCookie> OfForms(FrameworkCookieModel model, CancellationToken cancellation)
    {
        if ((model.First(cancellation, "AddAntiforgery") ?? model.First(cancellation, Forms)) is { } forms)
        {
            yield return new IssuedFrameworkCookie(forms.Syntax, model.Of(TrackedTypes.Antiforgery, SchemeName.Default, cancellation), ".AspNetCore.Antiforgery.", IsPrefix: true);
        }

        if (model.First(cancellation, TempData) is { } views && model.First(cancellation, "AddSessionStateTempDataProvider") is null)
        {
            yield return new IssuedFrameworkCookie(views.Syntax, model.Of(TrackedTypes.TempData, SchemeName.Default, cancellation), ".AspNetCore.Mvc.CookieTempDataProvider", IsPrefix: false);
        }
    }

    /// <summary>Where no pipeline is built here, another project may well use it.</summary>
    internal static bool IsUsed(PipelineModel pipelines, string middleware, CancellationToken cancellation) =>
        !pipelines.IsBuiltHere(cancellation) || pipelines.Adds(middleware, cancellation) || pipelines.Escapes(cancellation);
}
