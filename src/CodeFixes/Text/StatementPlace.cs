using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>A place beside a statement in its list.</summary>
internal static class StatementPlace
{
    public const string Before = "before";
    public const string After = "after";

    /// <summary>The statement that the node is or is in; null where it does not stand in a list of statements.</summary>
    public static StatementSyntax? StatementOf(SyntaxNode node)
    {
        var statement = node is GlobalStatementSyntax global ? global.Statement : node.FirstAncestorOrSelf<StatementSyntax>();
        return statement is not null && ListOf(statement) is not null && !statement.ContainsDiagnostics ? statement : null;
    }

    /// <summary>The block, switch section or program that the statement is one of several in.</summary>
    public static SyntaxNode? ListOf(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        SwitchSectionSyntax section => section,
        GlobalStatementSyntax global => global.Parent,
        _ => null,
    };

    public static ImmutableArray<StatementSyntax> StatementsIn(SyntaxNode list) => list switch
    {
        BlockSyntax block => block.Statements.ToImmutableArray(),
        SwitchSectionSyntax section => section.Statements.ToImmutableArray(),
        CompilationUnitSyntax program => program.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToImmutableArray(),
        _ => ImmutableArray<StatementSyntax>.Empty,
    };

    /// <summary>The statement with the comments directly above it and behind it on its line.</summary>
    public static TextSpan WithComments(StatementSyntax statement, SourceLayout layout)
    {
        var end = statement.GetLastToken().EndWithComments(wholeLine: true);
        return TextSpan.FromBounds(StartWithComments(statement), layout.EndsLine(end) ? end : statement.Span.End);
    }

    public static TextChange Insert(StatementSyntax anchor, bool behind, string code, SourceLayout layout)
    {
        var around = WithComments(anchor, layout);
        var position = behind ? around.End : around.Start;
        var indentation = layout.IndentationAt(anchor.SpanStart);
        if (behind)
        {
            return layout.EndsLine(position)
                ? Insert(position, layout.NewLine + indentation + layout.Lines(code, indentation))
                : Insert(position, " " + layout.Lines(code, indentation));
        }

        return layout.IsFirstOnLine(position)
            ? Insert(layout.LineStart(position), indentation + layout.Lines(code, indentation) + layout.NewLine)
            : Insert(position, layout.Lines(code, indentation) + " ");
    }

    private static int StartWithComments(StatementSyntax statement)
    {
        var first = statement.GetFirstToken();
        var start = first.SpanStart;
        var lineBreaks = 0;
        foreach (var trivia in first.LeadingTrivia.Reverse())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                lineBreaks++;
            }
            else if (trivia.IsComment() && lineBreaks <= 1)
            {
                start = trivia.SpanStart;
                lineBreaks = 0;
            }
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            {
                break;
            }
        }

        // A comment at the top of a file speaks of the file.
        return start > first.FullSpan.Start || first.FullSpan.Start > 0 ? start : first.SpanStart;
    }

    private static TextChange Insert(int position, string added) => new(new TextSpan(position, 0), added);
}
