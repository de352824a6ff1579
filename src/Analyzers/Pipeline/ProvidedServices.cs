using System.Threading;
using CookieSecurity.Analyzers.Setup;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>The services that make a <c>WebApplication</c> put a middleware in front by itself.</summary>
internal static class ProvidedServices
{
    public static ImplicitMiddleware Find(SetupModel setup, CancellationToken cancellation)
    {
        var found = ImplicitMiddleware.None;
        foreach (var call in setup.Calls(cancellation))
        {
            if (call.IsFramework)
            {
                found |= call.Name switch
                {
                    "AddAuthentication" or "AddIdentity" or "AddDefaultIdentity" or "AddIdentityApiEndpoints" or "AddMicrosoftIdentityWebAppAuthentication" or "AddMicrosoftIdentityWebApiAuthentication" =>
                        ImplicitMiddleware.Authentication,
                    "AddAuthorization" or "AddAuthorizationBuilder" or "AddMvc" or "AddControllers" or "AddControllersWithViews" or "AddRazorPages" => ImplicitMiddleware.Authorization,
                    _ => ImplicitMiddleware.None,
                };
            }
        }

        return found;
    }
}
