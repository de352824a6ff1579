using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>Forms and scripts in Razor files that send no antiforgery token.</summary>
internal static class RazorDescriptors
{
    public static readonly DiagnosticDescriptor FormWithoutToken = Create(
        "CKS3012",
        RuleLevel.Proven,
        "Form without an antiforgery token",
        "This form is posted without an antiforgery token, {0}, so either the server refuses it or any other site can post it in the user's name: {1}",
        "A form without a token works only where nothing asks for one, and there a form on any other site works just as well.",
        352,
        "3.5.1",
        "https://learn.microsoft.com/aspnet/core/security/anti-request-forgery#antiforgery-in-aspnet-core");

    public static readonly DiagnosticDescriptor ScriptWithoutToken = Create(
        "CKS3013",
        RuleLevel.Audit,
        "Script posts without an antiforgery token",
        "This script sends a {0} request and never mentions the antiforgery token, so either the server refuses it or other sites can have a browser send the like: send the token in a header",
        "A request from script carries the user's cookies as a form's does; the token travels in a header, RequestVerificationToken unless it was given another name.",
        352,
        "3.5.1",
        "https://learn.microsoft.com/aspnet/core/security/anti-request-forgery#javascript");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(FormWithoutToken, ScriptWithoutToken);
}
