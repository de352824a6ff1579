namespace CleanApp.Api;

/// <summary>Partners show our shelf on their pages; how their cookie is written is for the operator to say.</summary>
internal static class PartnerEndpoints
{
    public static void MapPartner(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/partner", (string? name, HttpResponse response, IConfiguration configuration) =>
        {
            var section = configuration.GetSection("Cookies:Partner");
            var options = section.Get<CookieOptions>() ?? new CookieOptions();
            response.Cookies.Append("partner", name ?? "direct", options);

            var flags = new CookieOptions
            {
                Secure = section.GetValue<bool>(nameof(CookieOptions.Secure)),
                HttpOnly = section.GetValue<bool>(nameof(CookieOptions.HttpOnly)),
                SameSite = section.GetValue<SameSiteMode>(nameof(CookieOptions.SameSite)),
            };
            response.Cookies.Append("partner_seen", "1", flags);

            return Results.Content("<p>Today on our shelf: The Leopard</p>", "text/html");
        });
    }
}
