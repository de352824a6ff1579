using LeakyShop.Catalogue;
using LeakyShop.Cookies;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace LeakyShop.Controllers;

public sealed class HomeController(ProductShelf shelf) : Controller
{
    public IActionResult Index(string? sort)
    {
        if (sort is not null)
        {
            Response.SetPreference("sort", sort);
        }

        var products = (sort ?? Request.Cookies["pref_sort"]) == "price" ? shelf.All.OrderBy(product => product.Price) : shelf.All.OrderBy(product => product.Name);
        return View(products.ToList());
    }

    public IActionResult Product(int id)
    {
        if (shelf.Find(id) is not { } product)
        {
            return NotFound();
        }

        Response.Cookies.Append("last_viewed", product.Name, ShopCookies.Lasting(days: 30));
        return View(product);
    }

    [HttpPost]
    public IActionResult Language(string culture)
    {
        Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions { Expires = DateTimeOffset.UtcNow.AddYears(1) });
        return RedirectToAction(nameof(Index));
    }
}
