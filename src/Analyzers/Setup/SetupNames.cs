using CookieSecurity.Analyzers.Triggers;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>
/// What a member that sets up the application cannot do without: a type of the surface, or a call with a telling name. Names that other code
/// uses as well (<c>Map</c>, <c>Use</c>, <c>Run</c>, <c>Configure</c>) are told by the types around them.
/// </summary>
internal static class SetupNames
{
    public static readonly NameSet All = new(
        "IServiceCollection", "IApplicationBuilder", "IEndpointRouteBuilder", "IHostApplicationBuilder", "IHostBuilder", "IWebHostBuilder",
        "WebApplication", "WebApplicationBuilder", "RouteGroupBuilder", "AuthenticationBuilder", "IdentityBuilder", "IMvcBuilder", "IMvcCoreBuilder", "OptionsBuilder",
        "ConfigureServices", "ConfigureWebHost", "ConfigureWebHostDefaults", "CreateBuilder", "CreateSlimBuilder", "CreateDefaultBuilder",
        "UseCookiePolicy", "AddCookiePolicy", "UseSession", "AddSession", "UseAntiforgery", "AddAntiforgery", "UseAuthentication", "AddAuthentication",
        "AddCookie", "AddIdentity", "AddIdentityCore", "AddDefaultIdentity", "AddIdentityCookies", "AddIdentityApiEndpoints",
        "ConfigureApplicationCookie", "ConfigureExternalCookie", "UseEndpoints", "AddMvc", "AddControllers", "AddControllersWithViews", "AddRazorPages");

    /// <summary>Classes that configure options.</summary>
    public static readonly NameSet OptionsClasses = new("IConfigureOptions", "IConfigureNamedOptions", "IPostConfigureOptions");
}
