using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>Reads the elements of a <c>web.config</c> with their places. A file that is not well formed, as it is while it is typed, has none.</summary>
internal sealed class WebConfigReader
{
    private readonly string text;
    private readonly Stack<WebConfigElement> open = new();
    private readonly ImmutableArray<WebConfigElement>.Builder found = ImmutableArray.CreateBuilder<WebConfigElement>();
    private int position;

    private WebConfigReader(string text) => this.text = text;

    /// <summary>Every element, in the order of the file.</summary>
    public static ImmutableArray<WebConfigElement> Read(string text)
    {
        var reader = new WebConfigReader(text);
        while (reader.position < text.Length)
        {
            if (!reader.ReadNext())
            {
                return ImmutableArray<WebConfigElement>.Empty;
            }
        }

        return reader.open.Count == 0 ? reader.found.ToImmutable() : ImmutableArray<WebConfigElement>.Empty;
    }

    private bool ReadNext()
    {
        var tag = text.IndexOf('<', position);
        if (tag < 0)
        {
            position = text.Length;
            return true;
        }

        position = tag;
        return StartsWith("<!--") ? SkipTo("-->", 4)
            : StartsWith("<![CDATA[") ? SkipTo("]]>", 9)
            : StartsWith("<?") ? SkipTo("?>", 2)
            : StartsWith("<!") ? SkipTo(">", 2)
            : StartsWith("</") ? ReadEnd()
            : ReadStart();
    }

    private bool ReadStart()
    {
        position++;
        if (ReadName() is not { } name)
        {
            return false;
        }

        var place = new TextSpan(position - name.Length, name.Length);
        var attributes = ImmutableArray.CreateBuilder<WebConfigAttribute>();
        while (true)
        {
            var gap = SkipBlanks();
            if (position == text.Length)
            {
                return false;
            }

            var isEmpty = text[position] == '/';
            if (isEmpty || text[position] == '>')
            {
                position += isEmpty ? 2 : 1;
                if (position > text.Length || text[position - 1] != '>')
                {
                    return false;
                }

                var element = new WebConfigElement(name, open.Count == 0 ? null : open.Peek(), place, attributes.ToImmutable());
                found.Add(element);
                if (!isEmpty)
                {
                    open.Push(element);
                }

                return true;
            }

            if (gap == 0 || ReadAttribute() is not { } attribute || Has(attributes, attribute.Name))
            {
                return false;
            }

            attributes.Add(attribute);
        }
    }

    private WebConfigAttribute? ReadAttribute()
    {
        var start = position;
        if (ReadName() is not { } name)
        {
            return null;
        }

        SkipBlanks();
        if (position == text.Length || text[position] != '=')
        {
            return null;
        }

        position++;
        SkipBlanks();
        if (position == text.Length || text[position] is not ('"' or '\''))
        {
            return null;
        }

        var begin = position + 1;
        var end = text.IndexOf(text[position], begin);
        if (end < 0)
        {
            return null;
        }

        position = end + 1;
        var value = text.Substring(begin, end - begin);
        return value.IndexOf('<') >= 0 ? null : new WebConfigAttribute(name, value, TextSpan.FromBounds(start, position), TextSpan.FromBounds(begin, end));
    }

    private bool ReadEnd()
    {
        position += 2;
        if (ReadName() is not { } name || open.Count == 0 || open.Pop().Name != name)
        {
            return false;
        }

        SkipBlanks();
        return position < text.Length && text[position++] == '>';
    }

    private string? ReadName()
    {
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '_' or '-' or '.' or ':'))
        {
            position++;
        }

        return position == start ? null : text.Substring(start, position - start);
    }

    private int SkipBlanks()
    {
        var start = position;
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position - start;
    }

    private static bool Has(ImmutableArray<WebConfigAttribute>.Builder attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private bool StartsWith(string start) => string.CompareOrdinal(text, position, start, 0, start.Length) == 0;

    private bool SkipTo(string end, int from)
    {
        var found = position + from <= text.Length ? text.IndexOf(end, position + from, StringComparison.Ordinal) : -1;
        position = found < 0 ? text.Length : found + end.Length;
        return found >= 0;
    }
}
