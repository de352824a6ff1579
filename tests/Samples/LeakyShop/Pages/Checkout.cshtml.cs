using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace LeakyShop.Pages;

public sealed class CheckoutModel : PageModel
{
    private const string OrdersKey = "orders";

    public int Items { get; private set; }

    public int Orders { get; private set; }

    [BindProperty]
    public string? Voucher { get; set; }

    [TempData]
    public string? Message { get; set; }

    public void OnGet()
    {
        Items = Request.Cookies["basket"]?.Split('.').Length ?? 0;
        Orders = HttpContext.Session.GetInt32(OrdersKey) ?? 0;
        Voucher = Request.Cookies["voucher"];
    }

    public IActionResult OnPost()
    {
        HttpContext.Session.SetInt32(OrdersKey, (HttpContext.Session.GetInt32(OrdersKey) ?? 0) + 1);
        Response.Cookies.Append("voucher", Voucher ?? "", new CookieOptions
        {
            HttpOnly = true,
            Secure = Request.IsHttps,
            SameSite = SameSiteMode.Lax,
        });
        Response.Cookies.Delete("basket");
        Message = "Thank you. Your tea is on its way.";
        return RedirectToPage();
    }
}
