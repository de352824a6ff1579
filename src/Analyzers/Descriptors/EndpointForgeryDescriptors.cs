using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>Forged requests to minimal endpoints and components, and what makes antiforgery and its neighbours toothless.</summary>
internal static class EndpointForgeryDescriptors
{
    private const string Forgery = "https://learn.microsoft.com/aspnet/core/security/anti-request-forgery";
    private const string Minimal = "https://learn.microsoft.com/aspnet/core/security/anti-request-forgery#antiforgery-with-minimal-apis";
    private const string Cors = "https://learn.microsoft.com/aspnet/core/security/cors#credentials-in-cross-origin-requests";
    private const string Sockets = "https://learn.microsoft.com/aspnet/core/fundamentals/websockets#websocket-origin-restriction";

    public static readonly DiagnosticDescriptor DisabledAntiforgery = Create(
        "CKS3004",
        RuleLevel.Likely,
        "Antiforgery switched off where endpoints are mapped",
        "DisableAntiforgery lets forged requests through to {0}: any page that a signed-in user opens elsewhere can submit to it. Remove the call, or keep it only where no cookie says who is asking",
        "Endpoints that bind a form are validated by themselves. Whoever switches that off opens them to every other site.",
        352,
        "3.5.1",
        Minimal);

    public static readonly DiagnosticDescriptor FormReadByHand = Create(
        "CKS3005",
        RuleLevel.Proven,
        "Minimal endpoint accepts forged forms",
        "This endpoint {0}, so any page that a signed-in user opens elsewhere can submit a form to it in the user's name: {1}",
        "The framework validates the token of minimal endpoints that bind a form to a parameter, for POST, PUT and PATCH. Of a form that is read by hand, and of other verbs, it knows nothing.",
        352,
        "3.5.1",
        Minimal);

    public static readonly DiagnosticDescriptor UnenforcedRequirement = Create(
        "CKS3006",
        RuleLevel.Proven,
        "Required antiforgery token that nothing checks",
        "RequireAntiforgeryToken is not enforced on {0}, so requests without a token are served and another site can forge them: {1}",
        "The antiforgery middleware looks at POST, PUT and PATCH, and only records its verdict. Reading a form enforces it; an endpoint without a form must ask for it.",
        352,
        "3.5.1",
        Minimal);

    public static readonly DiagnosticDescriptor MisplacedMiddleware = Create(
        "CKS3007",
        RuleLevel.Proven,
        "Antiforgery middleware missing or misplaced",
        "{0}: {1}",
        "UseAntiforgery belongs behind routing, authentication and authorization and before the endpoints. Elsewhere requests fail, or tokens are checked for nobody.",
        352,
        "3.5.1",
        Minimal);

    public static readonly DiagnosticDescriptor ToothlessAntiforgery = Create(
        "CKS3009",
        RuleLevel.Proven,
        "Antiforgery without teeth",
        "{0}, so a forged request is served like any other: {1}",
        "A check protects only where its outcome decides what happens next.",
        352,
        "3.5.1",
        Forgery);

    public static readonly DiagnosticDescriptor ReflectedOrigin = Create(
        "CKS3014",
        RuleLevel.Proven,
        "CORS lets any origin send cookies",
        "Any site may call the application with the user's cookies and read the answers, since this accepts every origin and credentials are allowed: name the origins with WithOrigins",
        "Browsers refuse the wildcard with credentials for good reason. A predicate that is always true brings it back.",
        942,
        "3.4.2",
        Cors);

    public static readonly DiagnosticDescriptor OpenWebSockets = Create(
        "CKS3016",
        RuleLevel.Likely,
        "WebSockets open to every origin",
        "A page of any site can open a socket here with the cookies of a signed-in user, because CORS and SameSite=None cookies do not stop it and no AllowedOrigins are set: set WebSocketOptions.AllowedOrigins",
        "Browsers send cookies with the handshake of a WebSocket from any page, and no CORS policy applies to it. Only the server can look at the origin.",
        1385,
        "4.4.2",
        Sockets);

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        DisabledAntiforgery, FormReadByHand, UnenforcedRequirement, MisplacedMiddleware, ToothlessAntiforgery, ReflectedOrigin, OpenWebSockets);
}
