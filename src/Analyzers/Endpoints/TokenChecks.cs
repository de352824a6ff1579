using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>The two calls that validate a token.</summary>
internal static class TokenChecks
{
    public const string Throwing = "ValidateRequestAsync";
    public const string Telling = "IsRequestValidAsync";

    /// <summary>Of <c>IAntiforgery</c>, or of something that implements it.</summary>
    public static bool IsOne(IMethodSymbol method) => method.Name is Throwing or Telling && IsAntiforgery(method.ContainingType);

    public static bool IsAntiforgery(INamedTypeSymbol type)
    {
        if (IsInterface(type))
        {
            return true;
        }

        foreach (var one in type.AllInterfaces)
        {
            if (IsInterface(one))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsInterface(ITypeSymbol type) => type.Name == "IAntiforgery" && type.IsFromFramework();
}
