using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>What a request must bring for an action to run.</summary>
internal enum BodyKind
{
    /// <summary>Nothing, or what is in the address.</summary>
    None,

    /// <summary>A form, which any site can make a browser send.</summary>
    Form,

    /// <summary>JSON or the like, which another site's script may not send without being asked first.</summary>
    Json,
}

/// <summary>
/// Where MVC takes the parameters of an action from.
/// https://learn.microsoft.com/aspnet/core/mvc/models/model-binding
/// </summary>
internal static class RequestBody
{
    public static BodyKind Of(IMethodSymbol action, bool isApi)
    {
        var found = BodyKind.None;
        foreach (var parameter in action.Parameters)
        {
            var kind = Of(parameter, isApi);
            if (kind == BodyKind.Json)
            {
                return kind;
            }

            found = kind == BodyKind.Form ? kind : found;
        }

        return found;
    }

    /// <summary>Whether the parameter is bound member by member, from a form or the address.</summary>
    public static bool IsComplex(ITypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Array
        && !IsSimple(type)
        && !(type.Name is "CancellationToken" or "HttpContext" or "HttpRequest" or "ClaimsPrincipal" && type.IsFromFramework());

    /// <summary>Whether the parameter says that it is a form.</summary>
    public static bool IsExplicitForm(IParameterSymbol parameter)
    {
        foreach (var data in parameter.GetAttributes())
        {
            if (data.AttributeClass.IsOrDerivesFrom("FromFormAttribute"))
            {
                return true;
            }
        }

        return IsForm(parameter.Type);
    }

    private static BodyKind Of(IParameterSymbol parameter, bool isApi)
    {
        var isSaid = false;
        foreach (var data in parameter.GetAttributes())
        {
            if (data.AttributeClass is not { } type)
            {
                continue;
            }

            if (type.IsOrDerivesFrom("FromBodyAttribute"))
            {
                return BodyKind.Json;
            }

            if (type.IsOrDerivesFrom("FromFormAttribute"))
            {
                return BodyKind.Form;
            }

            isSaid |= type.Implements("IBindingSourceMetadata") || type.Implements("IFromServiceMetadata") || type.IsOrDerivesFrom("BindNeverAttribute") || type.IsOrDerivesFrom("ModelBinderAttribute");
        }

        return isSaid ? BodyKind.None
            : IsForm(parameter.Type) ? BodyKind.Form
            : !IsComplex(parameter.Type) ? BodyKind.None
            : isApi ? BodyKind.Json
            : BodyKind.Form;
    }

    private static bool IsForm(ITypeSymbol type) =>
        (type.Name is "IFormFile" or "IFormCollection" or "IFormFileCollection" && type.IsFromFramework())
        || (type is INamedTypeSymbol { TypeArguments: { Length: 1 } elements } && IsForm(elements[0]))
        || (type is IArrayTypeSymbol array && IsForm(array.ElementType));

    private static bool IsSimple(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsSimple(array.ElementType),
        { SpecialType: not SpecialType.None } => type.SpecialType != SpecialType.System_Object,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: var inner } => IsSimple(inner[0]),
        { TypeKind: TypeKind.Enum } => true,
        _ => type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true }
            ? type.Name is "DateTime" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Guid" or "Uri" or "Half" or "Int128" or "UInt128" or "Version"
            : HasParser(type),
    };

    /// <summary>A type that is read from one text by itself.</summary>
    private static bool HasParser(ITypeSymbol type)
    {
        foreach (var data in type.GetAttributes())
        {
            if (data.AttributeClass?.Name == "TypeConverterAttribute")
            {
                return true;
            }
        }

        foreach (var member in type.GetMembers("TryParse"))
        {
            if (member is IMethodSymbol { IsStatic: true, DeclaredAccessibility: Accessibility.Public })
            {
                return true;
            }
        }

        return false;
    }
}
