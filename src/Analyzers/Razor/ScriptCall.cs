using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>A call in a script: what it is called on, its name, and the text between its parentheses.</summary>
/// <param name="Receiver">The word before the dot; empty where there is none.</param>
/// <param name="Name">The name that is called.</param>
/// <param name="Arguments">As they are written.</param>
/// <param name="Span">Receiver and name.</param>
internal sealed record ScriptCall(string Receiver, string Name, string Arguments, TextSpan Span)
{
    /// <summary>The first argument, if it is a text.</summary>
    public string? FirstText => TextAt(Arguments, CSharpText.SkipSpace(Arguments, 0));

    /// <summary>The calls of a script; what is in comments and texts is none.</summary>
    public static IEnumerable<ScriptCall> In(string script)
    {
        var (receiver, receiverStart, last) = (string.Empty, 0, '\0');
        for (var i = 0; i < script.Length;)
        {
            var literal = Skip(script, i, last);
            if (literal != i)
            {
                last = script[i] is '/' or '@' && literal - i > 1 && script[i + 1] is '/' or '*' ? last : '"';
                i = literal;
            }
            else if (IsWordPart(script[i]))
            {
                var end = i;
                while (end < script.Length && IsWordPart(script[end]))
                {
                    end++;
                }

                var word = script.Substring(i, end - i);
                var isMember = last == '.';
                var open = CSharpText.SkipSpace(script, end);
                if (CSharpText.At(script, open, '(') && EndOf(script, open) is > 0 and var close)
                {
                    var start = isMember ? receiverStart : i;
                    yield return new ScriptCall(isMember ? receiver : string.Empty, word, script.Substring(open + 1, close - open - 1), TextSpan.FromBounds(start, end));
                }

                (receiver, receiverStart, last) = (word, i, 'a');
                i = end;
            }
            else
            {
                if (!char.IsWhiteSpace(script[i]))
                {
                    receiver = script[i] == '.' && last == 'a' ? receiver : "?";
                    receiverStart = script[i] == '.' ? receiverStart : i;
                    last = script[i];
                }

                i++;
            }
        }
    }

    /// <summary>The text that follows a property's colon; null where the name is none of a property, or its value no text.</summary>
    public static string? TextAfterColon(string code, int name, int length)
    {
        var end = name + length;
        if ((name > 0 && IsWordPart(code[name - 1])) || (end < code.Length && IsWordPart(code[end])))
        {
            return null;
        }

        var colon = CSharpText.SkipSpace(code, end < code.Length && code[end] is '"' or '\'' ? end + 1 : end);
        return CSharpText.At(code, colon, ':') ? TextAt(code, CSharpText.SkipSpace(code, colon + 1)) : null;
    }

    /// <summary>The texts among the arguments.</summary>
    public IEnumerable<string> Texts()
    {
        for (var i = 0; i < Arguments.Length;)
        {
            if (TextAt(Arguments, i) is { } text)
            {
                yield return text;
                i += text.Length + 2;
            }
            else
            {
                i++;
            }
        }
    }

    private static string? TextAt(string code, int position)
    {
        if (position >= code.Length || code[position] is not ('"' or '\'' or '`'))
        {
            return null;
        }

        var end = Skip(code, position, '(');
        return end > position + 1 && code[end - 1] == code[position] ? code.Substring(position + 1, end - position - 2) : null;
    }

    public static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || character is '_' or '$';

    /// <summary>The closing bracket of the one that opens here; zero where there is none.</summary>
    public static int EndOf(string script, int open)
    {
        var (depth, last) = (0, '\0');
        for (var i = open; i < script.Length;)
        {
            var literal = Skip(script, i, last);
            if (literal != i)
            {
                i = literal;
                last = '"';
                continue;
            }

            depth += script[i] is '(' or '[' or '{' ? 1 : script[i] is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }

            last = char.IsWhiteSpace(script[i]) ? last : script[i];
            i++;
        }

        return 0;
    }

    /// <summary>Behind a comment, text or regular expression; the same position where none begins.</summary>
    private static int Skip(string script, int position, char last)
    {
        switch (script[position])
        {
            case '"' or '\'' or '`':
                return SkipTo(script, position, script[position], mayBreak: script[position] == '`');
            case '/' when CSharpText.At(script, position + 1, '/'):
                return CSharpText.LineEnd(script, position);
            case '/' when CSharpText.At(script, position + 1, '*'):
                var end = script.IndexOf("*/", position + 2, System.StringComparison.Ordinal);
                return end < 0 ? script.Length : end + 2;
            case '@' when CSharpText.At(script, position + 1, '*'):
                var ended = script.IndexOf("*@", position + 2, System.StringComparison.Ordinal);
                return ended < 0 ? script.Length : ended + 2;
            case '/' when last is '(' or ',' or '=' or ':' or '[' or '!' or '&' or '|' or '?' or '{' or '}' or ';' or '\0':
                return SkipTo(script, position, '/', mayBreak: false);
            default:
                return position;
        }
    }

    private static int SkipTo(string script, int position, char end, bool mayBreak)
    {
        for (var i = position + 1; i < script.Length; i++)
        {
            if (script[i] == '\\')
            {
                i++;
            }
            else if (script[i] == end)
            {
                return i + 1;
            }
            else if (script[i] == '\n' && !mayBreak)
            {
                return i;
            }
        }

        return script.Length;
    }
}
