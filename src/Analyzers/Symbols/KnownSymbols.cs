using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

internal sealed class KnownSymbols
{
    public static KnownSymbols? In(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.IResponseCookies") is null ? null : new KnownSymbols();
}
