using System;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

/// <summary>The types that every written cookie goes through: two of ASP.NET Core, one of System.Web. A type that the references lack is null.</summary>
internal sealed class CookieTypes
{
    private readonly Compilation compilation;
    private readonly Lazy<INamedTypeSymbol?> responseCookies;
    private readonly Lazy<INamedTypeSymbol?> cookieOptions;
    private readonly Lazy<INamedTypeSymbol?> classicCookie;

    private CookieTypes(Compilation compilation, WebReferences references)
    {
        this.compilation = compilation;
        responseCookies = new(() => compilation.FindType("Microsoft.AspNetCore.Http.IResponseCookies", WebReferences.CoreAssembly));
        cookieOptions = new(() => compilation.FindType("Microsoft.AspNetCore.Http.CookieOptions", WebReferences.CoreAssembly));

        // Types of that name which adapters bring to ASP.NET Core read no web.config.
        classicCookie = new(() => references.MayHoldClassic && compilation.FindType("System.Web.HttpCookie", WebReferences.ClassicAssembly) is { ContainingAssembly.Name: WebReferences.ClassicAssembly } cookie ? cookie : null);

        // Asked before anything is bound, so that looking types up costs no more than it must.
        AreOfCore = references.HoldCore || (references.MayHoldCore && ResponseCookies is not null && CookieOptions is not null);
    }

    /// <summary>Whether ASP.NET Core is there.</summary>
    public bool AreOfCore { get; }

    public INamedTypeSymbol? ResponseCookies => responseCookies.Value;

    public INamedTypeSymbol? CookieOptions => cookieOptions.Value;

    public INamedTypeSymbol? ClassicCookie => classicCookie.Value;

    /// <summary>Null where the compilation references no such thing.</summary>
    public static CookieTypes? In(Compilation compilation)
    {
        var references = WebReferences.Of(compilation);
        if (!references.MayHoldCore && !references.MayHoldClassic)
        {
            return null;
        }

        var types = new CookieTypes(compilation, references);
        return types.AreOfCore || types.ClassicCookie is not null ? types : null;
    }

    /// <summary>Whether the method's code lies in this compilation.</summary>
    public bool IsHere(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);
}
