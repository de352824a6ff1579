namespace CookieSecurity.Benchmarks.Generation;

/// <summary>A way in which real programs write a cookie, as a controller's action.</summary>
/// <param name="Name">What is told apart in a report.</param>
/// <param name="Action">The action's source.</param>
internal sealed record CookieShape(string Name, string Action)
{
    public const string FromAnotherFile = "helper in another file";

    public static readonly IReadOnlyList<CookieShape> All =
    [
        Remembering("no options", """Response.Cookies.Append("visit_" + name, name);"""),
        Remembering("initializer", """Response.Cookies.Append("name", name, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });"""),
        Remembering("safe initializer", """Response.Cookies.Append("name", name, new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax });"""),
        Remembering(FromAnotherFile, """Response.Cookies.Append("name", name, SiteCookies.Lasting(lasting ? 30 : 1));"""),
        Remembering("field in another file", """Response.Cookies.Append("name", name, SiteCookies.Session);"""),
        Remembering("extension method", """Response.WriteLasting("name", name, new CookieOptions { Secure = true });"""),
        Remembering("branches", """
            var options = new CookieOptions { HttpOnly = true };
                    if (lasting)
                    {
                        options.Secure = true;
                        options.MaxAge = TimeSpan.FromDays(14);
                    }
                    else if (environment.IsDevelopment())
                    {
                        options.Secure = false;
                    }

                    Response.Cookies.Append("name", name, options);
            """),
        Remembering("loop", """
            var options = new CookieOptions { Secure = Request.IsHttps, SameSite = SameSiteMode.Strict };
                    foreach (var (key, value) in Request.Query)
                    {
                        try
                        {
                            options.HttpOnly = key.Length > 2;
                            Response.Cookies.Append(key, value.ToString(), options);
                        }
                        finally
                        {
                            options.Path = "/" + key;
                        }
                    }
            """),
    ];

    private static CookieShape Remembering(string name, string statements) => new(name, $$"""

            [HttpPost("remember")]
            [ValidateAntiForgeryToken]
            public IActionResult Remember(string name, bool lasting)
            {
                {{statements}}
                TempData["Remembered"] = lasting ? "for long" : "for now";
                return RedirectToAction(nameof(Index), new { name });
            }
        """);
}
