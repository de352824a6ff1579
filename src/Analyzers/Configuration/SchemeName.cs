using System;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>Which of the options of one type are meant: those without a name, those of one scheme, all, or nobody knows.</summary>
internal readonly record struct SchemeName
{
    private readonly Kind kind;

    private SchemeName(Kind kind, string? text)
    {
        this.kind = kind;
        Text = text;
    }

    public static readonly SchemeName Default = new(Kind.Named, string.Empty);

    public static readonly SchemeName All = new(Kind.All, null);

    public static readonly SchemeName Unknown = new(Kind.Unknown, null);

    private enum Kind
    {
        Unknown,
        Named,
        All,
    }

    /// <summary>The name, empty for the options without one; null where it is not one name.</summary>
    public string? Text { get; }

    public bool IsDefault => Text is { Length: 0 };

    public bool IsAll => kind == Kind.All;

    public bool IsUnknown => kind == Kind.Unknown;

    public static SchemeName Of(string name) => new(Kind.Named, name);

    /// <summary>A null name means all.</summary>
    public static SchemeName Of(Value value) => value.Text is { } text ? Of(text) : value.IsAlways(null) ? All : Unknown;

    /// <summary>Whether what is set for this name may be set for the other one; what is set for an unknown one may be.</summary>
    public bool MayReach(SchemeName other) => kind != Kind.Named || other.kind != Kind.Named || string.Equals(Text, other.Text, StringComparison.Ordinal);

    /// <summary>Whether what is set for this name certainly is set for the other one.</summary>
    public bool Reaches(SchemeName other) => IsAll || (kind == Kind.Named && other.kind == Kind.Named && string.Equals(Text, other.Text, StringComparison.Ordinal));
}
