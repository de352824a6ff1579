using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Razor;

/// <content>Tags and their attributes.</content>
internal sealed partial class MarkupScanner
{
    /// <summary>Of the tags that are being read.</summary>
    private readonly List<MarkupAttribute> attributes = [];

    private MarkupTag ReadTag(int nameStart)
    {
        var start = position;
        var isEnd = text[start + 1] == '/';
        var isOptedOut = text[nameStart - 1] == '!';
        position = nameStart;
        while (!IsAtEnd && !char.IsWhiteSpace(text[position]) && text[position] is not ('>' or '/' or '<' or '@' or '"' or '\'' or '='))
        {
            position++;
        }

        var name = names.At(nameStart, position - nameStart);
        var others = attributes.Count;
        var (hasCode, isClosed) = (false, false);
        while (true)
        {
            position = CSharpText.SkipSpace(text, position);
            if (IsAtEnd || text[position] == '<')
            {
                // Another tag begins before this one has ended.
                isBroken = true;
                break;
            }

            if (text[position] == '>')
            {
                position++;
                break;
            }

            if (text[position] == '/')
            {
                position++;
                isClosed = CSharpText.At(text, position, '>');
            }
            else if (IsCodeInTag())
            {
                hasCode |= !CSharpText.At(text, position + 1, '*');
                ReadTransition(isInTag: true);
            }
            else
            {
                hasCode |= ReadAttribute();
            }
        }

        return new MarkupTag(TextSpan.FromBounds(start, position), name, isEnd, isOptedOut, isClosed, hasCode, AttributesFrom(others));
    }

    /// <summary>A tag in the code of another one has its attributes behind those that are read already.</summary>
    private ImmutableArray<MarkupAttribute> AttributesFrom(int start)
    {
        if (attributes.Count == start)
        {
            return ImmutableArray<MarkupAttribute>.Empty;
        }

        var own = ImmutableArray.CreateBuilder<MarkupAttribute>(attributes.Count - start);
        for (var i = start; i < attributes.Count; i++)
        {
            own.Add(attributes[i]);
        }

        attributes.RemoveRange(start, attributes.Count - start);
        return own.MoveToImmutable();
    }

    /// <summary>In components <c>@onclick</c> begins an attribute; elsewhere, and in parentheses, what follows is code.</summary>
    private bool IsCodeInTag() =>
        text[position] == '@' && !CSharpText.At(text, position + 1, '@')
        && !(isComponent && position + 1 < text.Length && char.IsLetter(text[position + 1]));

    /// <returns>Whether its name is only known when the page runs.</returns>
    private bool ReadAttribute()
    {
        var start = position;
        var isEscaped = CSharpText.At(text, position, '@') && CSharpText.At(text, position + 1, '@');
        position += isEscaped ? 2 : 1;
        var hasCodeInName = false;
        while (!IsAtEnd && !char.IsWhiteSpace(text[position]) && text[position] is not ('=' or '>' or '<') && !(text[position] == '/' && CSharpText.At(text, position + 1, '>')))
        {
            if (text[position] == '@')
            {
                hasCodeInName = true;
                ReadTransition(isInTag: true);
            }
            else
            {
                position++;
            }
        }

        var nameStart = isEscaped ? start + 1 : start;
        var name = names.At(nameStart, position - nameStart);
        var end = position;
        position = CSharpText.SkipSpace(text, position);
        var (value, hasCode) = (new TextSpan(position, 0), false);
        if (CSharpText.At(text, position, '='))
        {
            position = CSharpText.SkipSpace(text, position + 1);
            (value, hasCode) = ReadValue(isCode: name[0] == '@');
            end = position;
        }

        if (!isBroken)
        {
            attributes.Add(new MarkupAttribute(text, TextSpan.FromBounds(start, end), name, value, hasCode));
        }

        return hasCodeInName;
    }

    private (TextSpan Value, bool HasCode) ReadValue(bool isCode)
    {
        if (IsAtEnd)
        {
            isBroken = true;
            return (new TextSpan(position, 0), false);
        }

        var quote = text[position] is '"' or '\'' ? text[position++] : '\0';
        var start = position;
        var hasCode = isCode;
        while (!IsAtEnd && !(quote == '\0' ? char.IsWhiteSpace(text[position]) || text[position] == '>' : text[position] == quote))
        {
            if (text[position] == '@')
            {
                hasCode |= !IsLiteralAt() && !CSharpText.At(text, position + 1, '*');
                ReadTransition(isInTag: true);
            }
            else
            {
                position++;
            }
        }

        isBroken |= position >= text.Length;
        var value = TextSpan.FromBounds(start, Math.Min(position, text.Length));
        position += quote == '\0' ? 0 : 1;
        return (value, hasCode);
    }
}
