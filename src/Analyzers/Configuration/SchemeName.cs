using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>Which of the options of one type are meant: those without a name, those of one scheme, all, or nobody knows.</summary>
internal readonly record struct SchemeName
{
    private readonly Kind kind;
    private readonly ImmutableArray<string> except;

    private SchemeName(Kind kind, string? text, ImmutableArray<string> except = default)
    {
        this.kind = kind;
        this.except = except;
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

    /// <summary>All but those that code asks for by name.</summary>
    public static SchemeName AllExcept(ImmutableArray<string> names) => new(Kind.All, null, names);

    /// <summary>A null name means all.</summary>
    public static SchemeName Of(Value value) => value.Text is { } text ? Of(text) : value.IsAlways(null) ? All : Unknown;

    /// <summary>Whether what is set for this name may be set for the other one; what is set for an unknown one may be.</summary>
    public bool MayReach(SchemeName other) => !Leaves(other) && !other.Leaves(this) && MayBe(other);

    /// <summary>Whether what is set for this name certainly is set for the other one.</summary>
    public bool Reaches(SchemeName other) => IsAll
        ? !Leaves(other) && (except.IsDefault || other.Text is not null || Equals(other))
        : kind == Kind.Named && other.kind == Kind.Named && string.Equals(Text, other.Text, StringComparison.Ordinal);

    private bool MayBe(SchemeName other) => kind != Kind.Named || other.kind != Kind.Named || string.Equals(Text, other.Text, StringComparison.Ordinal);

    private bool Leaves(SchemeName other) => !except.IsDefault && other.Text is { } text && except.Contains(text);
}
