using System.Security.Claims;
using LeakyShop.Catalogue;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace LeakyShop.Controllers;

public sealed class AccountController(Customers customers) : Controller
{
    private const string RememberCookie = "remember_me";

    [HttpGet]
    public async Task<IActionResult> SignIn()
    {
        if (customers.WhoHas(Request.Cookies[RememberCookie]) is not { } name)
        {
            return View();
        }

        await EnterAsync(name, persistent: true);
        return RedirectToAction("Index", "Home");
    }

    [HttpPost]
    public async Task<IActionResult> SignIn(string name, string password, bool remember)
    {
        if (!customers.Knows(name, password))
        {
            ModelState.AddModelError(string.Empty, "Name and password do not match.");
            return View();
        }

        await EnterAsync(name, remember);
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax };
        if (remember)
        {
            options.Secure = true;
            options.MaxAge = TimeSpan.FromDays(14);
        }

        Response.Cookies.Append(RememberCookie, customers.Remember(name), options);
        return RedirectToAction("Index", "Home");
    }

    [HttpPost]
    public async Task<IActionResult> Leave()
    {
        Response.Cookies.Delete(RememberCookie);
        await HttpContext.SignOutAsync();
        return RedirectToAction("Index", "Home");
    }

    private Task EnterAsync(string name, bool persistent)
    {
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], CookieAuthenticationDefaults.AuthenticationScheme);
        return HttpContext.SignInAsync(new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = persistent });
    }
}
