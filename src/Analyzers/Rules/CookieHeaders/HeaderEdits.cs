using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.HeaderWrites;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.CookieHeaders;

/// <summary>What mends an insecure header: <c>Response.Cookies</c> where the text can be taken apart, else the attributes, in the text or the object.</summary>
internal static class HeaderEdits
{
    public static ImmutableArray<ProposedEdit> Of(HeaderWrite write, HeaderValue value, MissingAttributes missing, Func<SyntaxTree, SemanticModel> modelOf)
    {
        if (value.Value.Single is ObjectAtom header)
        {
            return OfObject(write, header, missing);
        }

        if (write.Call != write.Use || value.Syntax is not { } syntax)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        return AppendedCookieText.Of(write, syntax, missing, modelOf) is { } append
            ? ImmutableArray.Create(append)
            : ImmutableArray.Create(AddToText(HeaderPlacement.MadeAt(syntax, modelOf) ?? syntax, missing));
    }

    private static ImmutableArray<ProposedEdit> OfObject(HeaderWrite write, ObjectAtom header, MissingAttributes missing)
    {
        var parts = new List<ProposedEdit>();
        if (missing.HttpOnly)
        {
            parts.AddRange(Edits.Set(Member.HttpOnly, Edits.True, write.Of(header, Member.HttpOnly)));
        }

        if (missing.Secure)
        {
            parts.AddRange(Edits.Set(Member.Secure, Edits.True, write.Of(header, Member.Secure)));
        }

        var wanted = (missing.Secure ? 1 : 0) + (missing.HttpOnly ? 1 : 0);
        return parts.Count == wanted ? ImmutableArray.Create(parts.Count == 1 ? parts[0] : ProposedEdit.Together("Add the missing attributes", [.. parts])) : ImmutableArray<ProposedEdit>.Empty;
    }

    /// <summary>Inside the quotes where there are any, else behind the expression.</summary>
    private static ProposedEdit AddToText(ExpressionSyntax text, MissingAttributes missing)
    {
        var attributes = (missing.Secure ? "; Secure" : string.Empty) + (missing.HttpOnly ? "; HttpOnly" : string.Empty);
        var written = text.ToString();
        var isQuoted = text is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } or InterpolatedStringExpressionSyntax
            && written.EndsWith("\"", StringComparison.Ordinal) && !written.EndsWith("\"\"\"", StringComparison.Ordinal);
        var code = isQuoted ? written.Substring(0, written.Length - 1) + attributes + "\"" : "{0} + \"" + attributes + "\"";
        return new ProposedEdit(EditKind.Replace, string.Empty, code, ImmutableArray.Create(text.GetLocation())) { Title = "Add the missing attributes" };
    }
}
