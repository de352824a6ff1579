using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

/// <summary>The framework's types that the rules look at, resolved once a compilation. A type that the references lack is null.</summary>
internal sealed class KnownSymbols
{
    private KnownSymbols(Compilation compilation, INamedTypeSymbol responseCookies, INamedTypeSymbol cookieOptions)
    {
        ResponseCookies = responseCookies;
        CookieOptions = cookieOptions;
        CookieBuilder = Find(compilation, "Microsoft.AspNetCore.Http.CookieBuilder");
        HttpRequest = Find(compilation, "Microsoft.AspNetCore.Http.HttpRequest");
        UriHelper = Find(compilation, "Microsoft.AspNetCore.Http.Extensions.UriHelper");
        HeaderDictionary = Find(compilation, "Microsoft.AspNetCore.Http.IHeaderDictionary");
        AntiforgeryTokenSet = Find(compilation, "Microsoft.AspNetCore.Antiforgery.AntiforgeryTokenSet");
        CookiePolicyOptions = Find(compilation, "Microsoft.AspNetCore.Builder.CookiePolicyOptions");
        AppendCookieContext = Find(compilation, "Microsoft.AspNetCore.CookiePolicy.AppendCookieContext");
        CookiePolicyMiddleware = Find(compilation, "Microsoft.AspNetCore.CookiePolicy.CookiePolicyMiddleware");
        CookiePolicyBuilderExtensions = Find(compilation, "Microsoft.AspNetCore.Builder.CookiePolicyAppBuilderExtensions");
        ConfigureOptions = Find(compilation, "Microsoft.Extensions.Options.IConfigureOptions`1");
        PostConfigureOptions = Find(compilation, "Microsoft.Extensions.Options.IPostConfigureOptions`1");
        ConfigureNamedOptions = Find(compilation, "Microsoft.Extensions.Options.IConfigureNamedOptions`1");
    }

    public INamedTypeSymbol ResponseCookies { get; }

    public INamedTypeSymbol CookieOptions { get; }

    public INamedTypeSymbol? CookieBuilder { get; }

    public INamedTypeSymbol? HttpRequest { get; }

    public INamedTypeSymbol? UriHelper { get; }

    public INamedTypeSymbol? HeaderDictionary { get; }

    public INamedTypeSymbol? AntiforgeryTokenSet { get; }

    public INamedTypeSymbol? CookiePolicyOptions { get; }

    public INamedTypeSymbol? AppendCookieContext { get; }

    public INamedTypeSymbol? CookiePolicyMiddleware { get; }

    public INamedTypeSymbol? CookiePolicyBuilderExtensions { get; }

    public INamedTypeSymbol? ConfigureOptions { get; }

    public INamedTypeSymbol? ConfigureNamedOptions { get; }

    public INamedTypeSymbol? PostConfigureOptions { get; }

    /// <summary>Null where the compilation references nothing that the rules look at.</summary>
    public static KnownSymbols? In(Compilation compilation) =>
        Find(compilation, "Microsoft.AspNetCore.Http.IResponseCookies") is { } responseCookies
        && Find(compilation, "Microsoft.AspNetCore.Http.CookieOptions") is { } cookieOptions
            ? new KnownSymbols(compilation, responseCookies, cookieOptions)
            : null;

    /// <summary>Also where several assemblies declare the name, which leaves <see cref="Compilation.GetTypeByMetadataName"/> without an answer.</summary>
    private static INamedTypeSymbol? Find(Compilation compilation, string name)
    {
        if (compilation.GetTypeByMetadataName(name) is { } only)
        {
            return only;
        }

        var all = compilation.GetTypesByMetadataName(name);
        return all.IsEmpty ? null : all[0];
    }
}

internal static class SymbolExtensions
{
    public static bool Is(this ISymbol? symbol, ISymbol? other) =>
        other is not null && symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, other);

    /// <summary>Whether the symbol lies in a namespace of the framework, from metadata.</summary>
    public static bool IsFrameworkCode(this ISymbol symbol, params string[] roots)
    {
        var space = symbol.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        foreach (var root in roots)
        {
            if (space?.Name == root)
            {
                return symbol.DeclaringSyntaxReferences.IsEmpty;
            }
        }

        return false;
    }
}
