using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>
/// Reads the tags, the code and the directives off a Razor file. It is no parser: it knows where code begins and ends, where comments
/// and scripts do, and what a tag says. What it does not understand makes the file one of which nothing is known.
/// </summary>
/// <remarks>
/// The code that the Razor compiler writes would know the tag helpers of a tag, but has no line for a tag, and editors and other hosts
/// show it late or not at all; the file itself is always there.
/// </remarks>
internal sealed partial class MarkupScanner
{
    /// <summary>Deeper than people nest, and no danger to the stack.</summary>
    private const int Deepest = 64;

    private static readonly char[] OfMarkup = ['<', '@'];
    private static readonly char[] OfLine = ['<', '@', '\n'];
    private static readonly char[] OfSection = ['<', '@', '{', '}'];

    private readonly string text;
    private readonly bool isComponent;
    private readonly RepeatedNames names;
    private readonly ImmutableArray<MarkupItem>.Builder items = ImmutableArray.CreateBuilder<MarkupItem>();
    private int position;
    private int depth;
    private bool isBroken;

    private MarkupScanner(string text, bool isComponent)
    {
        this.text = text;
        this.isComponent = isComponent;
        names = new RepeatedNames(text);
    }

    private enum Extent
    {
        File,
        Element,
        Line,
        Section,
    }

    private bool IsAtEnd => isBroken || position >= text.Length;

    /// <summary>The items of a file in source order; a default array where it is unfinished or malformed.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="isComponent">Whether it is a <c>.razor</c> file.</param>
    public static ImmutableArray<MarkupItem> Scan(string text, bool isComponent)
    {
        var scanner = new MarkupScanner(text, isComponent);
        scanner.ReadMarkup(Extent.File);
        return scanner.isBroken ? default : scanner.items.ToImmutable();
    }

    private void ReadMarkup(Extent extent)
    {
        if (++depth > Deepest)
        {
            isBroken = true;
            return;
        }

        var elements = 0;
        var braces = 0;
        var telling = extent switch { Extent.Line => OfLine, Extent.Section => OfSection, _ => OfMarkup };
        while (!IsAtEnd && SkipTo(telling))
        {
            switch (text[position])
            {
                case '<':
                    elements += ReadAngle();
                    if (extent == Extent.Element && elements <= 0)
                    {
                        depth--;
                        return;
                    }

                    break;
                case '@':
                    ReadTransition(isInTag: false);
                    break;
                case '\n' when extent == Extent.Line:
                    depth--;
                    return;
                case '{' when extent == Extent.Section:
                    braces++;
                    position++;
                    break;
                case '}' when extent == Extent.Section && braces-- == 0:
                    position++;
                    depth--;
                    return;
                default:
                    position++;
                    break;
            }
        }

        depth--;
        isBroken |= extent is Extent.Element or Extent.Section;
    }

    /// <returns>Whether one of the characters is left.</returns>
    private bool SkipTo(char[] telling)
    {
        var found = text.IndexOfAny(telling, position);
        position = found < 0 ? text.Length : found;
        return found >= 0;
    }

    /// <returns>How many elements this opens: one, none, or minus one.</returns>
    private int ReadAngle()
    {
        var next = position + 1;
        var isMarked = CSharpText.At(text, next, '!');
        if (isMarked && Follows("<!--"))
        {
            SkipPast("-->");
            return 0;
        }

        if (isMarked || CSharpText.At(text, next, '/'))
        {
            next++;
        }

        if (CSharpText.At(text, next, '!'))
        {
            next++;
        }

        if (next >= text.Length || !char.IsLetter(text[next]))
        {
            position++;
            return 0;
        }

        if (isMarked && Follows("<!doctype"))
        {
            SkipPast(">");
            return 0;
        }

        var tag = ReadTag(next);
        if (isBroken)
        {
            return 0;
        }

        items.Add(tag);
        if (tag.IsEnd)
        {
            return ElementNames.IsVoid(tag.Name) ? 0 : -1;
        }

        if (!tag.IsClosed && ElementNames.IsRaw(tag.Name))
        {
            ReadRaw(tag.Name);
            return 0;
        }

        return tag.IsClosed || ElementNames.IsVoid(tag.Name) ? 0 : 1;
    }

    /// <summary>What stands in a script or style is neither tags nor, for what matters here, code.</summary>
    private void ReadRaw(string name)
    {
        var start = position;
        var end = text.IndexOf("</" + name, position, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            isBroken = true;
            return;
        }

        if (name.Equals("script", StringComparison.OrdinalIgnoreCase))
        {
            items.Add(new MarkupScript(TextSpan.FromBounds(start, end), text));
        }

        position = end;
        SkipPast(">");
    }

    private bool Follows(string expected) => string.Compare(text, position, expected, 0, expected.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private void SkipPast(string end)
    {
        var found = text.IndexOf(end, position, StringComparison.Ordinal);
        isBroken |= found < 0;
        position = found < 0 ? text.Length : found + end.Length;
    }
}
