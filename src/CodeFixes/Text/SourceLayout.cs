using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>How the author lays out lines and lists: what is added looks like what is there, and what is there stays as it is.</summary>
internal sealed class SourceLayout(SourceText text)
{
    private const string IndentationStep = "    ";

    public string NewLine { get; } = text.Lines
        .Select(line => text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)))
        .FirstOrDefault(lineBreak => lineBreak.Length > 0) ?? "\n";

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

    /// <summary>The line break after a position and the indentation that follows it.</summary>
    public string NextLine(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return NewLine + IndentationAt(line.EndIncludingLineBreak);
    }

    public bool IsFirstOnLine(int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        return line.Start + IndentationAt(position).Length == position;
    }

    /// <summary>Adds to a list that has elements: each on a line of its own if the last one is, with a trailing comma if there was one.</summary>
    public IEnumerable<TextChange> AddLast<T>(SeparatedSyntaxList<T> list, IReadOnlyList<string> items)
        where T : SyntaxNode
    {
        var last = list[list.Count - 1];
        var ownLine = IsFirstOnLine(last.SpanStart);
        var lead = ownLine ? NewLine + IndentationAt(last.SpanStart) : " ";
        if (list.SeparatorCount == list.Count)
        {
            var comma = list.GetSeparator(list.Count - 1);
            yield return Insert(comma.EndWithComments(wholeLine: ownLine), string.Concat(items.Select(item => lead + item + ",")));
        }
        else
        {
            var end = last.GetLastToken();
            yield return Insert(ownLine ? end.Span.End : end.EndWithComments(wholeLine: false), ",");
            yield return Insert(end.EndWithComments(wholeLine: ownLine), string.Join(",", items.Select(item => lead + item)));
        }
    }

    /// <summary>Adds to a list that has no elements yet.</summary>
    public TextChange Fill(SyntaxToken open, SyntaxToken close, IReadOnlyList<string> items)
    {
        if (!IsFirstOnLine(close.SpanStart))
        {
            var blank = text.ToString(TextSpan.FromBounds(open.Span.End, close.SpanStart)).All(char.IsWhiteSpace);
            return blank
                ? new TextChange(TextSpan.FromBounds(open.Span.End, close.SpanStart), " " + string.Join(", ", items) + " ")
                : Insert(open.Span.End, " " + string.Join(", ", items));
        }

        var indentation = IndentationAt(close.SpanStart);
        var step = indentation.Contains('\t') ? "\t" : IndentationStep;
        return Insert(
            text.Lines.GetLineFromPosition(close.SpanStart).Start,
            string.Join("," + NewLine, items.Select(item => indentation + step + item)) + NewLine);
    }

    private static TextChange Insert(int position, string added) => new(new TextSpan(position, 0), added);
}
