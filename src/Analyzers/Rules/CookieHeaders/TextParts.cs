using System.Collections.Generic;
using System.Text;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.CookieHeaders;

/// <summary>A text that is put together in one expression: its pattern, and the expression in each hole.</summary>
internal sealed record TextParts(string Pattern, IReadOnlyList<ExpressionSyntax?> Holes)
{
    /// <summary>Null where the expression is no literal, interpolation or concatenation.</summary>
    public static TextParts? Of(ExpressionSyntax expression)
    {
        var pattern = new StringBuilder();
        var holes = new List<ExpressionSyntax?>();
        return expression is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax && Read(expression, pattern, holes) ? new TextParts(pattern.ToString(), holes) : null;
    }

    private static bool Read(ExpressionSyntax expression, StringBuilder pattern, List<ExpressionSyntax?> holes)
    {
        switch (expression)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                pattern.Append(literal.Token.ValueText);
                return true;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum:
                return Read(sum.Left, pattern, holes) && Read(sum.Right, pattern, holes);
            case InterpolatedStringExpressionSyntax text:
                foreach (var part in text.Contents)
                {
                    if (part is InterpolatedStringTextSyntax literal)
                    {
                        pattern.Append(literal.TextToken.ValueText);
                    }
                    else
                    {
                        var hole = (InterpolationSyntax)part;
                        pattern.Append(TextAtom.Hole);
                        holes.Add(hole.FormatClause is null && hole.AlignmentClause is null ? hole.Expression : null);
                    }
                }

                return true;
            default:
                pattern.Append(TextAtom.Hole);
                holes.Add(expression);
                return true;
        }
    }
}
