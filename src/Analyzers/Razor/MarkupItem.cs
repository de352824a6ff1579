using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>A part of a Razor file that matters here; text between them does not.</summary>
internal abstract record MarkupItem(TextSpan Span);

/// <summary>One tag, from its <c>&lt;</c> to its <c>&gt;</c>.</summary>
/// <param name="Span">The whole tag.</param>
/// <param name="Name">As it is written, with prefix, without <c>!</c>.</param>
/// <param name="IsEnd">An end tag.</param>
/// <param name="IsOptedOut">Whether <c>!</c> keeps tag helpers away from it.</param>
/// <param name="IsClosed">Whether it ends itself.</param>
/// <param name="HasCode">Whether code may write attributes that cannot be seen.</param>
/// <param name="Attributes">In source order.</param>
internal sealed record MarkupTag(TextSpan Span, string Name, bool IsEnd, bool IsOptedOut, bool IsClosed, bool HasCode, ImmutableArray<MarkupAttribute> Attributes)
    : MarkupItem(Span)
{
    /// <summary>Where attributes may be added.</summary>
    public int NameEnd => Span.Start + (IsOptedOut ? 2 : 1) + Name.Length;

    /// <summary>The first of that name, which is the one that browsers take; null where there is none.</summary>
    public MarkupAttribute? Attribute(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return attribute;
            }
        }

        return null;
    }

    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>An attribute of a tag.</summary>
/// <param name="source">The text of the file.</param>
/// <param name="span">From the name to the end of the value, quotes included.</param>
/// <param name="name">As it is written; a directive attribute of a component keeps its <c>@</c>.</param>
/// <param name="value">What stands between the quotes; empty where there is none.</param>
/// <param name="hasCode">Whether some of the value is only known when the page runs.</param>
internal sealed class MarkupAttribute(string source, TextSpan span, string name, TextSpan value, bool hasCode)
{
    private string? text;

    public TextSpan Span => span;

    public string Name => name;

    public string Value => text ??= source.Substring(value.Start, value.Length);

    public int ValueStart => value.Start;

    public bool HasCode => hasCode;
}

/// <summary>C# in a Razor file.</summary>
internal sealed record MarkupCode(TextSpan Span, string Source, CodePlace Place) : MarkupItem(Span)
{
    private string? text;

    public string Text => text ??= Source.Substring(Span.Start, Span.Length);
}

/// <summary>Where C# stands in a Razor file.</summary>
internal enum CodePlace
{
    /// <summary>An expression whose value is written into the page.</summary>
    Rendered,

    /// <summary>An expression in a tag: what it writes is part of that tag.</summary>
    Attribute,

    /// <summary>Statements, which write nothing unless they call what does.</summary>
    Statements,

    /// <summary>Members: <c>@functions</c> and <c>@code</c>.</summary>
    Members,
}

/// <summary>A directive of one line: <c>@addTagHelper *, Web</c>.</summary>
internal sealed record MarkupDirective(TextSpan Span, string Keyword, string Argument) : MarkupItem(Span);

/// <summary>What stands between <c>&lt;script&gt;</c> and its end tag.</summary>
internal sealed record MarkupScript(TextSpan Span, string Source) : MarkupItem(Span)
{
    private string? text;

    public string Text => text ??= Source.Substring(Span.Start, Span.Length);
}
