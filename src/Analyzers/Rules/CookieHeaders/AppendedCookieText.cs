using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.HeaderWrites;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.CookieHeaders;

/// <summary>The call of <c>Response.Cookies.Append</c> that writes the same cookie as a header's text does.</summary>
internal static class AppendedCookieText
{
    private const string Options = "new global::Microsoft.AspNetCore.Http.CookieOptions { ";
    private const string SameSite = "global::Microsoft.AspNetCore.Http.SameSiteMode.";

    private static readonly string[] Modes = ["None", "Lax", "Strict"];

    /// <summary>Null where the text or the call is not of a shape that can be translated.</summary>
    public static ProposedEdit? Of(HeaderWrite write, ExpressionSyntax syntax, MissingAttributes missing, Func<SyntaxTree, SemanticModel> modelOf)
    {
        var model = modelOf(write.Call.SyntaxTree);
        if (write.Values.Length != 1 || write.Call.Parent is not (ExpressionStatementSyntax or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax)
            || ResponseOf(write.Call, model) is not { } response
            || TextParts.Of(HeaderValues.Unwrapped(syntax)) is not { } parts
            || SetCookieText.Parse(parts.Pattern) is not { Name: { } name, IsOpen: false } cookie
            || ContentOf(cookie.Content, parts, model) is not { } content
            || MembersOf(cookie, missing) is not { } members)
        {
            return null;
        }

        var code = response + ".Cookies.Append(" + Quoted(name) + ", " + content + ", " + Options + members + " })";
        return new ProposedEdit(EditKind.Replace, string.Empty, code, ImmutableArray.Create(write.Call.GetLocation())) { Title = "Write the cookie with Response.Cookies.Append" };
    }

    /// <summary>The text of the response whose headers are written to; null where they are not those of one.</summary>
    private static string? ResponseOf(SyntaxNode call, SemanticModel model)
    {
        var headers = call switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Expression,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: ElementAccessExpressionSyntax element } => element.Expression,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: MemberAccessExpressionSyntax member } => member.Expression,
            _ => null,
        };
        return headers is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Headers", Expression: var response }
            && model.GetTypeInfo(response).Type is { Name: "HttpResponse" } type && type.IsFromFramework()
            ? response.ToString()
            : null;
    }

    /// <summary>A constant, or one expression that fills the whole content; what it escapes, <c>Append</c> escapes itself.</summary>
    private static string? ContentOf(string content, TextParts parts, SemanticModel model)
    {
        if (content.IndexOf(TextAtom.Hole) < 0)
        {
            return Quoted(content);
        }

        if (content.Length != 1 || parts.Holes[0] is not { } hole)
        {
            return null;
        }

        if (hole is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "EscapeDataString" or "UrlEncode" } })
        {
            hole = arguments[0].Expression;
        }

        return model.GetTypeInfo(hole).Type?.SpecialType == SpecialType.System_String ? hole.ToString() : "$\"{" + hole + "}\"";
    }

    private static string? MembersOf(SetCookieText cookie, MissingAttributes missing)
    {
        var mode = "Lax";
        var more = new List<string>();
        foreach (var attribute in cookie.Attributes)
        {
            switch (attribute.Key.ToUpperInvariant())
            {
                case "SECURE" or "HTTPONLY":
                case "PATH" when attribute.Value == "/":
                    break;
                case "SAMESITE" when Array.Find(Modes, known => known.Equals(attribute.Value, StringComparison.OrdinalIgnoreCase)) is { } known:
                    mode = known;
                    break;
                case "PATH" when IsConstant(attribute.Value):
                    more.Add("Path = " + Quoted(attribute.Value));
                    break;
                case "DOMAIN" when IsConstant(attribute.Value):
                    more.Add("Domain = " + Quoted(attribute.Value));
                    break;
                case "MAX-AGE" when int.TryParse(attribute.Value, out var seconds) && seconds > 0:
                    more.Add("MaxAge = " + Span(seconds));
                    break;
                default:
                    return null;
            }
        }

        var isReadable = missing.MayBeRead && cookie.Find(Member.HttpOnly) is null;
        return string.Join(", ", [.. isReadable ? Array.Empty<string>() : ["HttpOnly = true"], "Secure = true", "SameSite = " + SameSite + mode, .. more]);
    }

    private static bool IsConstant(string value) => value.Length > 0 && value.IndexOf(TextAtom.Hole) < 0;

    private static string Span(int seconds) => "global::System.TimeSpan." + (seconds % 86400 == 0
        ? FormattableString.Invariant($"FromDays({seconds / 86400})")
        : FormattableString.Invariant($"FromSeconds({seconds})"));

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
