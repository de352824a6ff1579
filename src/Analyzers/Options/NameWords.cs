using System;
using System.Collections.Generic;

namespace CookieSecurity.Analyzers.Options;

/// <summary>The words of an identifier: split at every non-letter and at each change from lower to upper case (<c>refreshToken</c>, <c>API_KEY</c>).</summary>
internal static class NameWords
{
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        for (var start = 0; start < name.Length;)
        {
            if (!char.IsLetter(name[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < name.Length && char.IsLetter(name[end]) && !(char.IsLower(name[end - 1]) && char.IsUpper(name[end])))
            {
                end++;
            }

            words.Add(name.Substring(start, end - start));
            start = end;
        }

        return words;
    }

    /// <summary>Whether the words end with these, compared without case.</summary>
    public static bool EndWith(this List<string> words, params string[] last)
    {
        if (words.Count < last.Length)
        {
            return false;
        }

        for (var i = 0; i < last.Length; i++)
        {
            if (!words[words.Count - last.Length + i].Equals(last[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }
}
