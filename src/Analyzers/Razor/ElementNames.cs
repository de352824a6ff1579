using System;
using System.Collections.Generic;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>Elements of HTML that end otherwise than by an end tag after tags of others.</summary>
internal static class ElementNames
{
    private static readonly HashSet<string> Void = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "command", "embed", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr",
    };

    private static readonly HashSet<string> Raw = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "textarea" };

    /// <summary>Whether it has no end tag.</summary>
    public static bool IsVoid(string name) => Void.Contains(name);

    /// <summary>Whether tags in it are text.</summary>
    public static bool IsRaw(string name) => Raw.Contains(name);
}
