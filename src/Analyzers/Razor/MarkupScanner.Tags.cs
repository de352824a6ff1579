using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Razor;

/// <content>Tags and their attributes.</content>
internal sealed partial class MarkupScanner
{
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

        var name = text.Substring(nameStart, position - nameStart);
        var attributes = ImmutableArray.CreateBuilder<MarkupAttribute>();
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
                hasCode |= ReadAttribute(attributes);
            }
        }

        return new MarkupTag(TextSpan.FromBounds(start, position), name, isEnd, isOptedOut, isClosed, hasCode, attributes.ToImmutable());
    }

    /// <summary>In components <c>@onclick</c> begins an attribute; elsewhere, and in parentheses, what follows is code.</summary>
    private bool IsCodeInTag() =>
        text[position] == '@' && !CSharpText.At(text, position + 1, '@')
        && !(isComponent && position + 1 < text.Length && char.IsLetter(text[position + 1]));

    /// <returns>Whether its name is only known when the page runs.</returns>
    private bool ReadAttribute(ImmutableArray<MarkupAttribute>.Builder attributes)
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

        var name = text.Substring(isEscaped ? start + 1 : start, position - start - (isEscaped ? 1 : 0));
        var end = position;
        position = CSharpText.SkipSpace(text, position);
        var (value, valueStart, hasCode) = (string.Empty, position, false);
        if (CSharpText.At(text, position, '='))
        {
            position = CSharpText.SkipSpace(text, position + 1);
            (value, valueStart, hasCode) = ReadValue(isCode: name[0] == '@');
            end = position;
        }

        if (!isBroken)
        {
            attributes.Add(new MarkupAttribute(TextSpan.FromBounds(start, end), name, value, valueStart, hasCode));
        }

        return hasCodeInName;
    }

    private (string Value, int Start, bool HasCode) ReadValue(bool isCode)
    {
        if (IsAtEnd)
        {
            isBroken = true;
            return (string.Empty, position, false);
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
        var value = isBroken ? string.Empty : text.Substring(start, position - start);
        position += quote == '\0' ? 0 : 1;
        return (value, start, hasCode);
    }
}
