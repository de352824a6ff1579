using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>
/// Methods of the user's own that are handed cookie options: the cookie may be written there. Asked of every call in the program, so names are
/// compared before symbols are.
/// </summary>
internal sealed class OwnWrappers(Compilation compilation, CookieTypes types)
{
    private readonly WrapperNames names = WrapperNames.Of(compilation, CancellationToken.None);

    public bool Has(IMethodSymbol method)
    {
        // What a call of generic code is handed, its declaration does not say; most of that is the framework's.
        return (names.Contains(method.Name) || (!method.IsDefinition && !method.DeclaringSyntaxReferences.IsEmpty))
            && types.IsHere(method)
            && method.Takes(types.CookieOptions);
    }
}
