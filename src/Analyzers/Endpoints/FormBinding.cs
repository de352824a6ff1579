using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>Whether the framework reads a form to make a handler's parameters: such an endpoint it protects by itself.</summary>
internal static class FormBinding
{
    /// <summary>Null where a type is not known.</summary>
    public static bool? In(EndpointHandler handler)
    {
        if (!handler.BindsParameters)
        {
            return false;
        }

        bool? found = false;
        foreach (var parameter in handler.Method.Parameters)
        {
            var one = IsForm(parameter, parameter.Type);
            if (one == true)
            {
                return true;
            }

            found = one is null ? null : found;
        }

        return found;
    }

    private static bool? IsForm(ISymbol parameter, ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
        {
            return null;
        }

        if (IsFormType(type))
        {
            return true;
        }

        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is not { } kind)
            {
                continue;
            }

            if (Implements(kind, "IFromFormMetadata"))
            {
                return true;
            }

            if (kind.Name == "AsParametersAttribute" && kind.IsFromFramework())
            {
                return HoldsForm(type);
            }
        }

        return false;
    }

    private static bool HoldsForm(ITypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IPropertySymbol property && IsForm(property, property.Type) == true)
            {
                return true;
            }

            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                foreach (var parameter in constructor.Parameters)
                {
                    if (IsForm(parameter, parameter.Type) == true)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsFormType(ITypeSymbol type) => type.Name is "IFormFile" or "IFormCollection" or "IFormFileCollection" && type.IsFromFramework();

    private static bool Implements(INamedTypeSymbol type, string framework)
    {
        foreach (var one in type.AllInterfaces)
        {
            if (one.Name == framework && one.IsFromFramework())
            {
                return true;
            }
        }

        return false;
    }
}
