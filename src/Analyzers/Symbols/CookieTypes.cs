using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

/// <summary>The two types that every written cookie goes through.</summary>
internal sealed record CookieTypes(INamedTypeSymbol ResponseCookies, INamedTypeSymbol CookieOptions)
{
    /// <summary>Null where the compilation references no such thing.</summary>
    public static CookieTypes? In(Compilation compilation) =>
        compilation.FindType("Microsoft.AspNetCore.Http.IResponseCookies") is { } responseCookies
        && compilation.FindType("Microsoft.AspNetCore.Http.CookieOptions") is { } cookieOptions
            ? new CookieTypes(responseCookies, cookieOptions)
            : null;
}
