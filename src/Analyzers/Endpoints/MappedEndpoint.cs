using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>One thing that is mapped, as it is reached on one way through the application's helpers.</summary>
/// <param name="Call">The call that maps it.</param>
/// <param name="Kind">What is mapped.</param>
/// <param name="Scope">What is said of it, and of the groups around it.</param>
/// <param name="Verbs">The verbs that it answers; null where they are not known.</param>
/// <param name="Handler">What answers; null where that is not a minimal endpoint, or is not known.</param>
internal sealed record MappedEndpoint(SetupCall Call, EndpointKind Kind, EndpointScope Scope, EndpointVerbs? Verbs, EndpointHandler? Handler)
{
    private CodeTraits? traits;

    public Location NameLocation => Call.NameLocation;

    /// <summary>Whether the framework reads a form for it; null where that is not known.</summary>
    public bool? BindsForm { get; } = Handler is null ? null : FormBinding.In(Handler);

    /// <summary>What its handler does; a handler that is not known may do anything.</summary>
    public CodeTraits TraitsBy(CodeReader reader) => traits ??= Handler?.Traits(reader) ?? CodeTraits.IsHandedOn;

    public static MappedEndpoint Of(SetupCall call, EndpointScope scope, FlowModel flow, CancellationToken cancellation)
    {
        var kind = call.IsFramework ? EndpointNames.KindOf(call.Name) : call.IsUnseen ? EndpointKind.Unseen : EndpointKind.Other;
        return kind == EndpointKind.Handler
            ? new MappedEndpoint(call, kind, scope, EndpointVerbs.Of(call, flow.Bodies, cancellation), EndpointHandler.Of(call, flow, cancellation))
            : new MappedEndpoint(call, kind, scope, null, null);
    }
}
