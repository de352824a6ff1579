using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>Whether a sign-in belongs to the client that signed in.</summary>
internal static class SessionBindingDescriptors
{
    public static readonly DiagnosticDescriptor UnboundSignIn = Create(
        "CKS4009",
        RuleLevel.Audit,
        "Sign-in that is not bound to its client",
        "Nothing validates this sign-in after it was made, so a stolen cookie works from anywhere until it expires: bind it to the client with events that look at each request",
        "Whoever has the sign-in cookie is the user. An application that compares each request with the client that signed in notices when somebody else sends the cookie.",
        294,
        null,
        "https://learn.microsoft.com/aspnet/core/security/authentication/cookie#react-to-back-end-changes");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(UnboundSignIn);
}
