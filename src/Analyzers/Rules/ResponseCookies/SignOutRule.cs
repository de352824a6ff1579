using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>CKS1013 a sign-in cookie deleted by name in place of a sign-out.</summary>
internal static class SignOutRule
{
    public static void Check(WriteContext context)
    {
        var write = context.Write;
        if (write.Name is not { } name || write.Call != write.Use || context.SchemeOf(name) is not { } scheme || context.IsExempt(DeletedSignIn))
        {
            return;
        }

        if (!SignOutCalls.IsIn(SignOutCalls.FunctionAround(write.Call), context.ModelOf, context.Cancellation))
        {
            context.Report(DeletedSignIn, Placement.OfCallName(write.Call), EditsOf(context, scheme), name);
        }
    }

    private static ImmutableArray<ProposedEdit> EditsOf(WriteContext context, string scheme) =>
        context.Write.Call is InvocationExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax } call
        && HttpContextOf(call, context.ModelOf(call.SyntaxTree)) is { } httpContext
            ? ImmutableArray.Create(new ProposedEdit(
                EditKind.Replace, string.Empty, "await " + httpContext + ".SignOutAsync(" + scheme + ")", ImmutableArray.Create(call.GetLocation()))
            {
                Title = "Sign out",
                Imports = ImmutableArray.Create("Microsoft.AspNetCore.Authentication"),
            })
            : ImmutableArray<ProposedEdit>.Empty;

    /// <summary>The text of the HTTP context that the cookies belong to: of <c>context.Response.Cookies</c> the context.</summary>
    private static string? HttpContextOf(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cookies", Expression: var response } })
        {
            return null;
        }

        if (model.GetTypeInfo(response).Type is not { Name: "HttpResponse" } type || !type.IsFromFramework())
        {
            return null;
        }

        return response switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Response", Expression: var owner } when IsHttpContext(owner, model) => owner.ToString(),
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Response", Expression: ThisExpressionSyntax } => "HttpContext",
            IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is IPropertySymbol { Name: "Response" } property && property.IsFromFramework() => "HttpContext",
            _ => response + ".HttpContext",
        };
    }

    private static bool IsHttpContext(ExpressionSyntax expression, SemanticModel model) => model.GetTypeInfo(expression).Type is { Name: "HttpContext" };
}
