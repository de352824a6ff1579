using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>The cookie policy in the pipeline.</summary>
internal static class PipelineDescriptors
{
    private const string Policy = "https://learn.microsoft.com/aspnet/core/security/authentication/cookie#cookie-policy-middleware";
    private const string Order = "https://learn.microsoft.com/aspnet/core/fundamentals/middleware/#middleware-order";

    public static readonly DiagnosticDescriptor UnusedCookiePolicy = Create(
        "CKS2007",
        RuleLevel.Proven,
        "Cookie policy configured and never used",
        "The cookie policy that is configured here is never used, so cookies stay as weak as they are written: add app.UseCookiePolicy() before the middleware that writes cookies",
        "CookiePolicyOptions do nothing by themselves: they are read by the cookie policy middleware, which only UseCookiePolicy adds.",
        614,
        "3.3.1",
        Policy);

    public static readonly DiagnosticDescriptor ReplacedOptions = Create(
        "CKS2008",
        RuleLevel.Proven,
        "Middleware options replace the configured ones",
        "These options replace the {0} that are configured through services, so what is set there for cookies is lost: drop the argument",
        "Options that a middleware is handed replace those of the services; they are not merged, and no error says so.",
        614,
        "3.3.1",
        Policy);

    public static readonly DiagnosticDescriptor LateCookiePolicy = Create(
        "CKS2009",
        RuleLevel.Proven,
        "Cookie policy after what writes cookies",
        "The cookie policy comes after {0}, so it misses the cookies that are written there and they travel without its protection: move it up",
        "The cookie policy covers what runs behind it in the pipeline. A middleware in front of it writes cookies that it never sees.",
        614,
        "3.3.1",
        Order);

    public static readonly DiagnosticDescriptor NoCookiePolicy = Create(
        "CKS2013",
        RuleLevel.Audit,
        "No cookie policy",
        "The application uses cookies and has no cookie policy that enforces anything, so each single cookie must get its attributes right: configure one and add app.UseCookiePolicy()",
        "A cookie policy is a second line of defence: it makes every cookie Secure, also one that somebody adds later and forgets about.",
        614,
        "3.3.1",
        Policy);

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(UnusedCookiePolicy, ReplacedOptions, LateCookiePolicy, NoCookiePolicy);
}
