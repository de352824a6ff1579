using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CookieSecurity.Proof.Facts;

/// <summary>What the framework's own cookies are like when nobody says anything, and which configurations reach them.</summary>
public sealed class FrameworkCookieTests
{
    [Fact]
    public void Session_and_TempData_cookies_are_HttpOnly_and_Lax_and_never_Secure()
    {
        Assert.Equal((true, CookieSecurePolicy.None, SameSiteMode.Lax, false), Of(new SessionOptions().Cookie));
        Assert.Equal((true, CookieSecurePolicy.None, SameSiteMode.Lax, false), Of(new CookieTempDataProviderOptions().Cookie));
    }

    [Fact]
    public void The_antiforgery_cookie_is_HttpOnly_and_Strict_and_never_Secure() =>
        Assert.Equal((true, CookieSecurePolicy.None, SameSiteMode.Strict, true), Of(new AntiforgeryOptions().Cookie));

    [Theory]
    [InlineData("Cookies")]
    [InlineData("Identity.Application")]
    [InlineData("Identity.External")]
    [InlineData("Identity.TwoFactorUserId")]
    [InlineData("Identity.TwoFactorRememberMe")]
    public void Sign_in_cookies_are_HttpOnly_and_Lax_and_Secure_as_the_request(string scheme)
    {
        var cookie = SignIn(services => services.AddAuthentication().AddCookie().AddIdentityCookies(), scheme).Cookie;

        Assert.Equal((true, CookieSecurePolicy.SameAsRequest, SameSiteMode.Lax, true), Of(cookie));
        Assert.Null(cookie.Path);
    }

    [Fact]
    public void The_correlation_cookie_is_always_Secure_and_goes_along_with_other_sites_answers() =>
        Assert.Equal((true, CookieSecurePolicy.Always, SameSiteMode.None, true), Of(new OAuthOptions().CorrelationCookie));

    [Fact]
    public void The_consent_cookie_is_for_script_to_read() =>
        Assert.Equal((false, CookieSecurePolicy.SameAsRequest, SameSiteMode.Unspecified, true), Of(new CookiePolicyOptions().ConsentCookie));

    [Fact]
    public void A_new_builder_has_none_of_it() =>
        Assert.Equal((false, CookieSecurePolicy.SameAsRequest, SameSiteMode.Unspecified, false), Of(new CookieBuilder()));

    [Fact]
    public void What_is_configured_without_a_name_reaches_no_scheme()
    {
        Assert.Null(SignIn(services => services.Configure<CookieAuthenticationOptions>(Name).AddAuthentication().AddCookie("a"), "a").ClaimsIssuer);
        Assert.Null(SignIn(services => services.PostConfigure<CookieAuthenticationOptions>(Name).AddAuthentication().AddCookie("a"), "a").ClaimsIssuer);
        Assert.Equal("set", SignIn(services => services.ConfigureAll<CookieAuthenticationOptions>(Name).AddAuthentication().AddCookie("a"), "a").ClaimsIssuer);
        Assert.Equal("set", SignIn(services => services.PostConfigureAll<CookieAuthenticationOptions>(Name).AddAuthentication().AddCookie("a"), "a").ClaimsIssuer);
    }

    [Fact]
    public void Identity_overwrites_the_login_path_and_events_that_were_configured_before_it_and_keeps_the_cookie()
    {
        var events = new CookieAuthenticationEvents();
        foreach (var add in new Action<IServiceCollection>[]
        {
            services => services.AddIdentity<IdentityUser, IdentityRole>(),
            services => services.AddAuthentication().AddIdentityCookies(),
            services => services.AddIdentityApiEndpoints<IdentityUser>(),
        })
        {
            var before = SignIn(services => add(services.ConfigureApplicationCookie(Own)), "Identity.Application");
            Assert.Equal("/Account/Login", before.LoginPath);
            Assert.NotSame(events, before.Events);
            Assert.Equal("own", before.Cookie.Name);
        }

        var after = SignIn(services => services.AddAuthentication().AddIdentityCookies().ApplicationCookie!.Services.ConfigureApplicationCookie(Own), "Identity.Application");
        Assert.Equal("/own", after.LoginPath);
        Assert.Same(events, after.Events);

        void Own(CookieAuthenticationOptions options)
        {
            options.LoginPath = "/own";
            options.Events = events;
            options.Cookie.Name = "own";
        }
    }

    [Fact]
    public void Of_a_class_that_can_be_told_the_name_only_that_method_is_called()
    {
        var named = new ServiceCollection().ConfigureOptions<Named>().BuildServiceProvider().GetRequiredService<IOptionsMonitor<SessionOptions>>();

        Assert.Equal("told ", named.CurrentValue.Cookie.Name);
        Assert.Equal("told other", named.Get("other").Cookie.Name);
    }

    private sealed class Named : IConfigureNamedOptions<SessionOptions>
    {
        public void Configure(SessionOptions options) => options.Cookie.Name = "not told";

        public void Configure(string? name, SessionOptions options) => options.Cookie.Name = "told " + name;
    }

    private static void Name(CookieAuthenticationOptions options) => options.ClaimsIssuer = "set";

    private static (bool HttpOnly, CookieSecurePolicy Secure, SameSiteMode SameSite, bool Essential) Of(CookieBuilder cookie) =>
        (cookie.HttpOnly, cookie.SecurePolicy, cookie.SameSite, cookie.IsEssential);

    private static CookieAuthenticationOptions SignIn(Action<IServiceCollection> add, string scheme)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        add(services);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
    }
}
