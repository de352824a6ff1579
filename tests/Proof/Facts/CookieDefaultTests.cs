using System.Security.Claims;
using CookieSecurity.Proof.Infrastructure;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;

namespace CookieSecurity.Proof.Facts;

/// <summary>The framework's own cookies as they go over the wire when nobody configures them, and how long they last.</summary>
public sealed class CookieDefaultTests
{
    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_session_cookie_is_never_Secure_and_a_browser_keeps_it_until_it_is_closed(string scheme) => Assert.Equal(
        "; path=/; samesite=lax; httponly",
        Attributes(await Wire.Of(
            services => services.AddLogging().AddDistributedMemoryCache().AddSession(),
            app => app.UseSession(),
            context => context.Session.SetInt32("visits", 1),
            scheme)));

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task An_antiforgery_cookie_is_never_Secure(string scheme) => Assert.Equal(
        "; path=/; samesite=strict; httponly",
        Attributes(await Wire.Of(
            services => services.AddLogging().AddAntiforgery(),
            _ => { },
            context => context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context),
            scheme)));

    [Fact]
    public async Task One_that_is_always_Secure_is_refused_on_plain_http()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Store("http"));
        Assert.Equal("; path=/; secure; samesite=strict; httponly", Attributes(await Store("https")));

        static Task<string> Store(string scheme) => Wire.Of(
            services => services.AddLogging().AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always),
            _ => { },
            context => context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context),
            scheme);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_TempData_cookie_is_never_Secure(string scheme) => Assert.Equal(
        "; path=/; samesite=lax; httponly",
        Attributes(await Wire.Of(
            services => services.AddLogging().AddControllersWithViews(),
            _ => { },
            context => context.RequestServices.GetRequiredService<ITempDataProvider>().SaveTempData(context, new Dictionary<string, object> { ["note"] = "saved" }),
            scheme)));

    [Theory]
    [InlineData("http", "; path=/; samesite=lax; httponly")]
    [InlineData("https", "; path=/; secure; samesite=lax; httponly")]
    public async Task A_sign_in_cookie_is_Secure_as_the_request(string scheme, string expected) => Assert.Equal(
        expected,
        Attributes(await Wire.Of(
            services => services.AddLogging().AddAuthentication("Cookies").AddCookie(),
            _ => { },
            context => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "anna")], "password"))).GetAwaiter().GetResult(),
            scheme)));

    [Theory]
    [InlineData("http", "; path=/")]
    [InlineData("https", "; path=/; secure")]
    public async Task A_consent_cookie_is_Secure_as_the_request_and_lasts_a_year(string scheme, string expected)
    {
        var cookie = await Wire.Of(
            services => services.AddLogging().Configure<CookiePolicyOptions>(options => options.CheckConsentNeeded = _ => true),
            app => app.UseCookiePolicy(),
            context => context.Features.GetRequiredFeature<ITrackingConsentFeature>().GrantConsent(),
            scheme);

        Assert.StartsWith(".AspNet.Consent=yes; expires=", cookie, StringComparison.Ordinal);
        Assert.EndsWith(" GMT" + expected, cookie, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(365), new CookiePolicyOptions().ConsentCookie.Expiration);
    }

    [Fact]
    public async Task A_culture_cookie_is_what_the_application_writes() => Assert.Equal(
        ".AspNetCore.Culture=c%3Dde%7Cuic%3Dde; path=/",
        await Wire.Of(context => context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, "c=de|uic=de")));

    [Theory]
    [InlineData("Cookies", true, 14 * 24 * 60)]
    [InlineData("Identity.Application", true, 14 * 24 * 60)]
    [InlineData("Identity.TwoFactorRememberMe", true, 14 * 24 * 60)]
    [InlineData("Identity.External", true, 5)]
    [InlineData("Identity.TwoFactorUserId", true, 5)]
    public void Tickets_slide_and_last(string scheme, bool slides, int minutes)
    {
        var options = SignIn(services => services.AddAuthentication().AddCookie().AddIdentityCookies(), scheme);

        Assert.Equal((slides, TimeSpan.FromMinutes(minutes)), (options.SlidingExpiration, options.ExpireTimeSpan));
        Assert.Null(options.Cookie.Expiration);
        Assert.Null(options.Cookie.MaxAge);
    }

    [Fact]
    public void A_session_ends_after_twenty_idle_minutes() => Assert.Equal(TimeSpan.FromMinutes(20), new SessionOptions().IdleTimeout);

    [Fact]
    public void A_new_cookie_policy_asks_for_nothing()
    {
        var options = new CookiePolicyOptions();

        Assert.Equal((HttpOnlyPolicy.None, CookieSecurePolicy.None, SameSiteMode.Unspecified), (options.HttpOnly, options.Secure, options.MinimumSameSitePolicy));
        Assert.Null(options.CheckConsentNeeded);
    }

    /// <summary>What stands behind name and value.</summary>
    private static string Attributes(string cookie) => cookie[cookie.IndexOf(';', StringComparison.Ordinal)..];

    private static CookieAuthenticationOptions SignIn(Action<IServiceCollection> add, string scheme)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        add(services);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
    }
}
