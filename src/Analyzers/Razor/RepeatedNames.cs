using System;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>Names in a text that mostly were read before: one string serves for all of them.</summary>
internal sealed class RepeatedNames(string text)
{
    private const int Size = 128;

    private readonly string?[] known = new string?[Size];

    public string At(int start, int length)
    {
        if (length == 0)
        {
            return string.Empty;
        }

        var place = ((text[start] * 31) + (text[start + length - 1] * 7) + length) & (Size - 1);
        var name = known[place];
        return name is not null && name.Length == length && string.CompareOrdinal(text, start, name, 0, length) == 0
            ? name
            : known[place] = text.Substring(start, length);
    }
}
