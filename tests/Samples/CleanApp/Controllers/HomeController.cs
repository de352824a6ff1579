using CleanApp.Cookies;
using CleanApp.Kitchen;
using CleanApp.Library;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using CookieOptions = Microsoft.AspNetCore.Http.CookieOptions;

namespace CleanApp.Controllers;

public sealed class HomeController(BookShelf shelf, LoanCookie loan, IWebHostEnvironment environment) : Controller
{
    public IActionResult Index(string? theme)
    {
        if (theme is not null)
        {
            Response.Cookies.Append("theme", theme, SafeCookies.Preference);
        }

        ViewData["LastLoan"] = loan.Read();
        return View(shelf.All);
    }

    public IActionResult Cafe() => Ok(Tray.OfTheDay().Biscuits);

    public IActionResult Shelf() => Content(shelf.Print());

    [HttpPost]
    public IActionResult Borrow(int id)
    {
        if (shelf.Find(id) is not { } book)
        {
            return NotFound();
        }

        loan.Write(book.Title);
        TempData["Message"] = $"{book.Title} is yours for two weeks.";
        return RedirectToAction(nameof(Index));
    }

    [HttpPost]
    public IActionResult Return()
    {
        loan.Forget();
        return RedirectToAction(nameof(Index));
    }

    [HttpPost]
    public IActionResult Language(string culture)
    {
        Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
            new CookieOptions
            {
                Expires = DateTimeOffset.UtcNow.AddYears(1),
                SameSite = SameSiteMode.Lax,
                Secure = !environment.IsDevelopment(),
            });
        return RedirectToAction(nameof(Index));
    }
}
