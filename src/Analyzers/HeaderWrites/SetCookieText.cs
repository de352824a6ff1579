using System;
using System.Collections.Generic;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.HeaderWrites;

/// <summary>A cookie as the text of a header: its name and content, and its attributes as far as they are known.</summary>
/// <param name="Name">Null where it is not known.</param>
/// <param name="Content">With a hole for each part that is not known.</param>
/// <param name="Attributes">Names and values of the attributes, in order.</param>
/// <param name="IsOpen">Whether a part that is not known may bring in any attribute.</param>
internal sealed record SetCookieText(string? Name, string Content, IReadOnlyList<KeyValuePair<string, string>> Attributes, bool IsOpen)
{
    /// <summary>Cookies of the past, such as those of 1970, delete.</summary>
    private const int FirstYearOfLife = 2020;

    /// <summary>
    /// Null where the text is empty, or nothing but something unknown. A hole that follows a <c>=</c> is a value, and values hold no semicolon; one that stands
    /// alone between semicolons may be any attribute.
    /// </summary>
    public static SetCookieText? Parse(string pattern)
    {
        var parts = pattern.Split(';');
        var separator = parts[0].IndexOf('=');
        if (separator < 0 && (parts[0].IndexOf(TextAtom.Hole) >= 0 || pattern.Trim().Length == 0))
        {
            return null;
        }

        var attributes = new List<KeyValuePair<string, string>>();
        var isOpen = false;
        for (var i = 1; i < parts.Length; i++)
        {
            var equals = parts[i].IndexOf('=');
            var name = (equals < 0 ? parts[i] : parts[i].Substring(0, equals)).Trim();
            isOpen |= name.IndexOf(TextAtom.Hole) >= 0;
            if (name.Length > 0)
            {
                attributes.Add(new KeyValuePair<string, string>(name, equals < 0 ? string.Empty : parts[i].Substring(equals + 1).Trim()));
            }
        }

        var cookie = separator < 0 ? string.Empty : parts[0].Substring(0, separator).Trim();
        return new SetCookieText(cookie.Length == 0 || cookie.IndexOf(TextAtom.Hole) >= 0 ? null : cookie, parts[0].Substring(separator + 1).Trim(), attributes, isOpen);
    }

    /// <summary>Whether it certainly lacks the attribute.</summary>
    public bool Lacks(string attribute) => !IsOpen && Find(attribute) is null;

    /// <summary>Whether it deletes: it is empty and of the past.</summary>
    public bool Deletes => Content.Trim('"').Length == 0
        && ((Find("Max-Age") is { } age && int.TryParse(age, out var seconds) && seconds <= 0) || (Find("Expires") is { } date && IsPast(date)));

    /// <summary>The attribute's value; null where there is none of the name.</summary>
    public string? Find(string attribute)
    {
        foreach (var found in Attributes)
        {
            if (found.Key.Equals(attribute, StringComparison.OrdinalIgnoreCase))
            {
                return found.Value;
            }
        }

        return null;
    }

    private static bool IsPast(string date)
    {
        foreach (var word in date.Split(' ', '-'))
        {
            if (word.Length == 4 && int.TryParse(word, out var year))
            {
                return year < FirstYearOfLife;
            }
        }

        return false;
    }
}
