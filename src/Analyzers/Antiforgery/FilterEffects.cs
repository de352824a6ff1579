using System;
using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>What a type of filter or attribute does about forged requests: the framework's, the application's own, and those that nobody can look into.</summary>
internal sealed class FilterEffects(FlowModel flow, HandValidation checks, HandedRequests requests)
{
    /// <summary>An attribute where it is applied; with <paramref name="own"/> naming the types that a person says validate.</summary>
    public ForgeryMark Of(AttributeData attribute, NameList own, CancellationToken cancellation)
    {
        if (attribute.AttributeClass is not { } type)
        {
            return default;
        }

        var effect = IsNamed(type, own) ? ForgeryEffect.ValidatesByItself : Of(type, cancellation);
        if (effect == ForgeryEffect.Requires && attribute.ConstructorArguments is { Length: 1 } required && required[0].Value is false)
        {
            effect = ForgeryEffect.RequiresNot;
        }

        // `[TypeFilter(typeof(X))]`, `[ServiceFilter<X>]`
        if (effect == ForgeryEffect.None && type.Name is "TypeFilterAttribute" or "ServiceFilterAttribute" && FilterOf(attribute, type) is { } filter)
        {
            effect = IsNamed(filter, own) ? ForgeryEffect.ValidatesByItself : Of(filter, cancellation);
        }

        var order = effect.IsPolicy() ? ForgeryMark.OrderOfPolicies : 0;
        foreach (var named in attribute.NamedArguments)
        {
            if (named is { Key: "Order", Value.Value: int value })
            {
                order = value;
            }
        }

        return new ForgeryMark(effect, order, string.Empty);
    }

    public ForgeryEffect Of(ITypeSymbol type, CancellationToken cancellation)
    {
        var framework = ForgeryMark.OfFramework(type);
        if (framework != ForgeryEffect.None)
        {
            return framework;
        }

        var isFilter = type.Implements("IFilterMetadata");
        if (!isFilter && !type.Implements("IAntiforgeryMetadata"))
        {
            return ForgeryEffect.None;
        }

        if (!flow.Bodies.IsHere(type))
        {
            return type.IsFromFramework() ? ForgeryEffect.None : ForgeryEffect.Unknown;
        }

        if (!isFilter)
        {
            return Requirement(type, cancellation);
        }

        if (checks.IsDoneBy(type, cancellation) || HandsOut(type, cancellation))
        {
            return type.Implements("IAntiforgeryPolicy") ? ForgeryEffect.Validates : ForgeryEffect.ValidatesByItself;
        }

        return type.Implements("IAntiforgeryPolicy") ? ForgeryEffect.Ignores : IsBasedOutside(type) || requests.AreIn(type, cancellation) ? ForgeryEffect.Unknown : ForgeryEffect.None;
    }

    public static bool IsNamed(ITypeSymbol type, NameList own) => !own.IsEmpty && IsNamed(type.ToDisplayString(), own);

    /// <summary>Whether a person named the type, by its full name with or without the suffix of attributes.</summary>
    public static bool IsNamed(string name, NameList own) =>
        own.Contains(name) || own.Contains(AttributeNames.Short(name));

    private static ITypeSymbol? FilterOf(AttributeData attribute, INamedTypeSymbol type) =>
        type.TypeArguments.Length == 1 ? type.TypeArguments[0]
        : attribute.ConstructorArguments is { Length: > 0 } arguments ? arguments[0].Value as ITypeSymbol
        : null;

    private static bool IsBasedOutside(ITypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.DeclaringSyntaxReferences.IsEmpty)
            {
                return !current.IsFromFramework();
            }
        }

        return false;
    }

    /// <summary>Metadata of the application's own, by what its property says.</summary>
    private static ForgeryEffect Requirement(ITypeSymbol type, CancellationToken cancellation)
    {
        foreach (var member in type.GetMembers("RequiresValidation"))
        {
            if (member.DeclaringSyntaxReferences is { Length: 1 } declared && declared[0].GetSyntax(cancellation) is PropertyDeclarationSyntax property)
            {
                return (property.ExpressionBody?.Expression ?? property.Initializer?.Value) is LiteralExpressionSyntax { Token.Value: bool required }
                    ? required ? ForgeryEffect.Requires : ForgeryEffect.RequiresNot
                    : ForgeryEffect.Unknown;
            }
        }

        return ForgeryEffect.Unknown;
    }

    /// <summary>A factory, or a filter that names another one in its base call: what it makes is what counts.</summary>
    private bool HandsOut(ITypeSymbol type, CancellationToken cancellation)
    {
        if (!type.Implements("IFilterFactory"))
        {
            return false;
        }

        foreach (var declared in type.DeclaringSyntaxReferences)
        {
            var code = declared.GetSyntax(cancellation);
            foreach (var made in TypesIn(code, cancellation))
            {
                if (!SymbolEqualityComparer.Default.Equals(made, type)
                    && (ForgeryMark.OfFramework(made) is ForgeryEffect.Validates or ForgeryEffect.ValidatesUnsafe || (made.Implements("IFilterMetadata") && checks.IsDoneBy(made, cancellation))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private IEnumerable<ITypeSymbol> TypesIn(SyntaxNode code, CancellationToken cancellation)
    {
        var model = flow.Bodies.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodes())
        {
            if (node is SimpleNameSyntax name && model.GetSymbolInfo(name, cancellation).Symbol is { } symbol && (symbol as ITypeSymbol ?? (symbol as IMethodSymbol)?.ContainingType) is { } made)
            {
                yield return made;
            }
        }
    }
}
