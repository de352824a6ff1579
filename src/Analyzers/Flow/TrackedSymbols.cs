using System.Collections.Concurrent;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>The followed types as symbols of one compilation, each looked up when an object of it may first have been met.</summary>
internal sealed class TrackedSymbols(Compilation compilation, CookieTypes cookies)
{
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> found = new();

    /// <summary>Null where the references have no such type.</summary>
    public INamedTypeSymbol? SymbolOf(TrackedType type)
    {
        if (!found.TryGetValue(type.MetadataName, out var symbol))
        {
            // To look through all references takes its time, and those that say what the compilation is about are known already.
            symbol = type == TrackedTypes.CookieOptions ? cookies.CookieOptions
                : type == TrackedTypes.ClassicCookie && cookies.ClassicCookie is { } classic ? classic
                : compilation.FindType(type.MetadataName);
            found.TryAdd(type.MetadataName, symbol);
        }

        return symbol;
    }

    /// <summary>Whether the type is the tracked one, not one that derives from it.</summary>
    public bool Is(TrackedType tracked, ITypeSymbol type) =>
        type.Name == tracked.Name && SymbolOf(tracked) is { } symbol && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, symbol);

    /// <summary>Whether the type is, or derives from, the tracked one.</summary>
    public bool Covers(TrackedType tracked, ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Is(tracked, current))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The most derived tracked type that the type is.</summary>
    public TrackedType? Of(ITypeSymbol? type)
    {
        if (type is null || type.TypeKind is not (TypeKind.Class or TypeKind.TypeParameter))
        {
            return null;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (TrackedTypes.ByName.TryGetValue(current.Name, out var tracked) && Is(tracked, current))
            {
                return tracked;
            }
        }

        return null;
    }

    /// <summary>Whether objects of this type are, or hand on, tracked ones: the type itself, a task or a tuple of it, or a constraint to it.</summary>
    public bool Carries(ITypeSymbol? type)
    {
        if (Of(type) is not null)
        {
            return true;
        }

        switch (type)
        {
            case INamedTypeSymbol { IsGenericType: true } named when named.IsTupleType || named.Name is "Task" or "ValueTask":
                foreach (var argument in named.TypeArguments)
                {
                    if (Carries(argument))
                    {
                        return true;
                    }
                }

                return false;
            case ITypeParameterSymbol parameter:
                foreach (var constraint in parameter.ConstraintTypes)
                {
                    if (Carries(constraint))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}
