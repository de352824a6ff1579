namespace CookieSecurity.Analyzers.Razor;

/// <content>Code with markup in it.</content>
internal sealed partial class MarkupScanner
{
    /// <summary>From behind an opening brace to behind its closing one. Where a statement may begin, so may markup.</summary>
    private void ReadStatements(CodePlace place)
    {
        if (++depth > Deepest)
        {
            isBroken = true;
            return;
        }

        var start = position;
        var braces = 0;
        var mayBegin = true;
        while (!IsAtEnd)
        {
            var character = text[position];
            if (char.IsWhiteSpace(character))
            {
                position++;
                continue;
            }

            if (IsMarkup(mayBegin))
            {
                Keep(start, place);
                ReadMarkupInCode();
                start = position;
                mayBegin = true;
                continue;
            }

            if (character is '/' && CSharpText.Skip(text, position) > position)
            {
                SkipLiteral();
                continue;
            }

            if (character == '#' && mayBegin)
            {
                position = CSharpText.LineEnd(text, position);
                continue;
            }

            if (SkipLiteral())
            {
                mayBegin = false;
                continue;
            }

            if (character == '}' && braces-- == 0)
            {
                Keep(start, place);
                position++;
                depth--;
                return;
            }

            braces += character == '{' ? 1 : 0;
            mayBegin = character is '{' or '}' or ';' or ':';
            position = CSharpText.IsWordPart(character) ? CSharpText.WordEnd(text, position) : position + 1;
        }

        isBroken = true;
    }

    private bool IsMarkup(bool mayBegin)
    {
        if (position + 1 >= text.Length)
        {
            return false;
        }

        var next = text[position + 1];
        return text[position] switch
        {
            '<' => mayBegin && (char.IsLetter(next) || next == '!'),
            '@' => next is '<' or '*' || (mayBegin && (next is ':' or '{' or '(' || char.IsLetter(next))),
            _ => false,
        };
    }

    private void ReadMarkupInCode()
    {
        if (text[position] == '<')
        {
            // A comment opens no element, and none is waited for.
            if (Follows("<!--"))
            {
                SkipPast("-->");
            }
            else
            {
                ReadMarkup(Extent.Element);
            }
        }
        else if (text[position + 1] == '<')
        {
            position++;
            ReadMarkup(Extent.Element);
        }
        else if (text[position + 1] == ':')
        {
            position += 2;
            ReadMarkup(Extent.Line);
        }
        else
        {
            ReadTransition(isInTag: false);
        }
    }
}
