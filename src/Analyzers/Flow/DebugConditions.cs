using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What conditions of <c>#if</c> and <c>#elif</c> say of a build without DEBUG.</summary>
internal static class DebugConditions
{
    public const string Symbol = "DEBUG";

    public static bool AskForDebug(List<DirectiveTriviaSyntax> related)
    {
        foreach (var directive in related)
        {
            foreach (var token in directive.DescendantTokens())
            {
                if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == Symbol && directive is ConditionalDirectiveTriviaSyntax)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What the condition is in a build without DEBUG; null where that hangs on other symbols.</summary>
    public static bool? WithoutDebug(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => WithoutDebug(inner.Expression),
        PrefixUnaryExpressionSyntax not => !WithoutDebug(not.Operand),
        IdentifierNameSyntax name => name.Identifier.ValueText == Symbol ? false : null,
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.TrueLiteralExpression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or => Either(WithoutDebug(or.Left), WithoutDebug(or.Right)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and => !Either(!WithoutDebug(and.Left), !WithoutDebug(and.Right)),
        _ => null,
    };

    public static bool? Either(bool? one, bool? other) => one == true || other == true ? true : one is null || other is null ? null : false;
}
