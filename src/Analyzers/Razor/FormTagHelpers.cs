using System;
using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>Tag helpers that are not the framework's and take part in what becomes of a <c>form</c> tag.</summary>
internal static class FormTagHelpers
{
    /// <summary>What a file with such a class cannot do without.</summary>
    public static readonly NameSet Names = new("TagHelper", "ITagHelper", "TagHelperComponent", "HtmlTargetElement");

    public static bool MayBeIn(string assembly, Compilation compilation, CancellationToken cancellation)
    {
        if (compilation.AssemblyName == assembly)
        {
            return IsHere(compilation, cancellation);
        }

        foreach (var reference in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (reference.Name == assembly)
            {
                return IsIn(reference.GlobalNamespace, cancellation);
            }
        }

        return true;
    }

    private static bool IsHere(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(Names, cancellation))
        {
            SemanticModel? model = null;
            foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
            {
                if (node is ClassDeclarationSyntax { BaseList: not null } declaration
                    && (model ??= compilation.GetSemanticModel(tree)).GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type && Targets(type))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsIn(INamespaceSymbol space, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (var member in space.GetMembers())
        {
            if (member is INamespaceSymbol inner ? IsIn(inner, cancellation) : member is INamedTypeSymbol { TypeKind: TypeKind.Class } type && Targets(type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Targets(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.AllInterfaces.Length == 0 || !type.Implements("ITagHelper"))
        {
            return false;
        }

        var isTold = false;
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "HtmlTargetElementAttribute" })
            {
                isTold = true;
                if (attribute.ConstructorArguments is not { Length: > 0 } arguments || arguments[0].Value is not string tag || tag is "*" || tag.Equals("form", StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return !isTold && type.Name is "FormTagHelper" or "Form";
    }
}
