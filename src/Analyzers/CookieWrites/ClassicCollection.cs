using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>
/// <c>Cookies</c> of a response of System.Web. Whoever asks it for a name gets the cookie that is sent under it: where there is none yet, a new one.
/// </summary>
/// <remarks>https://learn.microsoft.com/dotnet/api/system.web.httpresponse.cookies</remarks>
internal static class ClassicCollection
{
    private const string Collection = "HttpCookieCollection";

    /// <summary>The cookies of a request are kept in the same type of collection: what is done to them, nobody is sent.</summary>
    public static bool IsOfResponse(IPropertySymbol property, INamedTypeSymbol cookie) =>
        property.Name == "Cookies"
        && property.ContainingType.Name is "HttpResponse" or "HttpResponseBase" or "HttpResponseWrapper"
        && IsBeside(property, cookie);

    /// <summary><c>this[name]</c>. Cheap, since it is asked for every property.</summary>
    public static bool Finds(IPropertySymbol property, INamedTypeSymbol cookie) =>
        property.IsIndexer && property.ContainingType.Name == Collection && IsName(property.Parameters) && IsBeside(property, cookie);

    /// <summary><c>Get(name)</c>. Cheap, since it is asked for every call.</summary>
    public static bool Finds(IMethodSymbol method, INamedTypeSymbol cookie) =>
        method.Name == "Get" && method.ContainingType?.Name == Collection && IsName(method.Parameters) && IsBeside(method, cookie);

    /// <summary>Whether assigning to the property gives a cookie content: its value, or one part of it.</summary>
    public static bool HoldsContent(IPropertySymbol property, INamedTypeSymbol cookie) =>
        property.IsIndexer ? property.ContainingType.Is(cookie) || IsParts(property.ContainingType) : property.Name == "Value" && property.ContainingType.Is(cookie);

    /// <summary>Whether the call gives a cookie one part of its content.</summary>
    public static bool AddsContent(IMethodSymbol method) => method.Name is "Add" or "Set" && IsParts(method.ContainingType);

    private static bool IsParts(INamedTypeSymbol? type) => type?.Name == "NameValueCollection" && type.IsFrameworkCode("System");

    private static bool IsName(System.Collections.Immutable.ImmutableArray<IParameterSymbol> parameters) =>
        parameters.Length == 1 && parameters[0].Type.SpecialType == SpecialType.System_String;

    private static bool IsBeside(ISymbol symbol, INamedTypeSymbol cookie) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, cookie.ContainingAssembly);
}
