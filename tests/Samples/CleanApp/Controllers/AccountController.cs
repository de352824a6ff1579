using System.Security.Claims;
using CleanApp.Cookies;
using CleanApp.Library;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace CleanApp.Controllers;

public sealed class AccountController(Readers readers) : Controller
{
    private const string NameCookie = "remember_name";

    [HttpGet]
    public IActionResult SignIn()
    {
        ViewData["Name"] = Request.Cookies[NameCookie];
        return View();
    }

    [HttpPost]
    public async Task<IActionResult> SignIn(string name, string password, bool remember)
    {
        if (!readers.Knows(name, password))
        {
            ModelState.AddModelError(string.Empty, "Name and password do not match.");
            return View();
        }

        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], CookieAuthenticationDefaults.AuthenticationScheme);
        await HttpContext.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = remember });
        if (remember)
        {
            Response.Cookies.Append(NameCookie, name, SafeCookies.Lasting(TimeSpan.FromDays(14)));
        }
        else
        {
            Response.Cookies.Delete(NameCookie, SafeCookies.Private);
        }

        Response.WriteProtected("signed_in_at", DateTimeOffset.UtcNow.ToString("u"), new CookieOptions { MaxAge = TimeSpan.FromHours(1) });
        return RedirectToAction("Index", "Home");
    }

    [HttpPost]
    public async Task<IActionResult> Leave()
    {
        HttpContext.Session.Clear();
        await HttpContext.SignOutAsync();
        return RedirectToAction("Index", "Home");
    }
}
