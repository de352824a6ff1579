using System.Linq;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>Where a named CORS policy is used.</summary>
internal static class CorsPolicyUse
{
    public static readonly NameSet Names = new("UseCors", "RequireCors", "EnableCors", "EnableCorsAttribute");

    /// <summary>A policy with a name that only code under a development check asks for.</summary>
    public static bool IsForDevelopersOnly(SyntaxNode node, FileContext file)
    {
        if (NameAround(node, file) is not { } policy)
        {
            return false;
        }

        var any = false;
        foreach (var (token, model) in file.TokensEverywhere(Names))
        {
            if (IsUse(token, policy, model, file))
            {
                any = true;
                if (!DevelopmentCode.Contains(token.Parent!))
                {
                    return false;
                }
            }
        }

        return any;
    }

    private static string? NameAround(SyntaxNode node, FileContext file)
    {
        foreach (var ancestor in node.Ancestors())
        {
            if (ancestor is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddPolicy" }, ArgumentList.Arguments: { Count: 2 } arguments })
            {
                return ConstantText.Of(arguments[0].Expression, file.Model, file.Cancellation);
            }
        }

        return null;
    }

    private static bool IsUse(SyntaxToken token, string policy, SemanticModel model, FileContext file)
    {
        var arguments = token.Parent?.FirstAncestorOrSelf<SyntaxNode>(static node => node is InvocationExpressionSyntax or AttributeSyntax) switch
        {
            InvocationExpressionSyntax call => call.ArgumentList.Arguments.Select(static argument => argument.Expression),
            AttributeSyntax { ArgumentList: { } list } => list.Arguments.Select(static argument => argument.Expression),
            _ => [],
        };
        return arguments.Any(argument => ConstantText.Of(argument, model, file.Cancellation) is var name && (name is null || name == policy));
    }
}
