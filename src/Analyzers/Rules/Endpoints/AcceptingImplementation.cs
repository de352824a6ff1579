using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>Methods of the application's own in the place of the framework's checks that say yes to everything.</summary>
internal static class AcceptingImplementation
{
    public const string AdditionalData = "ValidateAdditionalData";

    private static readonly NameSet Names = new(AdditionalData, TokenChecks.Throwing, TokenChecks.Telling);

    public static IEnumerable<MethodDeclarationSyntax> In(FileContext file)
    {
        foreach (var token in file.Tokens(Names))
        {
            if (token.Parent is MethodDeclarationSyntax declaration && declaration.Identifier == token
                && (declaration.Body is not null || declaration.ExpressionBody is not null)
                && file.Model.GetDeclaredSymbol(declaration, file.Cancellation) is { } method
                && Implements(method)
                && (declaration.Identifier.ValueText == TokenChecks.Throwing ? DoesNothing(declaration, file) : AlwaysSaysYes(declaration, file)))
            {
                yield return declaration;
            }
        }
    }

    private static bool Implements(IMethodSymbol method)
    {
        var name = method.Name.EndsWith(AdditionalData, System.StringComparison.Ordinal) ? "IAntiforgeryAdditionalDataProvider" : "IAntiforgery";
        foreach (var implemented in method.ExplicitInterfaceImplementations)
        {
            if (implemented.ContainingType.Name == name && implemented.ContainingType.IsFromFramework())
            {
                return true;
            }
        }

        return method.ExplicitInterfaceImplementations.IsEmpty && method.DeclaredAccessibility == Accessibility.Public && method.ContainingType.Implements(name)
            && method.Parameters.Length > 0 && method.Parameters[0].Type.Name == "HttpContext";
    }

    private static bool AlwaysSaysYes(MethodDeclarationSyntax declaration, FileContext file)
    {
        if (declaration.ExpressionBody is { Expression: var only })
        {
            return IsYes(only, file);
        }

        var any = false;
        foreach (var node in OwnCode(declaration.Body!))
        {
            switch (node)
            {
                case ThrowStatementSyntax or ThrowExpressionSyntax:
                case ReturnStatementSyntax { Expression: { } value } when !IsYes(value, file):
                    return false;
                case ReturnStatementSyntax:
                    any = true;
                    break;
            }
        }

        return any;
    }

    /// <summary><c>true</c>, or a finished task of it.</summary>
    private static bool IsYes(ExpressionSyntax value, FileContext file) => value switch
    {
        ParenthesizedExpressionSyntax inner => IsYes(inner.Expression, file),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult" }, ArgumentList.Arguments: { Count: 1 } arguments } => IsYes(arguments[0].Expression, file),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } creation when file.Model.GetTypeInfo(creation, file.Cancellation).Type is { Name: "ValueTask" } => IsYes(arguments[0].Expression, file),
        _ => file.Model.GetConstantValue(value, file.Cancellation) is { HasValue: true, Value: true },
    };

    /// <summary>It calls nothing but what logs, and throws nothing.</summary>
    private static bool DoesNothing(MethodDeclarationSyntax declaration, FileContext file)
    {
        SyntaxNode body = declaration.Body ?? (SyntaxNode)declaration.ExpressionBody!;
        return OwnCode(body).All(node => node switch
        {
            ThrowStatementSyntax or ThrowExpressionSyntax => false,
            InvocationExpressionSyntax call => file.Model.GetSymbolInfo(call, file.Cancellation).Symbol is IMethodSymbol method && IsIdle(method),
            IdentifierNameSyntax name when name.Parent.IsKind(SyntaxKind.AwaitExpression) => false,
            _ => true,
        });
    }

    private static bool IsIdle(IMethodSymbol method) =>
        (method.ContainingNamespace?.ToDisplayString() == "Microsoft.Extensions.Logging" && method.IsFromFramework())
        || (method.Name is "FromResult" or "Yield" && method.ContainingType.Name == "Task");

    private static IEnumerable<SyntaxNode> OwnCode(SyntaxNode body) => body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
}
