using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>An action as requests meet it: the method, through one class, with all attributes that count.</summary>
internal sealed class ControllerAction
{
    public ControllerAction(IMethodSymbol method, INamedTypeSymbol controller, CancellationToken cancellation)
    {
        Method = method;
        Controller = controller;
        OnAction = Inherited(method);
        OnController = Inherited(controller);
        Verbs = Verbs.Of(OnAction, cancellation);
        HasViews = Controllers.HasViews(controller);
        IsApi = Controllers.IsApi(controller);
        Body = RequestBody.Of(method, IsApi);
    }

    public IMethodSymbol Method { get; }

    public INamedTypeSymbol Controller { get; }

    /// <summary>Its attributes, those of the methods that it overrides behind its own.</summary>
    public ImmutableArray<AttributeData> OnAction { get; }

    /// <summary>The class's attributes, those of its bases behind its own: a base's policy is the later one.</summary>
    public ImmutableArray<AttributeData> OnController { get; }

    public Verbs Verbs { get; }

    public bool HasViews { get; }

    public bool IsApi { get; }

    public BodyKind Body { get; }

    /// <summary>What it demands of whoever asks.</summary>
    public AccessDemand Demand => AccessDemand.Of(OnAction).And(AccessDemand.Of(OnController));

    /// <summary>Whether the attribute, or one that derives from it, is on the action or its class.</summary>
    public bool Has(string attribute)
    {
        foreach (var data in OnAction.AddRange(OnController))
        {
            if (data.AttributeClass.IsOrDerivesFrom(attribute))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it takes nothing that a form of another site can send: all that it consumes is JSON or XML.</summary>
    public bool ConsumesNoForm
    {
        get
        {
            foreach (var data in OnAction.AddRange(OnController))
            {
                if (!data.AttributeClass.IsOrDerivesFrom("ConsumesAttribute") || data.ConstructorArguments.IsEmpty)
                {
                    continue;
                }

                foreach (var type in Texts(data.ConstructorArguments))
                {
                    if (type.IndexOf("json", System.StringComparison.OrdinalIgnoreCase) < 0 && type.IndexOf("xml", System.StringComparison.OrdinalIgnoreCase) < 0)
                    {
                        return false;
                    }
                }

                // Those on the action decide.
                return true;
            }

            return false;
        }
    }

    private static IEnumerable<string> Texts(ImmutableArray<TypedConstant> arguments)
    {
        foreach (var argument in arguments)
        {
            foreach (var value in argument.Kind == TypedConstantKind.Array ? argument.Values : ImmutableArray.Create(argument))
            {
                if (value.Value is string text)
                {
                    yield return text;
                }
            }
        }
    }

    /// <summary>An attribute that is not allowed twice on one thing hides the same one of a base.</summary>
    public static ImmutableArray<AttributeData> Inherited(ISymbol symbol)
    {
        var all = ImmutableArray.CreateBuilder<AttributeData>();
        for (var current = symbol; current is not null; current = current is IMethodSymbol method ? method.OverriddenMethod : (current as INamedTypeSymbol)?.BaseType)
        {
            foreach (var data in current.GetAttributes())
            {
                if (SymbolEqualityComparer.Default.Equals(current, symbol) || !IsHidden(data, all))
                {
                    all.Add(data);
                }
            }
        }

        return all.ToImmutable();
    }

    private static bool IsHidden(AttributeData data, ImmutableArray<AttributeData>.Builder nearer)
    {
        if (data.AttributeClass?.Name is not ("ValidateAntiForgeryTokenAttribute" or "AutoValidateAntiforgeryTokenAttribute" or "IgnoreAntiforgeryTokenAttribute" or "RequireAntiforgeryTokenAttribute" or "ConsumesAttribute"))
        {
            return false;
        }

        foreach (var other in nearer)
        {
            if (SymbolEqualityComparer.Default.Equals(other.AttributeClass, data.AttributeClass))
            {
                return true;
            }
        }

        return false;
    }
}
