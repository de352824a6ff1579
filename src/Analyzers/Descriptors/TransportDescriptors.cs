using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>What cookies travel over.</summary>
internal static class TransportDescriptors
{
    private const string EnforcingHttps = "https://learn.microsoft.com/aspnet/core/security/enforcing-ssl";
    private const string Proxies = "https://learn.microsoft.com/aspnet/core/host-and-deploy/proxy-load-balancer";
    private const string HstsCheatSheet = "https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Strict_Transport_Security_Cheat_Sheet.html";

    public static readonly DiagnosticDescriptor WithoutRedirection = Create(
        "CKS5001",
        RuleLevel.Likely,
        "No redirection to https",
        "The application uses cookies and answers plain http, where anyone on the network can read and change what travels: add app.UseHttpsRedirection()",
        "Whoever reaches an application over http stays there: logins, sessions and pages travel readable, unless it sends browsers to https.",
        319,
        "12.2.1",
        EnforcingHttps);

    public static readonly DiagnosticDescriptor WithoutHsts = Create(
        "CKS5002",
        RuleLevel.Likely,
        "No strict transport security",
        "{0}, so the first request of a visit may go over plain http, where an attacker answers it: {1}",
        "A browser that has been told by Strict-Transport-Security makes no http request to the host any more, for as long as it was told.",
        319,
        "3.4.1",
        HstsCheatSheet);

    public static readonly DiagnosticDescriptor IdleForwardedHeaders = Create(
        "CKS5003",
        RuleLevel.Proven,
        "Forwarded headers without effect",
        "{0}, so behind a proxy the application takes requests for plain http and writes cookies and addresses accordingly: {1}",
        "Behind a proxy that ends https the application knows the scheme from X-Forwarded-Proto only, and UseForwardedHeaders reads no header unless it is told which.",
        319,
        "15.3.4",
        Proxies);

    public static readonly DiagnosticDescriptor PlainMetadata = Create(
        "CKS5004",
        RuleLevel.Proven,
        "Sign-in metadata over plain http",
        "The keys that tokens are checked with may be fetched over plain http, where an attacker puts in his own and signs in as anybody: remove RequireHttpsMetadata = false",
        "The metadata of an identity provider names the keys that its tokens are signed with. Over http anyone on the way can replace them.",
        319,
        "12.3.1",
        "https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.openidconnectoptions.requirehttpsmetadata");

    public static readonly DiagnosticDescriptor LateRedirection = Create(
        "CKS5005",
        RuleLevel.Proven,
        "Redirection to https after cookies were used",
        "The redirection to https comes after {0}, so requests over plain http are served with their cookies before they are redirected: move it up",
        "What stands before the redirection also runs for http requests: it reads the cookies that came in the clear, and writes new ones in the clear.",
        319,
        "12.2.1",
        "https://learn.microsoft.com/aspnet/core/fundamentals/middleware/#middleware-order");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(WithoutRedirection, WithoutHsts, IdleForwardedHeaders, PlainMetadata, LateRedirection);
}
