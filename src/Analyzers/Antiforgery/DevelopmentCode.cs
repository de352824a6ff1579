using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>Code that only runs on a developer's machine, as its form tells.</summary>
internal static class DevelopmentCode
{
    public static bool Contains(SyntaxNode node)
    {
        for (var current = node; current.Parent is not null and not MemberDeclarationSyntax; current = current.Parent)
        {
            if (current.Parent is IfStatementSyntax check && Asks(check.Condition) is { } wanted && (current == check.Statement ? wanted : current == check.Else && !wanted))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the condition holds in development (true) or outside of it (false); null where it asks something else.</summary>
    private static bool? Asks(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Asks(inner.Expression),
        PrefixUnaryExpressionSyntax not when not.IsKind(SyntaxKind.LogicalNotExpression) => !Asks(not.Operand),
        BinaryExpressionSyntax both when both.IsKind(SyntaxKind.LogicalAndExpression) => new[] { Asks(both.Left), Asks(both.Right) }.Contains(true) ? true : null,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsDevelopment" } } => true,
        _ => null,
    };
}
