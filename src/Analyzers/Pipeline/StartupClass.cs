using System;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>The class that <c>UseStartup</c> names, told by its form and name.</summary>
internal static class StartupClass
{
    private const string Configure = nameof(Configure);
    private const string Development = nameof(Development);

    /// <summary><c>void Configure(IApplicationBuilder app, …)</c>, or of one environment: <c>ConfigureProduction</c>; not of development.</summary>
    public static bool IsConfigure(IMethodSymbol method) =>
        method is { ReturnsVoid: true, IsExtensionMethod: false, MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsOverride: false, IsAbstract: false }
        && method.Name.StartsWith(Configure, StringComparison.Ordinal)
        && method.Name != Configure + Development
        && method.ContainingType.Name.StartsWith("Startup", StringComparison.Ordinal)
        && method.ContainingType.Name != "Startup" + Development
        && IsHandedBuilder(method);

    private static bool IsHandedBuilder(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (SetupSurface.IsPipeline(parameter.Type))
            {
                return true;
            }
        }

        return false;
    }
}
