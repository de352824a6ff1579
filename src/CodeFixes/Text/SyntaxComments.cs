using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

internal static class SyntaxComments
{
    public static bool IsComment(this SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>Whether some target frameworks or configurations see other code here than this tree shows.</summary>
    public static bool HasConditionalDirective(this SyntaxNode node) =>
        node.ContainsDirectives && node.DescendantTrivia().Any(IsConditional);

    /// <summary>The same, without what stands before the node.</summary>
    public static bool HasConditionalDirectiveInside(this SyntaxNode node) =>
        node.ContainsDirectives && node.DescendantTrivia().Any(trivia => IsConditional(trivia) && node.Span.Contains(trivia.Span));

    /// <summary>Whether only some target frameworks or configurations see the node at all.</summary>
    public static bool IsUnderCondition(this SyntaxNode node)
    {
        var depth = 0;
        var directive = ((CSharpSyntaxNode)node.SyntaxTree.GetRoot()).GetFirstDirective();
        for (; directive is not null && directive.SpanStart < node.SpanStart; directive = directive.GetNextDirective())
        {
            depth += directive.Kind() switch
            {
                SyntaxKind.IfDirectiveTrivia => 1,
                SyntaxKind.EndIfDirectiveTrivia => -1,
                _ => 0,
            };
        }

        return depth > 0;
    }

    public static bool HasConditionalDirective(this SyntaxToken token) => token.LeadingTrivia.Any(IsConditional);

    /// <summary>
    /// Where a thing may be added behind the token so that the comments which speak of it stay with it: those on the line, or,
    /// where the line goes on, those that end before it does.
    /// </summary>
    public static int EndWithComments(this SyntaxToken token, bool wholeLine)
    {
        var end = token.Span.End;
        foreach (var trivia in token.TrailingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || (wholeLine && trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)))
            {
                end = trivia.Span.End;
            }
        }

        return end;
    }

    private static bool IsConditional(SyntaxTrivia trivia) => trivia.Kind() is
        SyntaxKind.IfDirectiveTrivia or SyntaxKind.ElifDirectiveTrivia or SyntaxKind.ElseDirectiveTrivia or SyntaxKind.EndIfDirectiveTrivia;
}
