using System;
using System.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>Names that start with <c>global::</c>, for people.</summary>
internal static class FullNames
{
    private const string Global = "global::";

    /// <summary>The text with nothing left of each such name but its last part.</summary>
    public static string Shorten(string text)
    {
        var brief = new StringBuilder();
        var position = 0;
        for (var start = text.IndexOf(Global, StringComparison.Ordinal); start >= 0; start = text.IndexOf(Global, position, StringComparison.Ordinal))
        {
            brief.Append(text, position, start - position);
            position = start + Global.Length;
            for (var end = position; end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.'); end++)
            {
                position = text[end] == '.' ? end + 1 : position;
            }
        }

        return brief.Append(text, position, text.Length - position).ToString();
    }
}
