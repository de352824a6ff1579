using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>Names, headers, addresses, lifetimes and contents of cookies that the application writes itself.</summary>
internal static class WrittenCookieDescriptors
{
    private const string Rfc6265Bis = "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis";
    private const string SessionCheatSheet = "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html";
    private const string CookieAuthentication = "https://learn.microsoft.com/aspnet/core/security/authentication/cookie";

    public static readonly DiagnosticDescriptor BrokenPrefix = Create(
        "CKS1006",
        RuleLevel.Proven,
        "Cookie breaks the promise of its name",
        "Browsers refuse the cookie{0}, because a name that starts with {1} is accepted with {2} only, so what it protects is open or does not work: {3}",
        "A browser that knows the prefixes __Host- and __Secure- throws away a cookie that does not keep what they promise, and the deletion of one as well.",
        614,
        "3.3.3",
        Rfc6265Bis + "#section-4.1.3");

    public static readonly DiagnosticDescriptor InsecureHeader = Create(
        "CKS1007",
        RuleLevel.Proven,
        "Set-Cookie header without Secure or HttpOnly",
        "The cookie{0} of this header lacks {1}, so whoever listens on the network or injects a script takes it: write it with Response.Cookies.Append",
        "A header is sent as it is written: what its text leaves out, neither the framework nor a cookie policy adds.",
        614,
        "3.3.1",
        SessionCheatSheet + "#secure-attribute");

    public static readonly DiagnosticDescriptor HandwrittenHeader = Create(
        "CKS1008",
        RuleLevel.Likely,
        "Set-Cookie header written by hand",
        "This header passes the cookie policy and the encoding of Response.Cookies by, so nothing makes its cookie safe and its value can bring attributes along: write it with Response.Cookies.Append",
        "A Set-Cookie header that code writes itself is touched by no cookie policy, and nothing escapes the value in it.",
        693,
        null,
        CookieAuthentication + "#cookie-policy-middleware");

    public static readonly DiagnosticDescriptor MissedDeletion = Create(
        "CKS1009",
        RuleLevel.Likely,
        "Deletion misses the cookie",
        "The cookie{0} is written with {1} and deleted with {2}, so the browser keeps it and whoever uses it next finds it: pass the same Path and Domain",
        "A browser finds the cookie that a deletion means by its name, path and domain; if one differs, the cookie stays.",
        613,
        null,
        "https://datatracker.ietf.org/doc/html/rfc6265#section-3.1");

    public static readonly DiagnosticDescriptor SharedDomain = Create(
        "CKS1010",
        RuleLevel.Likely,
        "Cookie shared with sibling hosts",
        "The cookie{0} goes to every host below {1}, and each of them can overwrite it: remove Domain",
        "With Domain a cookie belongs to all hosts of the domain: the weakest of them reads it, and plants one of its own.",
        668,
        "3.3.3",
        SessionCheatSheet + "#domain-and-path-attributes");

    public static readonly DiagnosticDescriptor LongLife = Create(
        "CKS1011",
        RuleLevel.Likely,
        "Cookie lives too long",
        "The cookie{0} is to live {1}, so a stolen or forgotten one stays good for as long: let it live {2} at most",
        "A cookie on a shared, sold or stolen device works until it expires; browsers cut lifetimes to 400 days themselves.",
        539,
        null,
        Rfc6265Bis + "#section-5.5");

    public static readonly DiagnosticDescriptor CredentialInClear = Create(
        "CKS1012",
        RuleLevel.Audit,
        "Credential written in the clear",
        "The cookie{0} carries {1} in the clear, for anybody who gets at the browser, a proxy or a log: keep it on the server, or protect it with IDataProtector",
        "A cookie lies on the user's disk and passes proxies and logs: what is in it without encryption can be read in each of these places.",
        315,
        null,
        "https://learn.microsoft.com/aspnet/core/security/data-protection/introduction");

    public static readonly DiagnosticDescriptor DeletedSignIn = Create(
        "CKS1013",
        RuleLevel.Proven,
        "Sign-in cookie deleted in place of a sign-out",
        "Deleting '{0}' is no sign-out: the cookie's chunks and a stored ticket stay, and a kept copy of them signs in again: call SignOutAsync",
        "The handler that wrote the cookie also knows its chunks, its attributes and where its ticket is stored; a deletion by name knows none of them.",
        613,
        null,
        CookieAuthentication + "#sign-out");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        BrokenPrefix, InsecureHeader, HandwrittenHeader, MissedDeletion, SharedDomain, LongLife, CredentialInClear, DeletedSignIn);
}
