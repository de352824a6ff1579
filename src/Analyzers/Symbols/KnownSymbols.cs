using System;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

/// <summary>The framework's types that the rules look at, each resolved once a compilation when first asked for. A type that the references lack is null.</summary>
internal sealed class KnownSymbols(Compilation compilation, CookieTypes types)
{
    private readonly Lazy<INamedTypeSymbol?> httpRequest = new(() => compilation.FindType("Microsoft.AspNetCore.Http.HttpRequest", "Microsoft.AspNetCore.Http.Abstractions"));
    private readonly Lazy<INamedTypeSymbol?> uriHelper = new(() => compilation.FindType("Microsoft.AspNetCore.Http.Extensions.UriHelper", "Microsoft.AspNetCore.Http.Extensions"));
    private readonly Lazy<INamedTypeSymbol?> antiforgeryTokenSet = new(() => compilation.FindType("Microsoft.AspNetCore.Antiforgery.AntiforgeryTokenSet", "Microsoft.AspNetCore.Antiforgery"));

    public INamedTypeSymbol? ResponseCookies => types.ResponseCookies;

    public INamedTypeSymbol? CookieOptions => types.CookieOptions;

    public INamedTypeSymbol? ClassicCookie => types.ClassicCookie;

    public INamedTypeSymbol? HttpRequest => httpRequest.Value;

    public INamedTypeSymbol? UriHelper => uriHelper.Value;

    public INamedTypeSymbol? AntiforgeryTokenSet => antiforgeryTokenSet.Value;
}
