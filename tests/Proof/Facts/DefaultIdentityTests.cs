using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CookieSecurity.Proof.Facts;

/// <summary>What Identity with its own pages makes of the application cookie.</summary>
public sealed class DefaultIdentityTests
{
    [Fact]
    public void Default_identity_overwrites_events_and_all_three_paths_that_were_configured_before_it()
    {
        var events = new CookieAuthenticationEvents();
        var before = OfDefaultIdentity(configureFirst: true);
        var after = OfDefaultIdentity(configureFirst: false);

        Assert.Equal(("/Identity/Account/Login", "/Identity/Account/Logout", "/Identity/Account/AccessDenied"), Paths(before));
        Assert.NotSame(events, before.Events);
        Assert.Equal("own", before.Cookie.Name);
        Assert.Equal(("/own/in", "/own/out", "/own/no"), Paths(after));
        Assert.Same(events, after.Events);

        static (string, string, string) Paths(CookieAuthenticationOptions options) => (options.LoginPath.Value!, options.LogoutPath.Value!, options.AccessDeniedPath.Value!);

        CookieAuthenticationOptions OfDefaultIdentity(bool configureFirst)
        {
            var services = Services();
            if (configureFirst)
            {
                services.ConfigureApplicationCookie(Own);
            }

            services.AddDefaultIdentity<IdentityUser>();
            if (!configureFirst)
            {
                services.ConfigureApplicationCookie(Own);
            }

            using var provider = services.BuildServiceProvider();
            return provider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        }

        void Own(CookieAuthenticationOptions options)
        {
            (options.LoginPath, options.LogoutPath, options.AccessDeniedPath) = ("/own/in", "/own/out", "/own/no");
            options.Events = events;
            options.Cookie.Name = "own";
        }
    }

    [Fact]
    public void Default_identitys_application_cookie_is_like_any_sign_in_cookie()
    {
        var services = Services();
        services.AddDefaultIdentity<IdentityUser>();
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);

        Assert.Equal(
            (true, CookieSecurePolicy.SameAsRequest, SameSiteMode.Lax, true),
            (options.Cookie.HttpOnly, options.Cookie.SecurePolicy, options.Cookie.SameSite, options.Cookie.IsEssential));
        Assert.Equal((true, TimeSpan.FromDays(14)), (options.SlidingExpiration, options.ExpireTimeSpan));
    }

    /// <summary>Its pages ask for the host.</summary>
    private static IServiceCollection Services() => WebApplication.CreateEmptyBuilder(new WebApplicationOptions()).Services.AddLogging();
}
