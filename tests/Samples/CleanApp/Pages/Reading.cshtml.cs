using CleanApp.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CleanApp.Pages;

public sealed class ReadingModel : PageModel
{
    private const string PagesKey = "pages";

    public int PagesRead { get; private set; }

    [BindProperty]
    public string? Bookmark { get; set; }

    public void OnGet()
    {
        PagesRead = HttpContext.Session.GetInt32(PagesKey) ?? 0;
        Bookmark = Request.Cookies["bookmark"];
    }

    public IActionResult OnPost()
    {
        HttpContext.Session.SetInt32(PagesKey, (HttpContext.Session.GetInt32(PagesKey) ?? 0) + 1);
        if (string.IsNullOrEmpty(Bookmark))
        {
            Response.Cookies.Delete("bookmark");
        }
        else
        {
            Response.WriteProtected("bookmark", Bookmark);
        }

        return RedirectToPage();
    }
}
