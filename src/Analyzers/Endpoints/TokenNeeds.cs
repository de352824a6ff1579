using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>What is mapped that does not work, or is not safe, without the antiforgery middleware.</summary>
internal sealed class TokenNeeds(EndpointModel endpoints, AntiforgeryModel antiforgery, FormUse forms, FlowModel flow)
{
    private readonly object gate = new();
    private (bool IsKnown, MappedEndpoint? Endpoint) first;
    private bool? ofControllers;

    /// <summary>The first of them; null where there is none.</summary>
    public MappedEndpoint? First(CancellationToken cancellation)
    {
        if (!forms.MayNeedTokens(cancellation))
        {
            return null;
        }

        lock (gate)
        {
            return (first = first.IsKnown ? first : (true, Find(cancellation))).Endpoint;
        }
    }

    /// <summary>Whether a controller relies on <c>[RequireAntiforgeryToken]</c>, which the middleware acts on.</summary>
    public bool OfControllers(CancellationToken cancellation)
    {
        lock (gate)
        {
            return ofControllers ??= antiforgery.Controllers.All(cancellation).Any(static type =>
                Controllers.Is(type) && (IsMarked(type) || type.GetMembers().Any(static member => Controllers.IsAction(member) && IsMarked(member))));
        }
    }

    private MappedEndpoint? Find(CancellationToken cancellation)
    {
        foreach (var endpoint in endpoints.All(cancellation))
        {
            if (!endpoint.Scope.IsTouchedByUnseen() && Needs(endpoint, cancellation))
            {
                return endpoint;
            }
        }

        return null;
    }

    private bool Needs(MappedEndpoint endpoint, CancellationToken cancellation) => endpoint.Kind switch
    {
        // Whatever the verb: the framework refuses to run it without the middleware.
        EndpointKind.Handler => Demand(endpoint, cancellation) is { IsRequired: true },
        EndpointKind.Components => Demand(endpoint, cancellation) is null or { IsRequired: true },
        EndpointKind.Controllers => Demand(endpoint, cancellation) is null && OfControllers(cancellation),
        _ => false,
    };

    private AntiforgeryDemand? Demand(MappedEndpoint endpoint, CancellationToken cancellation) =>
        AntiforgeryDemand.InForce(AntiforgeryDemand.Of(endpoint, flow.Bodies, cancellation));

    private static bool IsMarked(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && AntiforgeryDemand.IsRequireAttribute(type) && (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[0].Value is true))
            {
                return true;
            }
        }

        return false;
    }
}
