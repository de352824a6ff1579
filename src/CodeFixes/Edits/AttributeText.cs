using System;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>An attribute without its brackets.</summary>
internal static class AttributeText
{
    private const string Suffix = "Attribute";

    /// <summary>As it is usually written: without the suffix of its type's name.</summary>
    public static string WithoutSuffix(string code)
    {
        var name = Parse(code)?.Name.GetLastToken();
        return name is { } token && token.ValueText.Length > Suffix.Length && token.ValueText.EndsWith(Suffix, StringComparison.Ordinal)
            ? code.Remove(token.Span.End - CodeFragment.Attribute.Offset - Suffix.Length, Suffix.Length)
            : code;
    }

    public static AttributeSyntax? Parse(string code) =>
        CodeFragment.Attribute.Parse(code) is { ContainsDiagnostics: false } parsed ? parsed.DescendantNodes().OfType<AttributeSyntax>().FirstOrDefault() : null;
}
