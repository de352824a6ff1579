using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>How long a sign-in lasts, who may end it, and what it is kept with.</summary>
internal static class SessionDescriptors
{
    private const int InsufficientExpiration = 613;
    private const string CookieAuthentication = "https://learn.microsoft.com/aspnet/core/security/authentication/cookie";
    private const string BackEndChanges = CookieAuthentication + "#react-to-back-end-changes";
    private const string Validator = "https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.identity.securitystampvalidator";
    private const string SessionCheatSheet = "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html";
    private const string KeyEncryption = "https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/key-encryption-at-rest";
    private const string StampSentence = "Identity puts a stamp into each sign-in and compares it with the user's: a new password, a lock or a sign-out everywhere changes it, and ends the sign-ins that are out there.";

    public static readonly DiagnosticDescriptor ReplacedEvents = Create(
        "CKS4001",
        RuleLevel.Proven,
        "Identity's sign-in check lost with its events",
        "New events take the place of Identity's and with them goes the check of the security stamp, so a locked or stolen account stays signed in until the cookie expires: set the handlers on Events as it is",
        StampSentence,
        InsufficientExpiration,
        "7.4.2",
        Validator);

    public static readonly DiagnosticDescriptor ReplacedValidation = Create(
        "CKS4002",
        RuleLevel.Proven,
        "Identity's sign-in check replaced",
        "This handler takes the place of Identity's check of the security stamp and makes none, so a locked or stolen account stays signed in until the cookie expires: call SecurityStampValidator first",
        StampSentence,
        InsufficientExpiration,
        "7.4.2",
        Validator);

    public static readonly DiagnosticDescriptor EventsTypeWithoutCheck = Create(
        "CKS4003",
        RuleLevel.Proven,
        "Identity's sign-in check lost with an events type",
        "With EventsType Identity's events are never asked, and {0} makes no check of the security stamp, so a locked or stolen account stays signed in until the cookie expires: check it in ValidatePrincipal",
        StampSentence,
        InsufficientExpiration,
        "7.4.2",
        Validator);

    public static readonly DiagnosticDescriptor PlainIdentityCookie = Create(
        "CKS4004",
        RuleLevel.Proven,
        "Identity cookie without a sign-in check",
        "AddCookie registers Identity's cookie without its check of the security stamp, so a locked or stolen account stays signed in until the cookie expires: use AddIdentityCookies",
        StampSentence,
        InsufficientExpiration,
        "7.4.2",
        Validator);

    public static readonly DiagnosticDescriptor RareStampCheck = Create(
        "CKS4005",
        RuleLevel.Proven,
        "Sign-ins are checked too rarely",
        "A sign-in is checked only every {0}, and until then a locked or stolen account stays signed in: check at least every {1}",
        "The interval is how long a sign-in outlives what ended it: a new password, a lock, a sign-out everywhere.",
        InsufficientExpiration,
        "7.4.2",
        "https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.identity.securitystampvalidatoroptions.validationinterval");

    public static readonly DiagnosticDescriptor RejectedWithoutSignOut = Create(
        "CKS4006",
        RuleLevel.Likely,
        "Rejected sign-in keeps its cookie",
        "The sign-in is rejected for this request and its cookie stays in the browser, which shows it again and again and is let in as soon as the check changes its mind: sign out of the scheme too",
        "RejectPrincipal says that this request comes from nobody. Only a sign-out takes the cookie from the browser.",
        InsufficientExpiration,
        "7.4.1",
        BackEndChanges);

    public static readonly DiagnosticDescriptor SignOutKeepsSession = Create(
        "CKS4007",
        RuleLevel.Likely,
        "Sign-out leaves the session",
        "The sign-out leaves what the session holds, and whoever uses the browser next finds it there: clear the session as well",
        "Session and sign-in are two cookies that know nothing of each other: signing out ends the one and not the other.",
        InsufficientExpiration,
        "7.4.1",
        SessionCheatSheet);

    public static readonly DiagnosticDescriptor SignInKeepsSession = Create(
        "CKS4008",
        RuleLevel.Audit,
        "Sign-in keeps an older session",
        "What the session held before the sign-in stays in it afterwards, and so does its id, which somebody else may have set: clear the session first",
        "The session id is not renewed at sign-in. A session that an attacker began in this browser goes on as that of the user.",
        384,
        "7.2.4",
        SessionCheatSheet);

    public static readonly DiagnosticDescriptor LongSignIn = Create(
        "CKS4010",
        RuleLevel.Likely,
        "Sign-in lives too long",
        "{0} lets {1} live for {2}, and as long does a stolen cookie work: allow {3} at most",
        "The longer a sign-in lives, the longer a stolen cookie or an unattended browser is the user.",
        InsufficientExpiration,
        "7.3.2",
        SessionCheatSheet);

    public static readonly DiagnosticDescriptor UnprotectedTicket = Create(
        "CKS4011",
        RuleLevel.Proven,
        "Sign-in tickets without lasting protection",
        "{0}: {1}",
        "A sign-in cookie is worth what its protection is worth: whoever can write one that the application accepts is anybody he wants to be.",
        345,
        "9.1.1",
        "https://learn.microsoft.com/aspnet/core/security/data-protection/configuration/overview");

    public static readonly DiagnosticDescriptor KeysInClear = Create(
        "CKS4012",
        RuleLevel.Likely,
        "Keys stored in the clear",
        "{0} stores the keys in the clear, so whoever reads the store makes sign-in cookies for anybody: add a ProtectKeysWith… call",
        "An explicit place for the keys takes away the encryption at rest that the framework would choose by itself.",
        312,
        "13.3.1",
        KeyEncryption);

    public static readonly DiagnosticDescriptor BelievedAddress = Create(
        "CKS4013",
        RuleLevel.Likely,
        "Address that the client may write itself",
        "{0}, so a client is at whatever address it says that it is: {1}",
        "X-Forwarded-For is a header like any other: anybody can send it, and each proxy only appends to it.",
        348,
        "15.3.4",
        "https://learn.microsoft.com/aspnet/core/host-and-deploy/proxy-load-balancer");

    public static readonly DiagnosticDescriptor PersistentSignIn = Create(
        "CKS4014",
        RuleLevel.Audit,
        "Everybody stays signed in",
        "Every sign-in outlives the browser, on shared computers too, where the next one is the user: let the user choose",
        "A persistent cookie stays when the browser is closed. That is for the user to ask for.",
        InsufficientExpiration,
        "7.3.2",
        CookieAuthentication + "#persistent-cookies");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        ReplacedEvents, ReplacedValidation, EventsTypeWithoutCheck, PlainIdentityCookie, RareStampCheck, RejectedWithoutSignOut, SignOutKeepsSession, SignInKeepsSession,
        LongSignIn, UnprotectedTicket, KeysInClear, BelievedAddress, PersistentSignIn);
}
