using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>Cookies that the framework writes: for sessions, sign-in, antiforgery, TempData, and the way to another site and back.</summary>
internal static class FrameworkCookieDescriptors
{
    private const string SessionCheatSheet = "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html";
    private const string SameSite = "https://learn.microsoft.com/aspnet/core/security/samesite";
    private const string NamedOptions = "https://learn.microsoft.com/aspnet/core/fundamentals/configuration/options#named-options-support-using-iconfigurenamedoptions";
    private const string Identity = "https://learn.microsoft.com/aspnet/core/security/authentication/identity-configuration#cookie-settings";

    public static readonly DiagnosticDescriptor PlainPolicy = Create(
        "CKS2001",
        RuleLevel.Proven,
        "Framework cookie without Secure",
        "The {0} is sent without Secure, so whoever listens on the network takes it from the first plain http request: set Cookie.SecurePolicy to CookieSecurePolicy.Always",
        "With CookieSecurePolicy.None, which is the default of session and antiforgery cookies, the framework leaves Secure away on https too.",
        614,
        "3.3.1",
        SessionCheatSheet + "#secure-attribute");

    public static readonly DiagnosticDescriptor PolicyOfRequest = Create(
        "CKS2002",
        RuleLevel.Audit,
        "Framework cookie Secure only by request",
        "The {0} is Secure only where the request that it answers is known to be https, and behind a proxy it may not be: set Cookie.SecurePolicy to CookieSecurePolicy.Always",
        "CookieSecurePolicy.SameAsRequest follows the scheme that the application sees, which behind a proxy is often http, and writes plain cookies on plain requests.",
        614,
        "3.3.1",
        SessionCheatSheet + "#secure-attribute");

    public static readonly DiagnosticDescriptor ReadableByScript = Create(
        "CKS2003",
        RuleLevel.Proven,
        "Framework cookie without HttpOnly",
        "The {0} can be read by script, so a single injected script takes it away: leave HttpOnly on",
        "No script needs a cookie that only the framework reads; HttpOnly is on by default and was switched off.",
        1004,
        "3.3.4",
        SessionCheatSheet + "#httponly-attribute");

    public static readonly DiagnosticDescriptor LoweredSameSite = Create(
        "CKS2004",
        RuleLevel.Proven,
        "Framework cookie with SameSite lowered",
        "The {0} goes along with requests that other sites send, so they can act in the user's name: set SameSite to {1}",
        "SameSite keeps the cookies of sign-in, session and antiforgery out of requests from other sites; None and Unspecified give that up.",
        1275,
        "3.3.2",
        SameSite);

    public static readonly DiagnosticDescriptor DroppedDefaults = Create(
        "CKS2005",
        RuleLevel.Proven,
        "New CookieBuilder drops safe defaults",
        "The new CookieBuilder for the {0} loses {1}, which the one in its place had: set members of the builder that is there",
        "A new CookieBuilder knows nothing of what the options had put into theirs: its HttpOnly is off and its SameSite unspecified.",
        1188,
        "3.3.4",
        SessionCheatSheet + "#cookies");

    public static readonly DiagnosticDescriptor SoftenedRemoteCookie = Create(
        "CKS2006",
        RuleLevel.Proven,
        "Remote sign-in cookie softened",
        "The {0} ties the answer of the other site to the browser that asked, and with {1} it may be stolen or missing, so that sign-ins can be forged or fail: remove the setting",
        "Correlation, nonce and state cookies must be Secure and SameSite=None, or browsers neither keep them nor send them back with the answer.",
        614,
        "3.3.1",
        SameSite);

    public static readonly DiagnosticDescriptor MinimumNone = Create(
        "CKS2010",
        RuleLevel.Likely,
        "Cookie policy turns SameSite off",
        "With MinimumSameSitePolicy None every cookie that says nothing becomes SameSite=None and goes along with requests from other sites: set it to Unspecified or Lax",
        "None is no minimum: it is written to each cookie without a SameSite of its own, which browsers would otherwise treat as Lax.",
        1275,
        "3.3.2",
        SameSite);

    public static readonly DiagnosticDescriptor UnnamedScheme = Create(
        "CKS2011",
        RuleLevel.Proven,
        "Scheme options configured without a name",
        "No authentication scheme reads {0} that are configured without its name, so what is set here never protects a cookie: {1}",
        "The options of an authentication scheme are read by the scheme's name; a configuration without a name is for options that nobody asks for.",
        693,
        null,
        NamedOptions);

    public static readonly DiagnosticDescriptor OverwrittenApplicationCookie = Create(
        "CKS2012",
        RuleLevel.Proven,
        "ConfigureApplicationCookie before Identity",
        "{0} overwrites the {1} that is set here, so the application goes without it: move ConfigureApplicationCookie behind {0}",
        "Identity configures its cookies when it is added, after what was configured before, and sets LoginPath and Events.",
        696,
        null,
        Identity);

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        PlainPolicy, PolicyOfRequest, ReadableByScript, LoweredSameSite, DroppedDefaults, SoftenedRemoteCookie, MinimumNone, UnnamedScheme, OverwrittenApplicationCookie);
}
