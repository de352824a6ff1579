using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

/// <summary>The framework's types that the rules look at, resolved once a compilation. A type that the references lack is null.</summary>
internal sealed class KnownSymbols
{
    public KnownSymbols(Compilation compilation, CookieTypes types)
    {
        ResponseCookies = types.ResponseCookies;
        CookieOptions = types.CookieOptions;
        CookieBuilder = compilation.FindType("Microsoft.AspNetCore.Http.CookieBuilder");
        HttpRequest = compilation.FindType("Microsoft.AspNetCore.Http.HttpRequest");
        UriHelper = compilation.FindType("Microsoft.AspNetCore.Http.Extensions.UriHelper");
        AntiforgeryTokenSet = compilation.FindType("Microsoft.AspNetCore.Antiforgery.AntiforgeryTokenSet");
        CookiePolicyOptions = compilation.FindType("Microsoft.AspNetCore.Builder.CookiePolicyOptions");
        AppendCookieContext = compilation.FindType("Microsoft.AspNetCore.CookiePolicy.AppendCookieContext");
        CookiePolicyMiddleware = compilation.FindType("Microsoft.AspNetCore.CookiePolicy.CookiePolicyMiddleware");
        CookiePolicyBuilderExtensions = compilation.FindType("Microsoft.AspNetCore.Builder.CookiePolicyAppBuilderExtensions");
        ConfigureOptions = compilation.FindType("Microsoft.Extensions.Options.IConfigureOptions`1");
        PostConfigureOptions = compilation.FindType("Microsoft.Extensions.Options.IPostConfigureOptions`1");
        ConfigureNamedOptions = compilation.FindType("Microsoft.Extensions.Options.IConfigureNamedOptions`1");
    }

    public INamedTypeSymbol ResponseCookies { get; }

    public INamedTypeSymbol CookieOptions { get; }

    public INamedTypeSymbol? CookieBuilder { get; }

    public INamedTypeSymbol? HttpRequest { get; }

    public INamedTypeSymbol? UriHelper { get; }

    public INamedTypeSymbol? AntiforgeryTokenSet { get; }

    public INamedTypeSymbol? CookiePolicyOptions { get; }

    public INamedTypeSymbol? AppendCookieContext { get; }

    public INamedTypeSymbol? CookiePolicyMiddleware { get; }

    public INamedTypeSymbol? CookiePolicyBuilderExtensions { get; }

    public INamedTypeSymbol? ConfigureOptions { get; }

    public INamedTypeSymbol? ConfigureNamedOptions { get; }

    public INamedTypeSymbol? PostConfigureOptions { get; }
}
