using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

/// <summary>The types that every written cookie goes through: two of ASP.NET Core, one of System.Web. A type that the references lack is null.</summary>
internal sealed record CookieTypes(INamedTypeSymbol? ResponseCookies, INamedTypeSymbol? CookieOptions, INamedTypeSymbol? ClassicCookie)
{
    private const string Features = "Microsoft.AspNetCore.Http.Features";

    /// <summary>Whether ASP.NET Core is there.</summary>
    public bool AreOfCore => ResponseCookies is not null;

    /// <summary>Null where the compilation references no such thing.</summary>
    public static CookieTypes? In(Compilation compilation)
    {
        var responseCookies = compilation.FindType("Microsoft.AspNetCore.Http.IResponseCookies", Features);
        var cookieOptions = compilation.FindType("Microsoft.AspNetCore.Http.CookieOptions", Features);
        var hasCore = responseCookies is not null && cookieOptions is not null;

        // Types of that name which adapters bring to ASP.NET Core read no web.config.
        var classic = compilation.FindReferenced("System.Web.HttpCookie", "System.Web");
        return hasCore || classic is not null ? new CookieTypes(hasCore ? responseCookies : null, hasCore ? cookieOptions : null, classic) : null;
    }
}
