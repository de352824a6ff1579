using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Razor;

/// <content>Where a Razor file goes over into code, and back.</content>
internal sealed partial class MarkupScanner
{
    private static readonly HashSet<string> ViewLines = new(StringComparer.Ordinal)
    {
        "addTagHelper", "removeTagHelper", "tagHelperPrefix", "page", "model", "inject", "inherits", "namespace", "attribute", "implements",
    };

    private static readonly HashSet<string> ComponentLines = new(StringComparer.Ordinal)
    {
        "page", "inject", "inherits", "namespace", "attribute", "layout", "implements", "typeparam", "preservewhitespace", "rendermode",
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal) { "if", "for", "foreach", "while", "switch", "lock", "using", "try", "do" };

    private static readonly HashSet<string> Continuations = new(StringComparer.Ordinal) { "else", "if", "catch", "when", "finally", "while" };

    /// <summary>Whether the <c>@</c> here is one: doubled, or in the middle of an address.</summary>
    private bool IsLiteralAt() =>
        CSharpText.At(text, position + 1, '@')
        || (position > 0 && char.IsLetterOrDigit(text[position - 1]) && position + 1 < text.Length && char.IsLetterOrDigit(text[position + 1]));

    private void ReadTransition(bool isInTag)
    {
        var next = position + 1;
        if (next >= text.Length)
        {
            // What would follow has not been typed yet.
            isBroken = true;
        }
        else if (IsLiteralAt())
        {
            position += text[next] == '@' ? 2 : 1;
        }
        else if (text[next] == '*')
        {
            position += 2;
            SkipPast("*@");
        }
        else if (text[next] == '{')
        {
            position = next + 1;
            ReadStatements(CodePlace.Statements);
        }
        else if (text[next] == '(')
        {
            position = next;
            ReadExpression(isInTag);
        }
        else if (CSharpText.IsWordStart(text[next]))
        {
            ReadWord(next, isInTag);
        }
        else
        {
            position++;
        }
    }

    private void ReadWord(int start, bool isInTag)
    {
        var end = CSharpText.WordEnd(text, start);
        var word = names.At(start, end - start);
        var behind = CSharpText.SkipSpace(text, end);
        if (!isInTag && word is "functions" or "code" && CSharpText.At(text, behind, '{'))
        {
            position = behind + 1;
            ReadStatements(CodePlace.Members);
        }
        else if (!isInTag && word == "section" && SectionBody(end) is > 0 and var body)
        {
            position = body;
            ReadMarkup(Extent.Section);
        }
        else if (!isInTag && IsDirective(word, end, behind))
        {
            position = CSharpText.LineEnd(text, end);
            items.Add(new MarkupDirective(TextSpan.FromBounds(start - 1, position), word, text.Substring(end, position - end).Trim().TrimEnd(';')));
        }
        else if (Blocks.Contains(word) && behind < text.Length && text[behind] is '(' or '{')
        {
            position = end;
            ReadBlocks();
        }
        else
        {
            position = start;
            ReadExpression(isInTag);
        }
    }

    private bool IsDirective(string word, int end, int behind) =>
        (end == text.Length || char.IsWhiteSpace(text[end]))
        && ((isComponent ? ComponentLines : ViewLines).Contains(word) || (word == "using" && !CSharpText.At(text, behind, '(')));

    /// <summary>Where the content of a section begins; zero where this is none.</summary>
    private int SectionBody(int position)
    {
        position = CSharpText.SkipSpace(text, CSharpText.WordEnd(text, CSharpText.SkipSpace(text, position)));
        return CSharpText.At(text, position, '{') ? position + 1 : 0;
    }

    /// <summary><c>if (…) { … } else { … }</c> and its like, from behind the first word.</summary>
    private void ReadBlocks()
    {
        while (!IsAtEnd)
        {
            position = CSharpText.SkipSpace(text, position);
            if (CSharpText.At(text, position, '('))
            {
                var start = position;
                SkipBrackets();
                Keep(start, CodePlace.Statements);
                position = CSharpText.SkipSpace(text, position);
            }

            if (CSharpText.At(text, position, '{'))
            {
                position++;
                ReadStatements(CodePlace.Statements);
            }

            var behind = CSharpText.SkipSpace(text, position);
            var end = CSharpText.WordEnd(text, behind);
            if (isBroken || end == behind || !Continuations.Contains(names.At(behind, end - behind)))
            {
                return;
            }

            position = end;
        }
    }

    /// <summary>An expression: in parentheses, or a name with members, calls and indexers.</summary>
    private void ReadExpression(bool isInTag)
    {
        var start = position;
        if (text[position] == '(')
        {
            SkipBrackets();
        }
        else
        {
            position = CSharpText.WordEnd(text, position);
            if (position - start == "await".Length && string.CompareOrdinal(text, start, "await", 0, "await".Length) == 0 && CSharpText.At(text, position, ' '))
            {
                position = CSharpText.WordEnd(text, CSharpText.SkipSpace(text, position));
            }

            while (!IsAtEnd && ReadFurther())
            {
            }
        }

        Keep(start, isInTag ? CodePlace.Attribute : CodePlace.Rendered);
    }

    private bool ReadFurther()
    {
        var dot = position;
        while (dot < text.Length && text[dot] is '?' or '!')
        {
            dot++;
        }

        if (CSharpText.At(text, dot, '.') && dot + 1 < text.Length && CSharpText.IsWordStart(text[dot + 1]))
        {
            position = CSharpText.WordEnd(text, dot + 1);
            return true;
        }

        if (dot < text.Length && (text[dot] == '[' || (text[dot] == '(' && dot == position)))
        {
            position = dot;
            SkipBrackets();
            return true;
        }

        return false;
    }

    /// <summary>From an opening bracket to behind its closing one; markup in it is read.</summary>
    private void SkipBrackets()
    {
        var open = 0;
        while (!IsAtEnd)
        {
            if (text[position] == '@' && CSharpText.At(text, position + 1, '<'))
            {
                position++;
                ReadMarkup(Extent.Element);
                continue;
            }

            if (SkipLiteral())
            {
                continue;
            }

            open += text[position] is '(' or '[' or '{' ? 1 : text[position] is ')' or ']' or '}' ? -1 : 0;
            position++;
            if (open == 0)
            {
                return;
            }
        }

        isBroken = true;
    }

    private bool SkipLiteral()
    {
        var end = CSharpText.Skip(text, position);
        isBroken |= end < 0;
        if (end == position)
        {
            return false;
        }

        position = end < 0 ? text.Length : end;
        return true;
    }

    private void Keep(int start, CodePlace place)
    {
        if (!isBroken && position > start)
        {
            items.Add(new MarkupCode(TextSpan.FromBounds(start, position), text, place));
        }
    }
}
