namespace CleanApp.Cookies;

/// <summary>Remembers the last loan; a developer's machine has no certificate.</summary>
public sealed class LoanCookie(IHttpContextAccessor accessor, IHostEnvironment environment)
{
    private const string Name = "last_loan";

    private readonly CookieBuilder builder = new()
    {
        Name = "loan_hint",
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        SecurePolicy = CookieSecurePolicy.Always,
    };

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    public string? Read() => Context.Request.Cookies[Name];

    public void Write(string title)
    {
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = true };
        if (environment.IsDevelopment())
        {
            options.Secure = false;
        }

        Context.Response.Cookies.Append(Name, title, options);
        Context.Response.Cookies.Append(builder.Name!, "seen", builder.Build(Context));
    }

    public void Forget()
    {
        Context.Response.Cookies.Delete(Name);
        Context.Response.Cookies.Delete(builder.Name!, new CookieOptions { Path = "/" });
    }
}
