using CleanApp.Cookies;
using CleanApp.Kitchen;
using CleanApp.Library;
using Microsoft.AspNetCore.Http.Features;
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
    public IActionResult Agree(bool agrees)
    {
        var consent = HttpContext.Features.Get<ITrackingConsentFeature>();
        if (agrees)
        {
            consent?.GrantConsent();
        }
        else
        {
            consent?.WithdrawConsent();
        }

        return RedirectToAction(nameof(Index));
    }

    [HttpPost]
    public IActionResult Seat(int? number)
    {
        var options = new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true };
        var desk = new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/Home" };
        if (number is { } taken)
        {
            Response.Cookies.Append("__Host-seat", $"{taken}", options);
            Response.Cookies.Append("__Secure-desk", $"{taken / 10}", desk);
        }
        else
        {
            Response.Cookies.Delete("__Host-seat", options);
            Response.Cookies.Delete("__Secure-desk", new CookieOptions { Secure = true, Path = "/Home" });
        }

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
