using LeakyShop.Catalogue;
using LeakyShop.Cookies;
using Microsoft.AspNetCore.Antiforgery;

namespace LeakyShop.Api;

internal static class BasketEndpoints
{
    public static void MapBasket(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/basket");

        api.MapPost("/start", (HttpResponse response) =>
        {
            var basket = Guid.NewGuid().ToString("N");
            response.Cookies.Append("basket_id", basket);
            return Results.Ok(new { basket });
        });

        api.MapPost("/{productId:int}", (int productId, HttpContext context, ProductShelf shelf) =>
        {
            if (shelf.Find(productId) is null)
            {
                return Results.NotFound();
            }

            var items = (context.Request.Cookies["basket"] + "." + productId).TrimStart('.');
            context.Response.Cookies.Append("basket", items, ShopCookies.Basket);
            return Results.Ok(new { items });
        });

        // Scripts send this token back in the X-XSRF-TOKEN header.
        api.MapGet("/token", (IAntiforgery antiforgery, HttpContext context) =>
        {
            var tokens = antiforgery.GetAndStoreTokens(context);
            context.Response.Cookies.Append("XSRF-TOKEN", tokens.RequestToken!, new CookieOptions { HttpOnly = false });
            return Results.NoContent();
        });
    }
}
