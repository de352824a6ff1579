using System;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>Elements of HTML that end otherwise than by an end tag after tags of others.</summary>
internal static class ElementNames
{
    /// <summary>By length, as this is asked for every tag.</summary>
    private static readonly string[][] Void =
    [
        [], [], ["br", "hr"], ["img", "col", "wbr"], ["link", "meta", "area", "base"], ["input", "embed", "param", "track"], ["source", "keygen"], ["command"],
    ];

    private static readonly string[][] Raw = [[], [], [], [], [], ["style"], ["script"], [], ["textarea"]];

    /// <summary>Whether it has no end tag.</summary>
    public static bool IsVoid(string name) => IsIn(Void, name);

    /// <summary>Whether tags in it are text.</summary>
    public static bool IsRaw(string name) => IsIn(Raw, name);

    private static bool IsIn(string[][] names, string name)
    {
        if (name.Length < names.Length)
        {
            foreach (var one in names[name.Length])
            {
                if (one.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
