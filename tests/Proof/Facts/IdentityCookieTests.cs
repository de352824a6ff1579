using System.Net;
using CookieSecurity.Proof.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Options;

namespace CookieSecurity.Proof.Facts;

/// <summary>What keeps a sign-in of Identity's under the check of the security stamp, and what takes it away.</summary>
public sealed class IdentityCookieTests
{
    private static void Cookies(IServiceCollection services) => services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();

    private static void Plain(IServiceCollection services) => services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);

    private static async Task<string> NameAfterRevocation(Action<IServiceCollection> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        builder.Services.AddSingleton<IUserStore<IdentityUser>, MemoryUsers>();
        builder.Services.AddIdentityCore<IdentityUser>().AddSignInManager();
        builder.Services.AddScoped<Unchecked>();
        builder.Services.AddScoped<Checked>();
        builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
        configure(builder.Services);
        await using var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/in", async (SignInManager<IdentityUser> signIn) =>
        {
            var user = new IdentityUser("anna");
            await signIn.UserManager.CreateAsync(user);
            await signIn.SignInAsync(user, isPersistent: false);
        });
        app.MapGet("/revoke", async (UserManager<IdentityUser> users) => await users.UpdateSecurityStampAsync((await users.FindByNameAsync("anna"))!));
        app.MapGet("/name", (HttpContext context) => context.User.Identity?.Name ?? "nobody");
        await app.StartAsync();

        var cookies = new CookieContainer();
        await app.SendAsync(cookies, "/in");
        Assert.Equal("anna", await app.SendAsync(cookies, "/name"));
        await app.SendAsync(cookies, "/revoke");
        return await app.SendAsync(cookies, "/name");
    }

    [Fact]
    public async Task Identitys_cookies_check_the_stamp() => Assert.Equal("nobody", await NameAfterRevocation(Cookies));

    [Fact]
    public async Task A_cookie_of_that_name_registered_by_hand_does_not() => Assert.Equal("anna", await NameAfterRevocation(Plain));

    [Fact]
    public async Task Its_single_registration_does() => Assert.Equal("nobody", await NameAfterRevocation(services =>
    {
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddApplicationCookie();
        authentication.AddTwoFactorRememberMeCookie();
    }));

    [Fact]
    public async Task The_check_fails_where_no_browser_can_be_remembered() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => NameAfterRevocation(services => services.AddAuthentication(IdentityConstants.ApplicationScheme).AddApplicationCookie()));

    [Fact]
    public async Task Handlers_on_the_events_that_are_there_leave_the_check() => Assert.Equal("nobody", await NameAfterRevocation(services =>
    {
        Cookies(services);
        services.ConfigureApplicationCookie(options => options.Events.OnRedirectToLogin = _ => Task.CompletedTask);
    }));

    [Fact]
    public async Task New_events_take_it_away() => Assert.Equal("anna", await NameAfterRevocation(services =>
    {
        Cookies(services);
        services.ConfigureApplicationCookie(options => options.Events = new CookieAuthenticationEvents());
    }));

    [Fact]
    public async Task New_events_for_all_schemes_take_it_away() => Assert.Equal("anna", await NameAfterRevocation(services =>
    {
        Cookies(services);
        services.ConfigureAll<CookieAuthenticationOptions>(options => options.Events = new CookieAuthenticationEvents());
    }));

    [Fact]
    public async Task New_events_set_before_Identitys_never_arrive() => Assert.Equal("nobody", await NameAfterRevocation(services =>
    {
        services.ConfigureApplicationCookie(options => options.Events = new CookieAuthenticationEvents());
        Cookies(services);
    }));

    [Fact]
    public async Task Another_handler_takes_it_away() => Assert.Equal("anna", await NameAfterRevocation(services =>
    {
        Cookies(services);
        services.ConfigureApplicationCookie(options => options.Events.OnValidatePrincipal = _ => Task.CompletedTask);
    }));

    [Fact]
    public async Task A_handler_behind_the_check_leaves_it_and_sees_no_principal() => Assert.Equal("nobody", await NameAfterRevocation(services =>
    {
        Cookies(services);
        services.ConfigureApplicationCookie(options => options.Events.OnValidatePrincipal = async context =>
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            if (context.Principal is null)
            {
                return;
            }

            context.ShouldRenew = true;
        });
    }));

    [Theory]
    [InlineData(typeof(Unchecked), "anna")]
    [InlineData(typeof(Checked), "nobody")]
    public async Task With_a_type_of_events_only_that_is_asked(Type type, string expected)
    {
        Assert.Equal(expected, await NameAfterRevocation(services =>
        {
            Cookies(services);
            services.ConfigureApplicationCookie(options => options.EventsType = type);
        }));
        Assert.Equal(expected, await NameAfterRevocation(services =>
        {
            services.ConfigureApplicationCookie(options => options.EventsType = type);
            Cookies(services);
        }));
    }

    [Theory]
    [InlineData(0, "nobody")]
    [InlineData(-1, "nobody")]
    [InlineData(60, "anna")]
    public async Task An_interval_of_none_or_less_checks_every_request(int minutes, string expected) => Assert.Equal(expected, await NameAfterRevocation(services =>
    {
        Cookies(services);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(minutes));
    }));

    [Fact]
    public void The_interval_is_half_an_hour_by_default() => Assert.Equal(TimeSpan.FromMinutes(30), new SecurityStampValidatorOptions().ValidationInterval);

    [Theory]
    [InlineData("Identity.Application", true)]
    [InlineData("Identity.TwoFactorRememberMe", true)]
    [InlineData("Identity.External", false)]
    [InlineData("Identity.TwoFactorUserId", false)]
    public void Two_of_Identitys_cookies_have_a_check(string scheme, bool expected)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddIdentity<IdentityUser, IdentityRole>();
        using var provider = services.BuildServiceProvider();

        var handler = provider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme).Events.OnValidatePrincipal;

        Assert.Equal(expected, handler.Method.DeclaringType == typeof(SecurityStampValidator));
    }

    private sealed class Unchecked : CookieAuthenticationEvents;

    private sealed class Checked : CookieAuthenticationEvents
    {
        public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context);
    }
}
