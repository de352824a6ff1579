using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.FrameworkCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS2001 and CKS2002 where nobody set the policy of a cookie that a call brings in.</summary>
internal static class DefaultPolicyRule
{
    private static readonly string[] Identity = ["AddIdentity", "AddDefaultIdentity", "AddIdentityCookies", "AddIdentityApiEndpoints"];
    private static readonly string[] Mvc = ["AddMvc", "AddControllersWithViews", "AddRazorPages"];

    public static void Check(FileContext file)
    {
        var model = file.Application.FrameworkCookies;
        if (model.IsConfiguredElsewhere(file.Cancellation))
        {
            return;
        }

        if (model.First(file.Cancellation, "AddSession") is { } session && !file.HasNoSession() && !HandsOwnOptions(file, TrackedTypes.Session))
        {
            Report(file, TrackedTypes.Session, session);
        }

        CheckHanded(file);
        CheckAntiforgery(file, TrackedTypes.Antiforgery);
        CheckTempData(file, TrackedTypes.TempData);
        CheckSignIn(file);
    }

    /// <summary><c>UseSession(new SessionOptions())</c>, with nothing configured that it would replace.</summary>
    private static void CheckHanded(FileContext file)
    {
        foreach (var cookie in file.Cookies())
        {
            if (cookie is { Kind: FrameworkCookieKind.Session, Sources.Count: 1 }
                && cookie.Sources[0].Call is { Name: MiddlewareNames.Session }
                && IsUntouched(cookie)
                && !BuilderPrefixRule.TakesSecure(file, cookie)
                && cookie.Sources[0].Of(cookie.Cookie.Part, Member.SecurePolicy) is { Length: 1 } policy
                && policy[0].Origin is BaseObjectCreationExpressionSyntax creation
                && file.RuleFor(cookie, policy, creation.GetLocation()) is { } rule)
            {
                file.Report(rule, creation.GetLocation(), FrameworkCookieEdits.SetAt(cookie.Sources[0], cookie.Cookie.Part, Member.SecurePolicy, FrameworkCookieEdits.Always), cookie.Cookie.Words);
            }
        }
    }

    /// <summary>Whether nobody asks for the session options of the services, since each call of the middleware brings its own.</summary>
    private static bool HandsOwnOptions(FileContext file, TrackedType session)
    {
        var hands = false;
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call is { IsFramework: true, Name: MiddlewareNames.Session })
            {
                if (OptionsSources.Replacing(call, session) is null)
                {
                    return false;
                }

                hands = true;
            }
        }

        return hands;
    }

    private static void CheckAntiforgery(FileContext file, TrackedType antiforgery)
    {
        var model = file.Application.FrameworkCookies;
        if (model.First(file.Cancellation, "AddAntiforgery") is { } own)
        {
            Report(file, antiforgery, own);
        }
        else if (model.First(file.Cancellation, Mvc) is { } mvc)
        {
            ReportByMvc(file, antiforgery, mvc, "AddAntiforgery");
        }
    }

    private static void CheckTempData(FileContext file, TrackedType tempData)
    {
        var model = file.Application.FrameworkCookies;
        if (model.First(file.Cancellation, Mvc) is { } mvc && model.First(file.Cancellation, "AddSessionStateTempDataProvider") is null)
        {
            ReportByMvc(file, tempData, mvc, "Configure<global::Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>");
        }
    }

    /// <summary>A default that comes with MVC is for reviewers: at the call that configures the rest, else at MVC's.</summary>
    private static void ReportByMvc(FileContext file, TrackedType type, SetupCall mvc, string configure)
    {
        var cookie = file.Application.FrameworkCookies.Of(type, SchemeName.Default, file.Cancellation);
        var call = cookie.Sources.Select(static source => source.Call).FirstOrDefault(static call => call is not null) ?? mvc;
        if (IsUntouched(cookie) && file.RuleFor(cookie, Settled.Untouched, call.NameLocation) is not null)
        {
            file.Report(
                PolicyOfRequest,
                call.NameLocation,
                call == mvc ? FrameworkCookieEdits.SecureAfter(mvc, file.Model, configure) : FrameworkCookieEdits.SecureAt(call),
                cookie.Cookie.Words);
        }
    }

    private static void CheckSignIn(FileContext file)
    {
        var model = file.Application.FrameworkCookies;
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call is { IsFramework: true, Name: "AddCookie", Ways.Count: 1 } && call.Method.ContainingType.Name == "CookieExtensions")
            {
                ReportScheme(file, SchemeNames.Of(call.Ways[0]), call, FrameworkCookieEdits.SecureAt(call));
            }
        }

        var application = SchemeName.Of(SchemeNames.IdentityApplication);
        if (model.First(file.Cancellation, "ConfigureApplicationCookie") is { } configured)
        {
            ReportScheme(file, application, configured, FrameworkCookieEdits.SecureAt(configured));
        }
        else if (model.First(file.Cancellation, Identity) is { } identity && identity.Syntax.SyntaxTree == file.Tree)
        {
            ReportScheme(file, application, identity, FrameworkCookieEdits.SecureAfter(identity, file.Model, "ConfigureApplicationCookie"));
        }
    }

    private static void ReportScheme(FileContext file, SchemeName name, SetupCall call, ImmutableArray<ProposedEdit> edits)
    {
        var cookie = file.Application.FrameworkCookies.Of(TrackedTypes.SignIn, name, file.Cancellation);
        if (IsUntouched(cookie) && file.RuleFor(cookie, Settled.Untouched, call.NameLocation) is { } rule)
        {
            file.Report(rule, call.NameLocation, edits, cookie.Cookie.Words);
        }
    }

    private static void Report(FileContext file, TrackedType type, SetupCall call)
    {
        var cookie = file.Application.FrameworkCookies.Of(type, SchemeName.Default, file.Cancellation);
        if (IsUntouched(cookie) && !BuilderPrefixRule.TakesSecure(file, cookie) && file.RuleFor(cookie, Settled.Untouched, call.NameLocation) is { } rule)
        {
            file.Report(rule, call.NameLocation, FrameworkCookieEdits.SecureAt(call), cookie.Cookie.Words);
        }
    }

    private static bool IsUntouched(ConfiguredCookie cookie) => cookie.Of(Member.SecurePolicy).All(static fact => fact.Atom == Atom.Unset);
}
