using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>
/// What Razor Pages take for a page and for a handler.
/// https://learn.microsoft.com/aspnet/core/razor-pages
/// </summary>
internal static class PageHandlers
{
    /// <summary>The model of a page, or the class that the Razor compiler makes of the page's file.</summary>
    public static bool IsPage(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false } && (type.IsOrDerivesFrom("PageModel") || IsFile(type));

    /// <summary>The class with the handlers: the model, or a page that has no model of its own.</summary>
    public static INamedTypeSymbol HandlerTypeOf(INamedTypeSymbol page)
    {
        foreach (var member in page.GetMembers("Model"))
        {
            if (IsFile(page) && member is IPropertySymbol { Type: INamedTypeSymbol model } && model.IsOrDerivesFrom("PageModel"))
            {
                return model;
            }
        }

        return page;
    }

    /// <summary>Those of the model, and behind them those of the page's file.</summary>
    public static ImmutableArray<AttributeData> AttributesOf(INamedTypeSymbol page)
    {
        var model = HandlerTypeOf(page);
        var own = ControllerAction.Inherited(page);
        return SymbolEqualityComparer.Default.Equals(model, page) ? own : ControllerAction.Inherited(model).AddRange(own);
    }

    private static bool IsFile(INamedTypeSymbol type) => type.IsOrDerivesFrom("PageBase");

    /// <summary>The handlers of a page, those that it inherits too.</summary>
    public static IEnumerable<IMethodSymbol> Of(INamedTypeSymbol page)
    {
        for (var current = HandlerTypeOf(page); current is not null && !current.IsFromFramework(); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (VerbOf(member) is not null)
                {
                    yield return (IMethodSymbol)member;
                }
            }
        }
    }

    /// <summary>The verb in capitals: of <c>OnPost</c>, <c>OnPostAsync</c>, <c>OnPostSaveAsync</c>; null where it is no handler.</summary>
    public static string? VerbOf(ISymbol member)
    {
        if (member is not IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false } method
            || !method.Name.StartsWith("On", StringComparison.Ordinal) || method.Name.Length == 2)
        {
            return null;
        }

        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == "NonHandlerAttribute")
            {
                return null;
            }
        }

        var end = 3;
        while (end < method.Name.Length && char.IsLower(method.Name[end]))
        {
            end++;
        }

        var verb = method.Name.Substring(2, end - 2);
        return verb is "Get" or "Post" or "Put" or "Delete" or "Patch" or "Head" or "Options" or "Trace" ? verb.ToUpperInvariant() : null;
    }

    /// <summary>Whether one of the folders or pages is, or holds, this one: by its file, its namespace and its name.</summary>
    public static bool IsAmong(INamedTypeSymbol page, ImmutableArray<string> paths)
    {
        // The Razor compiler calls the class of Pages/Admin/Save.cshtml Pages_Admin_Save.
        var name = IsFile(page) ? page.ToDisplayString().Replace('_', '.') : page.ToDisplayString();
        foreach (var path in paths)
        {
            var trimmed = path.Trim('/');
            if (trimmed.Length == 0)
            {
                return true;
            }

            var space = "." + name + ".";
            var dotted = "." + trimmed.Replace('/', '.');
            if (space.IndexOf(dotted + ".", StringComparison.OrdinalIgnoreCase) >= 0
                || name.EndsWith(trimmed.Replace('/', '.') + "Model", StringComparison.OrdinalIgnoreCase)
                || page.Locations[0].SourceTree?.FilePath.Replace('\\', '/').IndexOf("/Pages/" + trimmed + "/", StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
