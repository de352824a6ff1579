using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.SignIn;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.SessionDescriptors;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>CKS4006 a principal that is rejected in a function that does not sign out of its scheme.</summary>
internal static class RejectedPrincipalRule
{
    private const string RejectPrincipal = nameof(RejectPrincipal);

    public static readonly NameSet Names = new(RejectPrincipal);

    public static void Check(FileContext file)
    {
        foreach (var token in file.Tokens(Names))
        {
            if (token.Parent is SimpleNameSyntax name
                && CallOf(name) is { } call
                && file.Model.GetSymbolInfo(call, file.Cancellation).Symbol is IMethodSymbol { ContainingType.Name: "CookieValidatePrincipalContext" } method
                && method.IsFromFramework()
                && !SignsOut(file, call))
            {
                file.Report(RejectedWithoutSignOut, name.GetLocation(), Edits(call));
            }
        }
    }

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        MemberBindingExpressionSyntax { Parent: InvocationExpressionSyntax call } => call,
        _ => null,
    };

    private static bool SignsOut(FileContext file, InvocationExpressionSyntax reject)
    {
        var flow = file.Application.Flow;
        HashSet<string>? schemes = null;
        foreach (var (call, method, _) in new ReachedCalls(flow, file.Cancellation).From(ReachedCalls.FunctionAround(reject)))
        {
            if (method.Name.IndexOf("SignOut", System.StringComparison.Ordinal) < 0 && method.Name.IndexOf("LogOut", System.StringComparison.OrdinalIgnoreCase) < 0)
            {
                continue;
            }

            if (!method.IsFromFramework())
            {
                if (!flow.Bodies.IsHere(method) || method.IsAbstract || method.IsVirtual)
                {
                    return true;
                }

                continue;
            }

            schemes ??= SchemesOf(file, reject);
            if (schemes.Count == 0
                || (SignInCall.IsOfManager(method) ? schemes.Contains(SchemeNames.IdentityApplication) : SignInCall.SchemeOf(call, method, flow.Bodies.ModelOf(call.SyntaxTree), file.Cancellation) is not { } scheme || schemes.Contains(scheme)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The schemes whose cookies the code validates; none where that is not known.</summary>
    private static HashSet<string> SchemesOf(FileContext file, SyntaxNode reject)
    {
        var found = new HashSet<string>();
        var calls = new ReachableCalls(file.Application.Flow, file.Cancellation);
        var around = file.Model.GetEnclosingSymbol(reject.SpanStart, file.Cancellation)?.ContainingType;
        foreach (var (source, settings) in file.Application.SignInSchemes.Validations(file.Cancellation))
        {
            foreach (var setting in settings)
            {
                var isMeant = setting.Handler is { } handler ? calls.CodeOf(handler) is { } code && code.Contains(reject) : setting.Events is { } type && SymbolEqualityComparer.Default.Equals(type, around);
                if (isMeant)
                {
                    if (source.Name.Text is not { } scheme)
                    {
                        return new HashSet<string>();
                    }

                    found.Add(scheme);
                }
            }
        }

        return found;
    }

    private static ImmutableArray<ProposedEdit> Edits(InvocationExpressionSyntax call) => call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax context }
        ? ImmutableArray.Create(new ProposedEdit(
            EditKind.InsertStatement, "after", "await " + context + ".HttpContext.SignOutAsync(" + context + ".Scheme.Name);", ImmutableArray.Create(call.GetLocation()))
        {
            Title = "Sign out of the scheme",
            Imports = ImmutableArray.Create("Microsoft.AspNetCore.Authentication"),
        })
        : ImmutableArray<ProposedEdit>.Empty;
}
