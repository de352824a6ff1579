using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>The calls by which an application on System.Web writes a cookie.</summary>
internal static class ClassicCall
{
    /// <summary>Cheap, since it is asked for every call.</summary>
    public static bool Writes(IMethodSymbol method, INamedTypeSymbol? cookie) =>
        method.Name is "Add" or "Set" or "SetCookie" or "AppendCookie"
        && cookie is not null
        && method.Parameters.Length == 1
        && method.Parameters[0].Type.Is(cookie)
        && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, cookie.ContainingAssembly);

    /// <summary>The cookies of a request are kept in the same type of collection: adding to them sends nothing.</summary>
    public static bool IsOfResponse(SyntaxNode call, SemanticModel model)
    {
        if (call is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: var owner } })
        {
            return false;
        }

        return name is "SetCookie" or "AppendCookie"
            || (model.GetSymbolInfo(owner).Symbol is IPropertySymbol { Name: "Cookies", ContainingType.Name: "HttpResponse" or "HttpResponseBase" or "HttpResponseWrapper" });
    }
}
