using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>Adds to lists and takes from them, in the layout that they have.</summary>
internal static class ListLayout
{
    /// <summary>Adds to a list that has elements: each on a line of its own if the last one is, with a trailing comma if there was one.</summary>
    public static IEnumerable<TextChange> AddLast<T>(this SourceLayout layout, SeparatedSyntaxList<T> list, IReadOnlyList<string> items)
        where T : SyntaxNode
    {
        var last = list[list.Count - 1];
        var ownLine = layout.IsFirstOnLine(last.SpanStart);
        var lead = ownLine ? layout.NewLine + layout.IndentationAt(last.SpanStart) : " ";
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
    public static TextChange Fill(this SourceLayout layout, SyntaxToken open, SyntaxToken close, IReadOnlyList<string> items)
    {
        if (!layout.IsFirstOnLine(close.SpanStart))
        {
            return layout.IsBlank(open.Span.End, close.SpanStart)
                ? new TextChange(TextSpan.FromBounds(open.Span.End, close.SpanStart), " " + string.Join(", ", items) + " ")
                : Insert(open.Span.End, " " + string.Join(", ", items));
        }

        var indentation = SourceLayout.Deeper(layout.IndentationAt(close.SpanStart));
        return Insert(layout.LineStart(close.SpanStart), string.Join("," + layout.NewLine, items.Select(item => indentation + item)) + layout.NewLine);
    }

    /// <summary>Adds between parentheses, which may hold something already.</summary>
    public static IEnumerable<TextChange> AddArguments<T>(this SourceLayout layout, SyntaxToken open, SeparatedSyntaxList<T> list, IReadOnlyList<string> items)
        where T : SyntaxNode =>
        list.Count > 0 ? layout.AddLast(list, items) : [Insert(open.Span.End, string.Join(", ", items))];

    /// <summary>Takes elements out of a list; each takes the comma behind it along, the last ones the comma before them.</summary>
    public static IEnumerable<TextChange> Remove<T>(this SourceLayout layout, SeparatedSyntaxList<T> list, ISet<TextSpan> removed)
        where T : SyntaxNode
    {
        for (var first = 0; first < list.Count; first++)
        {
            if (!removed.Contains(list[first].Span))
            {
                continue;
            }

            var last = first;
            while (last + 1 < list.Count && removed.Contains(list[last + 1].Span))
            {
                last++;
            }

            var end = last < list.SeparatorCount ? list.GetSeparator(last).Span.End : list[last].Span.End;
            if (last >= list.SeparatorCount && first > 0)
            {
                yield return new TextChange(list.GetSeparator(first - 1).Span, string.Empty);
            }

            var comments = string.Concat(list.Skip(first).Take(last - first + 1).Select(layout.CommentsWithin));
            yield return layout.Delete(TextSpan.FromBounds(list[first].SpanStart, end), comments);
            first = last;
        }
    }

    private static TextChange Insert(int position, string added) => new(new TextSpan(position, 0), added);
}
