using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>How the author lays out lines: what is added looks like what is there, and what is there stays as it is.</summary>
internal sealed class SourceLayout(SourceText text)
{
    private const string IndentationStep = "    ";

    public string NewLine { get; } = text.Lines
        .Select(line => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)))
        .FirstOrDefault(lineBreak => lineBreak.Length > 0) ?? "\n";

    public SourceText Text => text;

    public string IndentationAt(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
        {
            end++;
        }

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>One step further in than the indentation.</summary>
    public static string Deeper(string indentation) => indentation + (indentation.Contains('\t') ? "\t" : IndentationStep);

    /// <summary>The line break after a position and the indentation that follows it.</summary>
    public string NextLine(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return NewLine + IndentationAt(line.EndIncludingLineBreak);
    }

    public int LineStart(int position) => text.Lines.GetLineFromPosition(position).Start;

    public bool IsFirstOnLine(int position) => LineStart(position) + IndentationAt(position).Length == position;

    /// <summary>Whether nothing but blanks follows on the line.</summary>
    public bool EndsLine(int position) => IsBlank(position, text.Lines.GetLineFromPosition(position).End);

    public bool IsBlank(int start, int end) => text.ToString(TextSpan.FromBounds(start, end)).All(char.IsWhiteSpace);

    /// <summary>Lines of text that was written elsewhere, broken and indented as here; the first one stands where it is put.</summary>
    public string Lines(string code, string indentation)
    {
        var lines = code.Trim().Split('\n').Select(line => line.TrimEnd('\r')).ToArray();
        return string.Join(NewLine, lines.Select((line, index) => index == 0 || line.Length == 0 ? line : indentation + line));
    }

    /// <summary>Where the further lines of the span start, except those that begin within a text: they are part of it.</summary>
    public IEnumerable<int> LinesWithin(SyntaxNode root, TextSpan span) => text.Lines
        .Where(line => line.Start > span.Start && line.Start < span.End && !line.Span.IsEmpty)
        .Select(line => line.Start)
        .Where(start => root.FindToken(start) is var token && !(token.SpanStart < start && token.Span.End > start));

    /// <summary>The text of the span, its further lines as far in from the new indentation as they were from the old one.</summary>
    public string Moved(SyntaxNode root, TextSpan span, string from, string to)
    {
        var moved = new StringBuilder(text.ToString(span));
        foreach (var line in LinesWithin(root, span).Reverse().Where(line => IndentationAt(line).StartsWith(from, StringComparison.Ordinal)))
        {
            moved.Remove(line - span.Start, from.Length).Insert(line - span.Start, to);
        }

        return moved.ToString();
    }

    /// <summary>
    /// Takes the span out, with its lines where nothing else is on them, and what would be a second empty line. Comments within it stay.
    /// </summary>
    public TextChange Delete(TextSpan span, string keptComments = "")
    {
        var first = IsFirstOnLine(span.Start);
        if (keptComments.Length > 0)
        {
            return new TextChange(span, EndsLine(span.End) ? keptComments.Trim() : keptComments.TrimStart());
        }

        if (first && EndsLine(span.End))
        {
            var start = text.Lines.GetLineFromPosition(span.Start);
            var end = text.Lines.GetLineFromPosition(span.End);
            var opensGap = start.LineNumber == 0 || IsBlankLine(start.LineNumber - 1) || text.Lines[start.LineNumber - 1].ToString().TrimEnd().EndsWith("{", StringComparison.Ordinal);
            var last = opensGap && IsBlankLine(end.LineNumber + 1) ? text.Lines[end.LineNumber + 1] : end;
            return DeleteLines(TextSpan.FromBounds(start.Start, last.End));
        }

        var blanksBefore = first ? span.Start : SkipBlanksBack(span.Start);
        return new TextChange(TextSpan.FromBounds(blanksBefore, blanksBefore < span.Start ? span.End : SkipBlanks(span.End)), string.Empty);
    }

    /// <summary>Takes whole lines out; the last ones of a file that does not end in a line break take the one before them along.</summary>
    public TextChange DeleteLines(TextSpan span)
    {
        var first = text.Lines.GetLineFromPosition(span.Start);
        var last = text.Lines.GetLineFromPosition(span.End);
        var start = last.End == last.EndIncludingLineBreak && first.LineNumber > 0 ? text.Lines[first.LineNumber - 1].End : first.Start;
        return new TextChange(TextSpan.FromBounds(start, last.EndIncludingLineBreak), string.Empty);
    }

    public int SkipBlanks(int position)
    {
        while (position < text.Length && text[position] is (' ' or '\t'))
        {
            position++;
        }

        return position;
    }

    /// <summary>What an author wrote between the parts of a node that goes is kept behind what comes.</summary>
    public string CommentsWithin(SyntaxNode node)
    {
        var kept = new StringBuilder();
        var gap = " ";
        foreach (var comment in node.DescendantTrivia().Where(trivia => node.Span.Contains(trivia.Span) && trivia.IsComment()))
        {
            kept.Append(gap).Append(comment.ToString());
            gap = comment.IsKind(SyntaxKind.SingleLineCommentTrivia) ? NextLine(comment.SpanStart) : " ";
        }

        return gap == " " ? kept.ToString() : kept.Append(gap).ToString();
    }

    private bool IsBlankLine(int number) =>
        number < text.Lines.Count
        && text.Lines[number] is var line
        && line.EndIncludingLineBreak > line.End
        && IsBlank(line.Start, line.End);

    private int SkipBlanksBack(int position)
    {
        while (position > 0 && text[position - 1] is (' ' or '\t'))
        {
            position--;
        }

        return position;
    }
}
