namespace CleanApp.Cookies;

/// <summary>The one place where this application decides how its cookies are written.</summary>
internal static class SafeCookies
{
    /// <summary>For what only the server reads.</summary>
    public static readonly CookieOptions Private = new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict };

    /// <summary>For what scripts read too.</summary>
    public static CookieOptions Preference => new() { Secure = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365) };

    public static CookieOptions Lasting(TimeSpan age)
    {
        var options = new CookieOptions();
        Protect(options);
        options.MaxAge = age;
        return options;
    }

    public static void WriteProtected(this HttpResponse response, string name, string value, CookieOptions? options = null)
    {
        options ??= new CookieOptions();
        Protect(options);
        response.Cookies.Append(name, value, options);
    }

    private static void Protect(CookieOptions options)
    {
        options.Secure = true;
        options.HttpOnly = true;
        if (options.SameSite == SameSiteMode.Unspecified)
        {
            options.SameSite = SameSiteMode.Lax;
        }
    }
}
