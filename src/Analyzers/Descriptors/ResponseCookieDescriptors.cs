using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>Cookies that the application writes itself.</summary>
internal static class ResponseCookieDescriptors
{
    private const string Rfc6265Bis = "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis";
    private const string SessionCheatSheet = "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html";
    private const string ForgeryCheatSheet = "https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html";

    public static readonly DiagnosticDescriptor WithoutSecure = Create(
        "CKS1001",
        RuleLevel.Proven,
        "Cookie without Secure",
        "The cookie{0} is sent over plain http too, where anyone on the network can read and replay it: set Secure",
        "Without the Secure attribute a browser sends the cookie with every http request to the host, even one that is only redirected to https.",
        614,
        "3.3.1",
        SessionCheatSheet + "#secure-attribute");

    public static readonly DiagnosticDescriptor WithoutHttpOnly = Create(
        "CKS1002",
        RuleLevel.Proven,
        "Cookie without HttpOnly",
        "The cookie{0} can be read by script, so one injected script steals it: set HttpOnly",
        "Without the HttpOnly attribute document.cookie shows the cookie to every script of the page, an attacker's included.",
        1004,
        "3.3.4",
        SessionCheatSheet + "#httponly-attribute");

    public static readonly DiagnosticDescriptor WithoutSameSite = Create(
        "CKS1003",
        RuleLevel.Likely,
        "Cookie without SameSite",
        "The cookie{0} leaves it to the browser whether other sites' requests carry it: set SameSite",
        "Browsers differ in what they do with a cookie that names no SameSite mode; those that send it let another site act with it.",
        1275,
        "3.3.2",
        ForgeryCheatSheet + "#samesite-cookie-attribute");

    public static readonly DiagnosticDescriptor SameSiteNoneWithoutSecure = Create(
        "CKS1004",
        RuleLevel.Proven,
        "SameSite=None cookie without Secure",
        "Browsers drop the cookie{0}, because {1} is accepted with Secure only: set Secure",
        "Browsers refuse a cookie that is SameSite=None or Partitioned and not Secure; those that still accept it send it to every site over plain http.",
        614,
        "3.3.2",
        Rfc6265Bis);

    public static readonly DiagnosticDescriptor SometimesSecure = Create(
        "CKS1005",
        RuleLevel.Likely,
        "Cookie only sometimes Secure",
        "The cookie{0} is Secure only {1}: behind a proxy that ends https, or on another path, it travels over plain http; set Secure always",
        "Behind a proxy that ends https every request looks like http, so a cookie that follows the request's scheme loses its protection exactly in production.",
        614,
        "3.3.1",
        SessionCheatSheet + "#secure-attribute");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(WithoutSecure, WithoutHttpOnly, WithoutSameSite, SameSiteNoneWithoutSecure, SometimesSecure);
}
