using System.Linq;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>Controllers that rely on <c>[RequireAntiforgeryToken]</c>, which the middleware acts on.</summary>
internal static class RequiringControllers
{
    public static bool Exist(FileContext file)
    {
        foreach (var type in file.Application.Antiforgery.Controllers.All(file.Cancellation))
        {
            if (Controllers.Is(type) && (IsMarked(type) || type.GetMembers().Any(static member => Controllers.IsAction(member) && IsMarked(member))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMarked(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && AntiforgeryDemand.IsRequireAttribute(type) && (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[0].Value is true))
            {
                return true;
            }
        }

        return false;
    }
}
