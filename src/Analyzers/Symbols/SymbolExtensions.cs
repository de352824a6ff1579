using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

internal static class SymbolExtensions
{
    /// <summary>Also where several assemblies declare the name, which leaves <see cref="Compilation.GetTypeByMetadataName"/> without an answer.</summary>
    public static INamedTypeSymbol? FindType(this Compilation compilation, string name)
    {
        if (compilation.GetTypeByMetadataName(name) is { } only)
        {
            return only;
        }

        var all = compilation.GetTypesByMetadataName(name);
        return all.IsEmpty ? null : all[0];
    }

    /// <summary>The same, looked up in the assembly first that it usually lies in: a look into all of them is dear in the first moment of a compilation.</summary>
    public static INamedTypeSymbol? FindType(this Compilation compilation, string name, string assembly) =>
        compilation.FindReferenced(name, assembly) ?? compilation.FindType(name);

    /// <summary>The type as a referenced assembly in a file of that name declares it; null where none does.</summary>
    public static INamedTypeSymbol? FindReferenced(this Compilation compilation, string name, string assembly)
    {
        foreach (var reference in compilation.ExternalReferences)
        {
            if (WebReferences.IsNamed(reference, assembly) && compilation.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol found && found.GetTypeByMetadataName(name) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    public static bool Is(this ISymbol? symbol, ISymbol? other) =>
        other is not null && symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.OriginalDefinition, other);

    /// <summary>Whether a parameter is of the very type.</summary>
    public static bool Takes(this IMethodSymbol method, INamedTypeSymbol? type)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.Is(type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the symbol comes from an assembly of the framework or of a package that belongs to it. The namespace would not tell: packages
    /// of others put their extensions into the framework's.
    /// </summary>
    public static bool IsFromFramework(this ISymbol symbol) =>
        symbol.ContainingAssembly is { Name: var name }
        && symbol.DeclaringSyntaxReferences.IsEmpty
        && (name.StartsWith("Microsoft.", System.StringComparison.Ordinal) || name.StartsWith("System.", System.StringComparison.Ordinal));

    /// <summary>Whether the symbol lies in a namespace of the framework, from metadata.</summary>
    public static bool IsFrameworkCode(this ISymbol symbol, params string[] roots)
    {
        var space = symbol.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        foreach (var root in roots)
        {
            if (space?.Name == root)
            {
                return symbol.DeclaringSyntaxReferences.IsEmpty;
            }
        }

        return false;
    }

    /// <summary>Whether the type is the framework's interface of that name, or implements it.</summary>
    public static bool Implements(this ITypeSymbol type, string name)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (implemented.Name == name && implemented.IsFromFramework())
            {
                return true;
            }
        }

        return type.Name == name && type.IsFromFramework();
    }

    /// <summary>Whether the type is, or derives from, the framework's type of that name.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name == name && current.IsFromFramework())
            {
                return true;
            }
        }

        return false;
    }
}
