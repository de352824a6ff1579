using System;
using System.Collections.Generic;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>The types through which an application is set up: services, the pipeline, endpoints, and the builders around them.</summary>
internal static class SetupSurface
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "IServiceCollection", "ServiceCollection", "IApplicationBuilder", "IEndpointRouteBuilder", "IEndpointConventionBuilder", "IHostApplicationBuilder", "IHostBuilder", "IWebHostBuilder",
        "WebApplication", "WebApplicationBuilder", "RouteGroupBuilder", "RouteHandlerBuilder", "RazorComponentsEndpointConventionBuilder",
        "PageActionEndpointConventionBuilder", "ControllerActionEndpointConventionBuilder", "ConnectionEndpointRouteBuilder", "HubEndpointConventionBuilder",
        "AuthenticationBuilder", "IdentityBuilder", "IdentityCookiesBuilder", "IMvcBuilder", "IMvcCoreBuilder", "IRazorComponentsBuilder", "OptionsBuilder", "IDataProtectionBuilder",
        "AuthorizationBuilder", "CorsPolicyBuilder", "CorsOptions",
    };

    /// <summary>Whether the method is called on, or handed, one of these: cheap, since it is asked for every call.</summary>
    public static bool Has(IMethodSymbol method)
    {
        if (method.IsStatic)
        {
            // Not what an unbound type parameter happens to be: `Task.FromResult(app)` sets nothing up.
            return method.Parameters.Length > 0 && IsOne(method.OriginalDefinition.Parameters[0].Type);
        }

        if (IsOne(method.ContainingType))
        {
            return true;
        }

        if (method.DeclaringSyntaxReferences.IsEmpty)
        {
            return false;
        }

        foreach (var parameter in method.Parameters)
        {
            if (IsOne(parameter.Type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method of this compilation is handed one of these, first or last.</summary>
    public static bool IsHanded(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (IsOne(parameter.Type))
            {
                return true;
            }
        }

        return IsOne(method.ContainingType);
    }

    /// <summary><c>WebApplication.CreateBuilder(args)</c>: a builder out of nothing.</summary>
    public static bool MakesItself(IMethodSymbol method) => method.IsStatic && method.DeclaringSyntaxReferences.IsEmpty && IsOne(method.ContainingType) && IsOne(method.ReturnType);

    /// <summary>Whether the method gives back one of these, at once or some time.</summary>
    public static bool Makes(IMethodSymbol method) =>
        IsOne(method.ReturnType) || (method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task && IsOne(task.TypeArguments[0]));

    /// <summary>Whether the method is handed services, or a builder that has some.</summary>
    public static bool IsServices(IMethodSymbol method) =>
        method is { IsStatic: true, Parameters.Length: > 0 }
        && method.Parameters[0].Type is { Name: "IServiceCollection" or "WebApplicationBuilder" or "IHostApplicationBuilder" or "IHostBuilder" or "IWebHostBuilder" or "IMvcBuilder" } type
        && type.IsFromFramework();

    /// <summary>Whether a middleware can be added to it.</summary>
    public static bool IsPipeline(ITypeSymbol type) => type.Name is "IApplicationBuilder" or "WebApplication" && type.IsFromFramework();

    /// <summary>Whether the type is one of these.</summary>
    public static bool Is(ITypeSymbol type) => IsOne(type);

    /// <summary>Whether the method of this compilation does nothing to the application but map endpoints onto what it is handed.</summary>
    public static bool IsForEndpointsOnly(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (IsOne(parameter.Type) && !SetupNames.Endpoints.Contains(parameter.Type.Name))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The type itself, or what a type parameter is bound to be (<c>TBuilder : IEndpointConventionBuilder</c>).</summary>
    private static bool IsOne(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            foreach (var constraint in parameter.ConstraintTypes)
            {
                if (IsOne(constraint))
                {
                    return true;
                }
            }

            return false;
        }

        return Names.Contains(type.Name) && type.IsFromFramework();
    }
}
