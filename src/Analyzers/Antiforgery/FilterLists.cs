using System;
using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>What a file puts into lists of filters: <c>options.Filters.Add(new X())</c> in each of its shapes, wherever it stands.</summary>
internal sealed class FilterLists(FlowModel flow, FilterEffects effects)
{
    public IEnumerable<FilterAddition> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var index = NameIndex.Of(tree);
        if (!index.Mentions(ProtectionNames.Filters))
        {
            yield break;
        }

        var model = flow.Bodies.ModelOf(tree);
        foreach (var token in index.Tokens(tree.GetRoot(cancellation), ProtectionNames.Filters))
        {
            if (token.Parent is IdentifierNameSyntax name
                && model.GetSymbolInfo(name, cancellation).Symbol is IPropertySymbol { ContainingType: { } owner } property
                && property.IsFromFramework()
                && IsList(owner)
                && name.Parent is not MemberAccessExpressionSyntax { Expression: BaseObjectCreationExpressionSyntax }
                && !DevelopmentCode.Contains(name))
            {
                foreach (var addition in At(name, owner, model, cancellation))
                {
                    yield return addition;
                }
            }
        }
    }

    private static bool IsList(INamedTypeSymbol owner) =>
        owner.Name is "MvcOptions" or "ApplicationModel" or "ControllerModel" or "ActionModel" or "PageApplicationModel";

    private IEnumerable<FilterAddition> At(IdentifierNameSyntax name, INamedTypeSymbol owner, SemanticModel model, CancellationToken cancellation)
    {
        ExpressionSyntax list = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name => access,
            MemberBindingExpressionSyntax => (ExpressionSyntax)name.Parent,
            _ => name,
        };
        switch (list.Parent)
        {
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } adding when adding.Expression == list:
                if (Added(call, adding.Name, owner, model, cancellation) is { } added)
                {
                    yield return added;
                }

                break;
            case AssignmentExpressionSyntax { Right: InitializerExpressionSyntax initializer }:
                foreach (var element in initializer.Expressions)
                {
                    yield return Make(element, null, owner, model, cancellation);
                }

                break;
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax local } when local.FirstAncestorOrSelf<BlockSyntax>() is { } block:
                foreach (var use in block.DescendantNodes())
                {
                    if (use is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var used }, Name: var method } } call
                        && used == local.Identifier.ValueText && Added(call, method, owner, model, cancellation) is { } later)
                    {
                        yield return later;
                    }
                }

                break;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                // Handed on: what the other code adds is looked at where its own parameter is used, if at all.
                yield return Handed(call, owner, model, cancellation);
                break;
        }
    }

    private FilterAddition? Added(InvocationExpressionSyntax call, SimpleNameSyntax method, INamedTypeSymbol owner, SemanticModel model, CancellationToken cancellation)
    {
        if (method.Identifier.ValueText is not ("Add" or "AddService" or "Insert"))
        {
            return model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { IsExtensionMethod: true, Name: not ("Any" or "OfType" or "Where" or "ToList") } ? Handed(call, owner, model, cancellation) : null;
        }

        if (method is GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } types })
        {
            return Make(types[0], call, owner, model, cancellation);
        }

        return Filter(call.ArgumentList.Arguments, method.Identifier.ValueText == "Insert" ? 1 : 0) is { } filter ? Make(filter, call, owner, model, cancellation) : null;
    }

    /// <summary>The filter or its type, which may be named and stand anywhere.</summary>
    private static ExpressionSyntax? Filter(SeparatedSyntaxList<ArgumentSyntax> arguments, int position)
    {
        foreach (var argument in arguments)
        {
            if (argument.NameColon is { Name.Identifier.ValueText: "item" or "filterType" })
            {
                return argument.Expression;
            }
        }

        return arguments.Count > position ? arguments[position].Expression : null;
    }

    private static FilterAddition Handed(InvocationExpressionSyntax call, INamedTypeSymbol owner, SemanticModel model, CancellationToken cancellation) =>
        new(call, call, new ForgeryMark(ForgeryEffect.Unknown, 0, string.Empty), owner.Name == "MvcOptions", owner);

    private FilterAddition Make(SyntaxNode filter, InvocationExpressionSyntax? call, INamedTypeSymbol owner, SemanticModel model, CancellationToken cancellation)
    {
        var (type, made) = TypeOf(filter, model, cancellation);
        var effect = type is null or { TypeKind: TypeKind.Interface } ? ForgeryEffect.Unknown : effects.Of(type, cancellation);
        if (effect == ForgeryEffect.Requires && made is { ArgumentList.Arguments: { Count: 1 } required } && required[0].Expression.IsKind(SyntaxKind.FalseLiteralExpression))
        {
            effect = ForgeryEffect.RequiresNot;
        }

        var order = effect.IsPolicy() ? ForgeryMark.OrderOfPolicies : 0;
        foreach (var member in made?.Initializer?.Expressions ?? default)
        {
            if (member is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "Order" }, Right: var value })
            {
                order = model.GetConstantValue(value, cancellation) is { HasValue: true, Value: int constant } ? constant : order;
            }
        }

        if (call?.ArgumentList.Arguments is { Count: > 0 } arguments && model.GetConstantValue(arguments[arguments.Count - 1].Expression, cancellation) is { HasValue: true, Value: int said })
        {
            order = said;
        }

        return new FilterAddition(filter, call, new ForgeryMark(effect, order, type?.ToDisplayString() ?? string.Empty), owner.Name == "MvcOptions", owner);
    }

    private static (ITypeSymbol? Type, BaseObjectCreationExpressionSyntax? Made) TypeOf(SyntaxNode filter, SemanticModel model, CancellationToken cancellation)
    {
        switch (filter)
        {
            case TypeSyntax type and not IdentifierNameSyntax { Parent: ArgumentSyntax }:
                return (model.GetTypeInfo(type, cancellation).Type, null);
            case TypeOfExpressionSyntax typeOf:
                return (model.GetTypeInfo(typeOf.Type, cancellation).Type, null);
            case BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation, cancellation).Type is { Name: "TypeFilterAttribute" or "ServiceFilterAttribute" } wrapper && wrapper.IsFromFramework():
                return creation.ArgumentList?.Arguments is { Count: > 0 } arguments && arguments[0].Expression is TypeOfExpressionSyntax wrapped
                    ? (model.GetTypeInfo(wrapped.Type, cancellation).Type, creation)
                    : ((wrapper as INamedTypeSymbol)?.TypeArguments is { Length: 1 } generic ? generic[0] : null, creation);
            case BaseObjectCreationExpressionSyntax creation:
                return (model.GetTypeInfo(creation, cancellation).Type, creation);
            case IdentifierNameSyntax name when model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol or IFieldSymbol
                && model.GetSymbolInfo(name, cancellation).Symbol!.DeclaringSyntaxReferences is { Length: 1 } declared
                && declared[0].SyntaxTree == filter.SyntaxTree
                && declared[0].GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax value }:
                return (model.GetTypeInfo(value, cancellation).Type, value);
            default:
                return (model.GetTypeInfo(filter, cancellation).Type, null);
        }
    }
}
