using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>Addresses that the code makes the server listen on. Nobody reaches an application over http that listens on https only.</summary>
internal static class HttpsEndpoints
{
    public static readonly NameSet Names = new("UseUrls", "Urls", "ListenAnyIP", "ListenLocalhost", "Listen", "UseHttps");

    /// <summary>Whether the code names addresses, and all that it names are https.</summary>
    public static bool AreAll(Compilation compilation, CancellationToken cancellation)
    {
        var any = false;
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(Names, cancellation))
        {
            foreach (var token in NameIndex.Of(tree).Tokens(tree.GetRoot(cancellation), Names))
            {
                foreach (var isHttps in IsHttps(token))
                {
                    if (!isHttps)
                    {
                        return false;
                    }

                    any = true;
                }
            }
        }

        return any;
    }

    /// <summary>One answer for each address that the name leads to.</summary>
    private static IEnumerable<bool> IsHttps(SyntaxToken name)
    {
        switch (name.ValueText)
        {
            case "UseUrls" when CallOf(name.Parent?.Parent) is { } call:
                return call.ArgumentList.Arguments.Select(static argument => IsHttps(argument.Expression));
            case "Urls" when CallOf(name.Parent?.Parent?.Parent) is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add" } } call:
                return call.ArgumentList.Arguments.Select(static argument => IsHttps(argument.Expression));
            case "Listen" or "ListenAnyIP" or "ListenLocalhost" when CallOf(name.Parent?.Parent) is { } call:
                return [call.ArgumentList.DescendantNodes().OfType<SimpleNameSyntax>().Any(static inner => inner.Identifier.ValueText == "UseHttps")];
            default:
                return [];
        }
    }

    private static InvocationExpressionSyntax? CallOf(SyntaxNode? access) => access is MemberAccessExpressionSyntax && access.Parent is InvocationExpressionSyntax call ? call : null;

    private static bool IsHttps(ExpressionSyntax address) =>
        address is LiteralExpressionSyntax { Token.Value: string text }
        && text.Split(';').All(static one => one.Trim().StartsWith("https://", StringComparison.OrdinalIgnoreCase));
}
