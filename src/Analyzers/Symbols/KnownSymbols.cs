using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

/// <summary>The framework's types that the rules look at, resolved once a compilation. A type that the references lack is null.</summary>
internal sealed class KnownSymbols
{
    public KnownSymbols(Compilation compilation, CookieTypes types)
    {
        ResponseCookies = types.ResponseCookies;
        CookieOptions = types.CookieOptions;
        ClassicCookie = types.ClassicCookie;
        HttpRequest = compilation.FindType("Microsoft.AspNetCore.Http.HttpRequest");
        UriHelper = compilation.FindType("Microsoft.AspNetCore.Http.Extensions.UriHelper");
        AntiforgeryTokenSet = compilation.FindType("Microsoft.AspNetCore.Antiforgery.AntiforgeryTokenSet");
    }

    public INamedTypeSymbol? ResponseCookies { get; }

    public INamedTypeSymbol? CookieOptions { get; }

    public INamedTypeSymbol? ClassicCookie { get; }

    public INamedTypeSymbol? HttpRequest { get; }

    public INamedTypeSymbol? UriHelper { get; }

    public INamedTypeSymbol? AntiforgeryTokenSet { get; }
}
