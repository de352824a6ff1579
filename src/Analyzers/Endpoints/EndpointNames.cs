using CookieSecurity.Analyzers.Triggers;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>The calls that map something, and what is called on it.</summary>
internal static class EndpointNames
{
    public const string Group = "MapGroup";
    public const string Controllers = "MapControllers";
    public const string Components = "MapRazorComponents";
    public const string WithMetadata = nameof(WithMetadata);
    public const string DisableAntiforgery = nameof(DisableAntiforgery);
    public const string AllowAnonymous = nameof(AllowAnonymous);
    public const string RequireAuthorization = nameof(RequireAuthorization);
    public const string AddFilter = "AddEndpointFilter";
    public const string AddFilterFactory = "AddEndpointFilterFactory";

    /// <summary>Calls that map a handler whose verbs may be unsafe.</summary>
    public static readonly NameSet Handlers = new("MapPost", "MapPut", "MapPatch", "MapDelete", "Map", "MapMethods", "MapFallback");

    public static EndpointKind KindOf(string name) => name switch
    {
        "MapGet" or "MapPost" or "MapPut" or "MapPatch" or "MapDelete" or "Map" or "MapMethods" or "MapFallback" => EndpointKind.Handler,
        Group => EndpointKind.Group,
        Controllers or "MapControllerRoute" or "MapDefaultControllerRoute" or "MapAreaControllerRoute" => EndpointKind.Controllers,
        "MapRazorPages" => EndpointKind.Pages,
        Components => EndpointKind.Components,
        _ => EndpointKind.Other,
    };
}

internal enum EndpointKind
{
    /// <summary>A minimal endpoint: a delegate that answers.</summary>
    Handler,
    Group,
    Controllers,
    Pages,
    Components,

    /// <summary>Anything else of the framework's: Identity's JSON API, hubs, health checks, assets.</summary>
    Other,

    /// <summary>Somebody's extension: any number of endpoints of any kind.</summary>
    Unseen,
}
