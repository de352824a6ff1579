using LeakyShop.Catalogue;

namespace LeakyShop.Api;

/// <summary>The "tea of the day" box that partners show on their own pages.</summary>
internal static class WidgetEndpoints
{
    public static void MapWidget(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/widget", (string? partner, HttpResponse response) =>
        {
            response.Cookies.Append("partner", partner ?? "direct", new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.None,
                MaxAge = TimeSpan.FromDays(30),
            });

            // The box's script reads it to send its own requests.
            var session = new CookieOptions { Secure = true, SameSite = SameSiteMode.None };
            session.HttpOnly = false;
            response.Cookies.Append("widget_session", Guid.NewGuid().ToString("N"), session);

            return Results.Content("<p>Tea of the day: Green tea</p>", "text/html");
        });

        // The box's own form.
        routes.MapPost("/widget/letter", async (HttpRequest request, Newsletter letter) =>
        {
            var form = await request.ReadFormAsync();
            letter.Send(form["mail"].ToString());
            return Results.NoContent();
        });
    }
}
