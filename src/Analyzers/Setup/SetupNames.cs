using CookieSecurity.Analyzers.Triggers;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>
/// What a member that sets up the application cannot do without: a type of the surface, or a call with a telling name. Names that other code
/// uses as well (<c>Map</c>, <c>Use</c>, <c>Run</c>, <c>Configure</c>) are told by the types around them.
/// </summary>
internal static class SetupNames
{
    public static readonly NameSet Application = new(
        "IServiceCollection", "ServiceCollection", "IApplicationBuilder", "IHostApplicationBuilder", "IHostBuilder", "IWebHostBuilder",
        "WebApplication", "WebApplicationBuilder", "AuthenticationBuilder", "IdentityBuilder", "IMvcBuilder", "IMvcCoreBuilder", "OptionsBuilder",
        "ConfigureServices", "ConfigureWebHost", "ConfigureWebHostDefaults", "CreateBuilder", "CreateSlimBuilder", "CreateDefaultBuilder",
        "UseCookiePolicy", "AddCookiePolicy", "UseSession", "AddSession", "UseAntiforgery", "AddAntiforgery", "UseAuthentication", "AddAuthentication",
        "AddCookie", "AddIdentity", "AddIdentityCore", "AddDefaultIdentity", "AddIdentityCookies", "AddIdentityApiEndpoints",
        "ConfigureApplicationCookie", "ConfigureExternalCookie", "UseEndpoints", "AddMvc", "AddControllers", "AddControllersWithViews", "AddRazorPages",
        "UseMiddleware", "UseHttpsRedirection", "AddHttpsRedirection", "UseHsts", "AddHsts", "UseForwardedHeaders", "UseRewriter", "UseStartup",
        "AddDataProtection", "IDataProtectionBuilder");

    /// <summary>Members that only map endpoints onto what they are handed. There may be hundreds: they are run when their own file is looked at.</summary>
    public static readonly NameSet Endpoints = new("IEndpointRouteBuilder", "RouteGroupBuilder");

    /// <summary>Classes that configure options.</summary>
    public static readonly NameSet OptionsClasses = new("IConfigureOptions", "IConfigureNamedOptions", "IPostConfigureOptions");

    /// <summary>A file with none of these sets nothing up.</summary>
    public static readonly NameSet All = NameSet.Union(Application, Endpoints, OptionsClasses);
}
