using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>
/// What MVC takes for a controller and for an action.
/// https://learn.microsoft.com/aspnet/core/mvc/controllers/actions
/// </summary>
internal sealed class Controllers(Compilation compilation)
{
    private const string Suffix = "Controller";

    private readonly object gate = new();
    private List<INamedTypeSymbol>? classes;

    /// <summary>Whether the class may be a controller itself or the base of one; cheap enough to be asked for every class of a file.</summary>
    public static bool MayBe(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsStatic: false, ContainingType: null, DeclaredAccessibility: Accessibility.Public }
        && (type.Name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) || IsMarked(type, "ControllerAttribute"))
        && !IsMarked(type, "NonControllerAttribute");

    /// <summary>Whether requests reach the class: it can be created.</summary>
    public static bool Is(INamedTypeSymbol type) => MayBe(type) && !type.IsAbstract && !type.IsGenericType;

    /// <summary>Whether it can render views, so that browsers are what it is for.</summary>
    public static bool HasViews(INamedTypeSymbol type) => type.IsOrDerivesFrom(Suffix);

    /// <summary>Whether it is marked, or its assembly is, as one that programs call.</summary>
    public static bool IsApi(INamedTypeSymbol type) => IsMarked(type, "ApiControllerAttribute") || Has(type.ContainingAssembly, "ApiControllerAttribute");

    /// <summary>Whether requests can reach the method.</summary>
    public static bool IsAction(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsAbstract: false, IsGenericMethod: false } method
        && !(method is { IsOverride: true } && Root(method).ContainingType.SpecialType == SpecialType.System_Object)
        && !(method is { Name: "Dispose", Parameters.IsEmpty: true } && method.ContainingType.Implements("IDisposable"))
        && !IsMarkedNonAction(method);

    /// <summary>The classes that requests reach through which the method runs: its own, or those of this compilation that derive from it.</summary>
    public IEnumerable<INamedTypeSymbol> Reaching(IMethodSymbol action, CancellationToken cancellation)
    {
        var owner = action.ContainingType;
        if (Is(owner))
        {
            yield return owner;
            yield break;
        }

        foreach (var type in Classes(cancellation))
        {
            if (Is(type) && Derives(type, owner) && !IsReplaced(action, type, owner))
            {
                yield return type;
            }
        }
    }

    /// <summary>The class, if requests reach it, and those of this compilation that derive from it.</summary>
    public IEnumerable<INamedTypeSymbol> Covered(INamedTypeSymbol type, CancellationToken cancellation)
    {
        if (Is(type))
        {
            yield return type;
        }

        if (type.IsSealed)
        {
            yield break;
        }

        foreach (var heir in Classes(cancellation))
        {
            if (Is(heir) && Derives(heir, type))
            {
                yield return heir;
            }
        }
    }

    /// <summary>The classes of this compilation that derive from a class.</summary>
    public IEnumerable<INamedTypeSymbol> Heirs(INamedTypeSymbol type, CancellationToken cancellation)
    {
        foreach (var heir in Classes(cancellation))
        {
            if (!heir.IsAbstract && Derives(heir, type))
            {
                yield return heir;
            }
        }
    }

    /// <summary>What a member of this compilation is called, of all classes that are here.</summary>
    public IEnumerable<INamedTypeSymbol> All(CancellationToken cancellation) => Classes(cancellation);

    private static bool IsMarked(INamedTypeSymbol type, string attribute)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Has(current, attribute))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMarkedNonAction(IMethodSymbol method)
    {
        for (var current = method; current is not null; current = current.OverriddenMethod)
        {
            if (Has(current, "NonActionAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(ISymbol symbol, string attribute)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass.IsOrDerivesFrom(attribute))
            {
                return true;
            }
        }

        return false;
    }

    private static IMethodSymbol Root(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method;
    }

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol from)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, from))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Overridden on the way: then the override is the action.</summary>
    private static bool IsReplaced(IMethodSymbol action, INamedTypeSymbol type, INamedTypeSymbol owner)
    {
        if (!action.IsVirtual && !action.IsOverride)
        {
            return false;
        }

        for (var current = type; current is not null && !SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, owner); current = current.BaseType)
        {
            foreach (var member in current.GetMembers(action.Name))
            {
                if (member is IMethodSymbol { IsOverride: true } method && SymbolEqualityComparer.Default.Equals(method.OverriddenMethod?.OriginalDefinition, action))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private List<INamedTypeSymbol> Classes(CancellationToken cancellation)
    {
        lock (gate)
        {
            if (classes is null)
            {
                var found = new List<INamedTypeSymbol>();
                Collect(compilation.Assembly.GlobalNamespace, found, cancellation);
                classes = found;
            }

            return classes;
        }
    }

    private static void Collect(INamespaceSymbol space, List<INamedTypeSymbol> found, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in space.GetMembers())
        {
            if (member is INamespaceSymbol inner)
            {
                Collect(inner, found, cancellation);
            }
            else if (member is INamedTypeSymbol { TypeKind: TypeKind.Class } type)
            {
                found.Add(type);
            }
        }
    }
}
