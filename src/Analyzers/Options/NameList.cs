using System;
using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Options;

/// <summary>A comma separated list of names with <c>*</c> as wildcard, compared without case.</summary>
internal readonly struct NameList(ImmutableArray<string> patterns)
{
    /// <summary>The request token's cookie, which script must send back, and display preferences.</summary>
    public static readonly NameList ScriptReadable = Parse(
        "XSRF*, X-XSRF*, CSRF*, X-CSRF*, *culture*, *consent*, *theme*, lang, language, locale, *timezone*");

    private readonly ImmutableArray<string> patterns = patterns;

    public bool IsEmpty => patterns.IsDefaultOrEmpty;

    public static NameList Parse(string? text)
    {
        if (text is null)
        {
            return default;
        }

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var part in text.Split(','))
        {
            var name = part.Trim();
            if (name.Length > 0)
            {
                names.Add(name);
            }
        }

        return new NameList(names.ToImmutable());
    }

    /// <summary>A user's list adds to the default one.</summary>
    public NameList With(string? more) => new(patterns.AddRange(Parse(more).patterns.NullToEmpty()));

    public bool Contains(string name)
    {
        if (patterns.IsDefault)
        {
            return false;
        }

        foreach (var pattern in patterns)
        {
            if (Matches(pattern, name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(string pattern, string name)
    {
        var (p, n) = (0, 0);
        var star = -1;
        var resume = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = n;
            }
            else if (p < pattern.Length && char.ToUpperInvariant(pattern[p]) == char.ToUpperInvariant(name[n]))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}

internal static class ImmutableArrayExtensions
{
    public static ImmutableArray<T> NullToEmpty<T>(this ImmutableArray<T> array) => array.IsDefault ? ImmutableArray<T>.Empty : array;
}
