using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>The body of a lambda, a local function or a method.</summary>
internal static class FunctionBody
{
    /// <summary>A block, an expression, or null where there is neither.</summary>
    public static SyntaxNode? Of(SyntaxNode function) => function switch
    {
        AnonymousFunctionExpressionSyntax anonymous => anonymous.Body,
        LocalFunctionStatementSyntax local => local.Body ?? (SyntaxNode?)local.ExpressionBody?.Expression,
        BaseMethodDeclarationSyntax method => method.Body ?? (SyntaxNode?)method.ExpressionBody?.Expression,
        _ => null,
    };

    public static IEnumerable<TextChange> Add(BlockSyntax block, IEnumerable<(StatementSyntax? After, string Code)> added, SourceLayout layout)
    {
        foreach (var (after, code) in added)
        {
            if (after is not null)
            {
                yield return StatementPlace.Insert(after, behind: true, code, layout);
            }
            else if (block.Statements.FirstOrDefault() is { } first)
            {
                yield return StatementPlace.Insert(first, behind: false, code, layout);
            }
            else if (layout.IsFirstOnLine(block.CloseBraceToken.SpanStart))
            {
                var indentation = SourceLayout.Deeper(layout.IndentationAt(block.CloseBraceToken.SpanStart));
                yield return Insert(layout.LineStart(block.CloseBraceToken.SpanStart), indentation + code + layout.NewLine);
            }
            else
            {
                yield return Insert(block.OpenBraceToken.Span.End, " " + code);
            }
        }
    }

    /// <summary>The expression becomes the first of several statements, its further lines as far in from it as they were.</summary>
    public static IEnumerable<TextChange> MakeBlock(SyntaxNode function, ExpressionSyntax body, IEnumerable<string> added, SourceLayout layout)
    {
        var outer = layout.NewLine + layout.IndentationAt(function.SpanStart);
        var inner = SourceLayout.Deeper(outer);
        var arrow = body.GetFirstToken().GetPreviousToken();
        var keepsArrow = function is AnonymousFunctionExpressionSyntax;
        var start = keepsArrow ? arrow.Span.End : arrow.GetPreviousToken().Span.End;
        yield return layout.IsBlank(arrow.Span.End, body.SpanStart)
            ? new TextChange(TextSpan.FromBounds(start, body.SpanStart), outer + "{" + inner)
            : new TextChange(TextSpan.FromBounds(start, arrow.Span.End), outer + "{");

        if (layout.IndentationAt(body.SpanStart).Length < inner.Length - layout.NewLine.Length)
        {
            var root = body.SyntaxTree.GetRoot();
            foreach (var line in layout.LinesWithin(root, body.Span))
            {
                yield return Insert(line, SourceLayout.Deeper(layout.IndentationAt(line)).Substring(layout.IndentationAt(line).Length));
            }
        }

        var last = body.GetLastToken();
        if (keepsArrow)
        {
            yield return Insert(last.Span.End, ";");
        }
        else
        {
            last = last.GetNextToken();
        }

        var end = last.EndWithComments(wholeLine: true);
        yield return Insert(layout.EndsLine(end) ? end : last.Span.End, string.Concat(added.Select(code => inner + code)) + outer + "}");
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
