using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>A section of configuration that this compilation binds to an object which is followed.</summary>
/// <param name="Path">The keys that lead to the section.</param>
/// <param name="Type">What it is bound to; where it is a part of options, these.</param>
/// <param name="Part">The member of the options that it is bound to; empty for the whole object.</param>
/// <param name="Call">The call that binds it.</param>
/// <param name="Source">Where that configures options, what is known of it; null where it binds an object of the application's own.</param>
internal sealed record BoundSection(string Path, TrackedType Type, string Part, SyntaxNode Call, OptionsSource? Source)
{
    /// <summary>The member that a setting sets; null where the section does not hold it, or it is none of the members.</summary>
    /// <param name="setting">The keys that lead to the setting.</param>
    /// <param name="members">The members that are asked for, as their types spell them.</param>
    public (string Part, string Member)? MemberAt(string setting, ImmutableArray<string> members)
    {
        var keys = Below(setting).Split(':');
        if (Part.Length > 0)
        {
            return keys.Length == 1 && Spelled(keys[0], members) is { } ofPart ? (Part, ofPart) : null;
        }

        if (keys.Length == 1)
        {
            return Spelled(keys[0], members) is { } own ? (string.Empty, own) : null;
        }

        if (keys.Length == 2)
        {
            foreach (var part in Type.Parts.Keys)
            {
                if (part.Equals(keys[0], StringComparison.OrdinalIgnoreCase) && Spelled(keys[1], members) is { } member)
                {
                    return (part, member);
                }
            }
        }

        return null;
    }

    private string Below(string setting) =>
        Path.Length == 0 ? setting
        : setting.Length > Path.Length + 1 && setting[Path.Length] == ':' && setting.StartsWith(Path, StringComparison.OrdinalIgnoreCase) ? setting.Substring(Path.Length + 1)
        : string.Empty;

    private static string? Spelled(string key, ImmutableArray<string> members)
    {
        foreach (var member in members)
        {
            if (member.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return member;
            }
        }

        return null;
    }
}
