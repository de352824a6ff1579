using Microsoft.AspNetCore.CookiePolicy;

namespace CleanApp.Cookies;

/// <summary>Cookies that the library can do without wait for the reader's consent; how each is written is said where it is.</summary>
internal static class Consent
{
    public static IServiceCollection AddConsent(this IServiceCollection services, CookieSecurePolicy securePolicy) => services.Configure<CookiePolicyOptions>(options =>
    {
        options.CheckConsentNeeded = context => !context.Request.Path.StartsWithSegments("/api");
        options.ConsentCookie = new CookieBuilder
        {
            Name = "consent",
            Expiration = TimeSpan.FromDays(180),
            SameSite = SameSiteMode.Lax,
            SecurePolicy = securePolicy,
            IsEssential = true,
        };
        options.HttpOnly = HttpOnlyPolicy.None;
    });
}
