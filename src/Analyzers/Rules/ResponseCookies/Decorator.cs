using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>A type that implements <c>IResponseCookies</c> and hands its own parameters on decides nothing: its caller does.</summary>
internal static class Decorator
{
    public static bool Forwards(CookieWrite write, ISymbol member, CookieTypes types)
    {
        if (write.TakesOptions || write.Name is not null || member.ContainingType is not { } type)
        {
            return false;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.Is(types.ResponseCookies))
            {
                return true;
            }
        }

        return false;
    }
}
