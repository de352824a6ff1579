namespace CookieSecurity.Analyzers.Razor;

/// <summary>How far C# literals and comments reach, so that what is in them is not taken for code.</summary>
internal static class CSharpText
{
    private const int LongestCharacter = 12;

    /// <summary>The position behind the literal or comment that begins here; the same position where none does; -1 where it has no end.</summary>
    public static int Skip(string text, int position)
    {
        switch (text[position])
        {
            case '"':
                return SkipString(text, position, isVerbatim: false, isInterpolated: false);
            case '@' or '$':
                return SkipMarked(text, position);
            case '\'':
                return SkipCharacter(text, position);
            case '/' when At(text, position + 1, '/'):
                return LineEnd(text, position);
            case '/' when At(text, position + 1, '*'):
                var end = text.IndexOf("*/", position + 2, System.StringComparison.Ordinal);
                return end < 0 ? -1 : end + 2;
            default:
                return position;
        }
    }

    public static int LineEnd(string text, int position)
    {
        var end = text.IndexOf('\n', position);
        return end < 0 ? text.Length : end;
    }

    public static bool At(string text, int position, char character) => position < text.Length && text[position] == character;

    public static bool IsWordStart(char character) => char.IsLetter(character) || character == '_';

    public static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character == '_';

    public static int WordEnd(string text, int position)
    {
        while (position < text.Length && IsWordPart(text[position]))
        {
            position++;
        }

        return position;
    }

    public static int SkipSpace(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    private static int SkipMarked(string text, int position)
    {
        var quote = position;
        var (isVerbatim, isInterpolated) = (false, false);
        while (quote < text.Length && text[quote] is '@' or '$')
        {
            isVerbatim |= text[quote] == '@';
            isInterpolated |= text[quote] == '$';
            quote++;
        }

        return At(text, quote, '"') ? SkipString(text, quote, isVerbatim, isInterpolated) : position;
    }

    private static int SkipString(string text, int quote, bool isVerbatim, bool isInterpolated)
    {
        var count = 0;
        while (At(text, quote + count, '"'))
        {
            count++;
        }

        if (count >= 3 && !isVerbatim)
        {
            var end = text.IndexOf(new string('"', count), quote + count, System.StringComparison.Ordinal);
            return end < 0 ? -1 : end + count;
        }

        for (var i = quote + 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when isVerbatim && At(text, i + 1, '"'):
                    i++;
                    break;
                case '"':
                    return i + 1;
                case '\\' when !isVerbatim:
                    i++;
                    break;
                case '{' when isInterpolated && At(text, i + 1, '{'):
                    i++;
                    break;
                case '{' when isInterpolated:
                    i = HoleEnd(text, i + 1);
                    if (i < 0)
                    {
                        return -1;
                    }

                    break;
                case '\n' when !isVerbatim && !isInterpolated:
                    return -1;
            }
        }

        return -1;
    }

    /// <summary>Where the hole of an interpolated string ends: at its brace.</summary>
    private static int HoleEnd(string text, int position)
    {
        var depth = 0;
        while (position < text.Length)
        {
            // A quote opens a text of the hole, or ends a string that was never well formed.
            var end = text[position] is '"' or '\'' or '@' or '$' ? SkipPlain(text, position) : position;
            if (end != position)
            {
                position = end < 0 ? text.Length : end;
                continue;
            }

            depth += text[position] is '{' or '(' or '[' ? 1 : text[position] is '}' or ')' or ']' ? -1 : 0;
            if (depth < 0)
            {
                return position;
            }

            position++;
        }

        return -1;
    }

    /// <summary>Literals in holes: one level is enough for what people write, and keeps broken text from going deep.</summary>
    private static int SkipPlain(string text, int position)
    {
        var quote = position;
        while (quote < text.Length && text[quote] is '@' or '$')
        {
            quote++;
        }

        return At(text, quote, '"') ? SkipString(text, quote, isVerbatim: text[position] == '@', isInterpolated: false)
            : text[position] == '\'' ? SkipCharacter(text, position) : position;
    }

    private static int SkipCharacter(string text, int position)
    {
        for (var i = position + 1; i < text.Length && i < position + LongestCharacter && text[i] != '\n'; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '\'' && i > position + 1)
            {
                return i + 1;
            }
        }

        return position + 1;
    }
}
