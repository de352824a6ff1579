namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>The order in which well-known middleware belongs.</summary>
internal static class MiddlewareOrder
{
    /// <summary>The lower, the earlier; null for what may stand anywhere.</summary>
    public static int? RankOf(string name) => name switch
    {
        MiddlewareNames.ForwardedHeaders => 0,
        "UseExceptionHandler" or "UseDeveloperExceptionPage" or "UseMigrationsEndPoint" or "UseStatusCodePages" or "UseStatusCodePagesWithReExecute" or "UseStatusCodePagesWithRedirects" => 10,
        MiddlewareNames.Hsts => 20,
        MiddlewareNames.HttpsRedirection => 30,
        MiddlewareNames.StaticFiles or "UseDefaultFiles" or "UseFileServer" or "UseBlazorFrameworkFiles" or "UseDirectoryBrowser" or "UseResponseCompression" => 40,
        MiddlewareNames.CookiePolicy => 50,
        MiddlewareNames.Inline or MiddlewareNames.Class => 55,
        MiddlewareNames.Routing or "UseRequestLocalization" or "UseRateLimiter" or "UseCors" or "UseRequestTimeouts" or "UseOutputCache" or "UseResponseCaching" or "UseWebSockets" => 60,
        MiddlewareNames.Authentication => 70,
        MiddlewareNames.Authorization => 80,
        MiddlewareNames.Session => 90,
        MiddlewareNames.Antiforgery => 100,
        MiddlewareNames.Endpoints or "UseMvc" or "UseMvcWithDefaultRoute" or MiddlewareNames.ByPath or MiddlewareNames.ByPredicate or MiddlewareNames.Terminal => 200,
        _ => null,
    };
}
