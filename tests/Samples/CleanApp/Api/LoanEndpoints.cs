using CleanApp.Cookies;
using CleanApp.Library;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CleanApp.Api;

internal static class LoanEndpoints
{
    public static void MapLoans(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/loans");

        api.MapGet("/", (BookShelf shelf) => shelf.All);

        // Scripts send this token back in the X-XSRF-TOKEN header, so they must be able to read it.
        api.MapGet("/token", (IAntiforgery antiforgery, HttpContext context) =>
        {
            var tokens = antiforgery.GetAndStoreTokens(context);
            context.Response.Cookies.Append(
                "XSRF-TOKEN",
                tokens.RequestToken!,
                new CookieOptions { HttpOnly = false, Secure = true, SameSite = SameSiteMode.Strict });
            return Results.NoContent();
        });

        // A form: the framework asks for a token by itself.
        api.MapPost("/wishes", ([FromForm] string title, BookShelf shelf) =>
        {
            shelf.Wish(title);
            return Results.NoContent();
        });

        // No form, so nobody asks but the filter.
        api.MapDelete("/wishes/{title}", (string title, BookShelf shelf) => shelf.Forget(title) ? Results.NoContent() : Results.NotFound())
            .AddEndpointFilter<TokenFilter>();

        api.MapGet("/{id:int}", (int id, bool? compact, HttpContext context, BookShelf shelf) =>
        {
            CookieOptions options;
            if (compact is true)
            {
                options = new CookieOptions(SafeCookies.Private) { Path = "/api/loans" };
            }
            else
            {
                options = SafeCookies.Lasting(TimeSpan.FromDays(1));
            }

            context.Response.Cookies.Append("last_book", $"{id}", options);
            return shelf.Find(id) is { } book ? Results.Ok(book) : Results.NotFound();
        });
    }
}
