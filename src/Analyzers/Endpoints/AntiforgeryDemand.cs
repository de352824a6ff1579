using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>What an endpoint's metadata says about tokens; of several the last one counts, those of groups come first.</summary>
/// <param name="IsRequired">Whether it asks for a token; null where that cannot be seen.</param>
/// <param name="Syntax">The metadata expression, the attribute or the call; null where the framework adds it because of a form.</param>
/// <param name="Call">The call that adds it; null for an attribute of the handler.</param>
internal sealed record AntiforgeryDemand(bool? IsRequired, SyntaxNode? Syntax, SetupCall? Call)
{
    /// <summary><c>DisableAntiforgery()</c>, which nothing undoes.</summary>
    public bool IsFinal => Call?.Name == EndpointNames.DisableAntiforgery;

    /// <summary>The one that counts; null where there is none.</summary>
    public static AntiforgeryDemand? InForce(IReadOnlyList<AntiforgeryDemand> all)
    {
        foreach (var demand in all)
        {
            if (demand.IsFinal)
            {
                return demand;
            }
        }

        return all.Count == 0 ? null : all[all.Count - 1];
    }

    /// <summary>All of an endpoint, in the order in which they are added.</summary>
    public static List<AntiforgeryDemand> Of(MappedEndpoint endpoint, Bodies bodies, CancellationToken cancellation)
    {
        var all = new List<AntiforgeryDemand>();
        var scopes = new List<EndpointScope>(endpoint.Scope.Around());
        for (var i = scopes.Count - 1; i > 0; i--)
        {
            AddConventions(scopes[i], all, bodies, cancellation);
        }

        if (endpoint.BindsForm == true)
        {
            all.Add(new AntiforgeryDemand(true, null, null));
        }

        foreach (var attribute in endpoint.Handler?.Method.GetAttributes() ?? ImmutableArray<AttributeData>.Empty)
        {
            if (attribute.AttributeClass is { } type && IsMetadata(type))
            {
                var required = IsRequireAttribute(type) ? attribute.ConstructorArguments is { Length: 1 } arguments ? arguments[0].Value as bool? : true : null;
                all.Add(new AntiforgeryDemand(required, attribute.ApplicationSyntaxReference?.GetSyntax(cancellation), null));
            }
        }

        AddConventions(endpoint.Scope, all, bodies, cancellation);
        return all;
    }

    private static void AddConventions(EndpointScope scope, List<AntiforgeryDemand> all, Bodies bodies, CancellationToken cancellation)
    {
        foreach (var call in scope.Conventions)
        {
            if (!call.IsFramework)
            {
                continue;
            }

            switch (call.Name)
            {
                case EndpointNames.DisableAntiforgery:
                    all.Add(new AntiforgeryDemand(false, call.Syntax, call));
                    break;
                case EndpointNames.WithMetadata when call.Syntax is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments }:
                    foreach (var argument in arguments)
                    {
                        if (DemandOf(argument.Expression, call, bodies.ModelOf(argument.SyntaxTree), cancellation) is { } demand)
                        {
                            all.Add(demand);
                        }
                    }

                    break;
                case "Add" or "Finally" when MentionsAntiforgery(call.Syntax):
                    all.Add(new AntiforgeryDemand(null, call.Syntax, call));
                    break;
            }
        }
    }

    private static AntiforgeryDemand? DemandOf(ExpressionSyntax metadata, SetupCall call, SemanticModel model, CancellationToken cancellation)
    {
        var type = model.GetTypeInfo(metadata, cancellation).Type;
        if (type is null || SetupSurface.Is(type) || type is IArrayTypeSymbol { ElementType.SpecialType: not SpecialType.System_Object } || (type.SpecialType != SpecialType.System_Object && type is not IArrayTypeSymbol && !IsMetadata(type)))
        {
            return null;
        }

        if (!IsRequireAttribute(type) || metadata is not BaseObjectCreationExpressionSyntax creation)
        {
            return new AntiforgeryDemand(null, metadata, call);
        }

        bool? required = creation.ArgumentList is { Arguments: { Count: > 0 } arguments } ? model.GetConstantValue(arguments[0].Expression, cancellation).Value as bool? : true;
        return new AntiforgeryDemand(required, metadata, call);
    }

    private static bool MentionsAntiforgery(SyntaxNode call)
    {
        foreach (var token in call.DescendantTokens())
        {
            if (token.ValueText.IndexOf("Antiforgery", System.StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsRequireAttribute(ITypeSymbol type) => type.Name == "RequireAntiforgeryTokenAttribute" && type.IsFromFramework();

    private static bool IsMetadata(ITypeSymbol type)
    {
        if (type.Name == "IAntiforgeryMetadata")
        {
            return type.IsFromFramework();
        }

        foreach (var one in type.AllInterfaces)
        {
            if (one.Name == "IAntiforgeryMetadata" && one.IsFromFramework())
            {
                return true;
            }
        }

        return false;
    }
}
