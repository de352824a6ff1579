using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>
/// The paths of Razor Pages that a convention asks a user for: <c>AuthorizeFolder("/")</c>.
/// https://learn.microsoft.com/aspnet/core/security/authorization/razor-pages-authorization
/// </summary>
internal static class AuthorizedPages
{
    public static IEnumerable<string> In(SemanticModel model, CancellationToken cancellation)
    {
        foreach (var token in NameIndex.Of(model.SyntaxTree).Tokens(model.SyntaxTree.GetRoot(cancellation), ProtectionNames.PageAuthorization))
        {
            if (token.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments: { Count: > 0 } arguments } call
                && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && method.IsFromFramework()
                && ConstantText.Of(arguments[token.ValueText.Contains("Area") && arguments.Count > 1 ? 1 : 0].Expression, model, cancellation) is { } path)
            {
                yield return path;
            }
        }
    }
}
