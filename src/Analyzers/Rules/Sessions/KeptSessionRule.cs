using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.SignIn;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.SessionDescriptors;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>CKS4007 a sign-out that leaves the session, CKS4008 a sign-in that keeps an older one: in applications with sessions.</summary>
internal static class KeptSessionRule
{
    public static readonly NameSet SignOuts = new("SignOutAsync", "SignOut");

    public static readonly NameSet SignIns = new(
        "SignInAsync", "SignInWithClaimsAsync", "PasswordSignInAsync", "ExternalLoginSignInAsync", "TwoFactorSignInAsync", "TwoFactorAuthenticatorSignInAsync",
        "TwoFactorRecoveryCodeSignInAsync", "PasskeySignInAsync");

    public static void CheckSignOuts(FileContext file) => Check(file, SignOuts, SignOutKeepsSession, SignInCall.SignsOut);

    public static void CheckSignIns(FileContext file) => Check(file, SignIns, SignInKeepsSession, SignInCall.SignsIn);

    private static void Check(FileContext file, NameSet names, DiagnosticDescriptor rule, System.Func<IMethodSymbol, bool> isOne)
    {
        var seen = new HashSet<SyntaxNode>();
        foreach (var token in file.Tokens(names))
        {
            if (token.Parent is not SimpleNameSyntax name || CallOf(name) is not { } call
                || file.Model.GetSymbolInfo(call, file.Cancellation).Symbol is not IMethodSymbol method || !isOne(method)
                || SignInCall.IsIntermediate(call, method, file.Model, file.Cancellation)
                || IsDuringAuthentication(file, call)
                || !file.Application.Pipeline.Adds(MiddlewareNames.Session, file.Cancellation))
            {
                continue;
            }

            // Out of several schemes, or in on one way or the other: it is one and the same session.
            var function = ReachedCalls.FunctionAround(call);
            if (seen.Add(function) && !Clears(file, function, rule == SignInKeepsSession ? call : null))
            {
                file.Report(rule, name.GetLocation(), SessionEdits.Clear(file, call));
            }
        }
    }

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Name == name => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    /// <summary>While a request is being authenticated there is no session yet.</summary>
    private static bool IsDuringAuthentication(FileContext file, InvocationExpressionSyntax call)
    {
        foreach (var identifier in call.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            for (var type = file.Model.GetTypeInfo(identifier, file.Cancellation).Type; type is not null; type = type.BaseType)
            {
                if (type.Name is "BaseContext" or "AuthenticationHandler" && type.IsFromFramework())
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <param name="file">The file.</param>
    /// <param name="function">What signs in or out.</param>
    /// <param name="before">The call before which the session is to be cleared; null where the order does not matter.</param>
    private static bool Clears(FileContext file, SyntaxNode function, SyntaxNode? before)
    {
        foreach (var (_, method, outermost) in new ReachedCalls(file.Application.Flow, file.Cancellation).From(function))
        {
            if (method is { Name: "Clear", ContainingType.Name: "ISession" } && method.IsFromFramework() && (before is null || outermost.SpanStart < before.SpanStart))
            {
                return true;
            }
        }

        return false;
    }
}
