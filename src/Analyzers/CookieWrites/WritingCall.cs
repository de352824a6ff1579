using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>The calls at which a cookie is written: asked of every call there is, so names are compared first.</summary>
internal static class WritingCall
{
    public static bool IsAppend(IMethodSymbol method, CookieTypes types) =>
        method.Name == "Append" && method.ContainingType.Is(types.ResponseCookies);

    public static bool IsDelete(IMethodSymbol method, CookieTypes types) =>
        method.Name == "Delete" && method.ContainingType.Is(types.ResponseCookies);
}
