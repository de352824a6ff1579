using System;
using System.Collections.Generic;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.HeaderWrites;

/// <summary>What code that writes the header mentions: its property, its type, or its name as a text.</summary>
internal static class SetCookieNames
{
    public const string Header = "Set-Cookie";

    /// <summary>The usual spelling of HTTP/2, and the last one.</summary>
    private static readonly string[] OtherSpellings = ["set-cookie", "SET-COOKIE"];

    public static readonly NameSet Identifiers = new("SetCookie", "SetCookieHeaderValue");

    /// <summary>
    /// The second word of the header's name: it is far rarer than the first, and a hyphen in front of it, which costs one look at the text, leaves
    /// hardly any but the header's name.
    /// </summary>
    public static readonly NameSet SecondWords = new("Cookie");

    /// <summary>Where the header's name may come in as a constant of another file.</summary>
    public static readonly NameSet Collections = new("Headers", "IHeaderDictionary", "HeaderDictionary");

    /// <summary>A file with none of these holds no text that is the header's name.</summary>
    public static readonly NameSet Traces = NameSet.Union(SecondWords, Collections);

    public static bool IsHeader(string? name) => Header.Equals(name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The texts in a file that are the header's name.</summary>
    public static IEnumerable<LiteralExpressionSyntax> Literals(NameIndex index, SyntaxTree tree, SyntaxNode root)
    {
        if (index.Mentions(SecondWords))
        {
            var text = tree.GetText();
            foreach (var position in index.Positions(SecondWords))
            {
                if (position > 0 && text[position - 1] == '-' && LiteralOf(root.FindToken(position)) is { } literal)
                {
                    yield return literal;
                }
            }
        }

        // Names start with a capital: other spellings need a second look, where headers are at hand.
        if (index.Mentions(Collections) && Array.Exists(OtherSpellings, spelling => TreeText.Mentions(tree, spelling)))
        {
            foreach (var token in root.DescendantTokens())
            {
                if (Array.IndexOf(OtherSpellings, token.ValueText) >= 0 && LiteralOf(token) is { } literal)
                {
                    yield return literal;
                }
            }
        }
    }

    private static LiteralExpressionSyntax? LiteralOf(SyntaxToken token) =>
        token.IsKind(SyntaxKind.StringLiteralToken) && IsHeader(token.ValueText) ? token.Parent as LiteralExpressionSyntax : null;

    /// <summary>The constant that a text is the value of; null where it is none.</summary>
    public static string? ConstantOf(LiteralExpressionSyntax literal) =>
        literal.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } constant } ? constant.Identifier.ValueText : null;

    /// <summary>The member that the node's code belongs to.</summary>
    public static SyntaxNode? BodyAround(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            if (SetupCode.CodeOf(ancestor) is { } code)
            {
                return code;
            }
        }

        return null;
    }
}
