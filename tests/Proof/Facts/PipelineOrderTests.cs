using System.Net;
using CookieSecurity.Proof.Infrastructure;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.TestHost;

namespace CookieSecurity.Proof.Facts;

/// <summary>Which cookies a cookie policy covers from where it stands, and what a <c>WebApplication</c> puts in front of it.</summary>
public sealed class PipelineOrderTests
{
    private static readonly CookiePolicyOptions Always = new() { Secure = CookieSecurePolicy.Always };

    private static void Write(HttpContext context) => context.Response.Cookies.Append("sid", "1");

    /// <summary>The cookies that the application answers with.</summary>
    private static async Task<string> Cookies(Action<WebApplicationBuilder> services, Action<WebApplication> pipeline, string address = "https://shop.example/", string? cookie = null)
    {
        using var response = await Answer(services, pipeline, address, cookie);
        return response.Headers.TryGetValues("Set-Cookie", out var values) ? string.Join('\n', values) : string.Empty;
    }

    private static async Task<HttpResponseMessage> Answer(Action<WebApplicationBuilder> services, Action<WebApplication> pipeline, string address, string? cookie = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        services(builder);
        await using var app = builder.Build();
        pipeline(app);
        await app.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await app.GetTestClient().SendAsync(request);
    }

    private static bool IsSecure(string cookies)
    {
        Assert.NotEmpty(cookies);
        return cookies.Contains("; secure", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configured_options_without_the_call_do_nothing() => Assert.False(IsSecure(await Cookies(
        builder => builder.Services.Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always),
        app => app.MapGet("/", Write))));

    [Fact]
    public async Task The_class_by_itself_is_the_same_middleware() => Assert.True(IsSecure(await Cookies(
        builder => builder.Services.Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always),
        app =>
        {
            app.UseMiddleware<Microsoft.AspNetCore.CookiePolicy.CookiePolicyMiddleware>();
            app.MapGet("/", Write);
        })));

    [Fact]
    public async Task Options_that_are_handed_over_replace_the_configured_ones() => Assert.False(IsSecure(await Cookies(
        builder => builder.Services.Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always),
        app =>
        {
            app.UseCookiePolicy(new CookiePolicyOptions { HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always });
            app.MapGet("/", Write);
        })));

    [Fact]
    public async Task The_same_is_true_of_session_options() => Assert.False(IsSecure(await Cookies(
        builder => builder.Services.AddDistributedMemoryCache().AddSession(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always),
        app =>
        {
            app.UseSession(new SessionOptions());
            app.MapGet("/", (HttpContext context) => context.Session.SetInt32("a", 1));
        })));

    [Fact]
    public async Task Endpoints_of_a_web_application_run_last_wherever_they_are_mapped() => Assert.True(IsSecure(await Cookies(_ => { }, app =>
    {
        app.MapGet("/", Write);
        app.UseCookiePolicy(Always);
    })));

    [Fact]
    public async Task Endpoints_by_an_explicit_call_run_where_it_stands() => Assert.False(IsSecure(await Cookies(_ => { }, app =>
    {
        app.UseRouting();
#pragma warning disable ASP0014 // That it runs where it stands is what is asked here.
        app.UseEndpoints(endpoints => endpoints.MapGet("/", Write));
#pragma warning restore ASP0014
        app.UseCookiePolicy(Always);
    })));

    [Theory]
    [InlineData("use", false)]
    [InlineData("use after next", true)]
    [InlineData("use on starting", true)]
    [InlineData("run", false)]
    [InlineData("map", false)]
    [InlineData("map on starting", false)]
    [InlineData("when", false)]
    public async Task A_middleware_in_front_is_missed_for_what_it_writes_before_it_hands_on(string writer, bool covered) => Assert.Equal(covered, IsSecure(await Cookies(_ => { }, app =>
    {
        switch (writer)
        {
            case "use":
                app.Use((context, next) => { Write(context); return next(context); });
                break;
            case "use after next":
                app.Use(async (context, next) => { await next(context); Write(context); });
                break;
            case "use on starting":
                app.Use((context, next) => { context.Response.OnStarting(() => { Write(context); return Task.CompletedTask; }); return next(context); });
                break;
            case "run":
                app.Run(context => { Write(context); return Task.CompletedTask; });
                break;
            case "map":
                app.Map(string.Empty, branch => branch.Run(context => { Write(context); return Task.CompletedTask; }));
                break;
            case "map on starting":
                app.MapWhen(_ => true, branch => branch.Run(context => { context.Response.OnStarting(() => { Write(context); return Task.CompletedTask; }); return Task.CompletedTask; }));
                break;
            default:
                app.UseWhen(_ => true, branch => branch.Use((context, next) => { Write(context); return next(context); }));
                break;
        }

        app.UseCookiePolicy(Always);
        app.Run(_ => Task.CompletedTask);
    })));

    [Fact]
    public async Task A_session_in_front_is_covered() => Assert.True(IsSecure(await Cookies(
        builder => builder.Services.AddDistributedMemoryCache().AddSession(),
        app =>
        {
            app.UseSession();
            app.UseCookiePolicy(Always);
            app.MapGet("/", (HttpContext context) => context.Session.SetInt32("a", 1));
        })));

    [Fact]
    public async Task A_plain_cookie_sign_in_is_covered() => Assert.True(IsSecure(await Cookies(
        builder => builder.Services.AddAuthentication("Cookies").AddCookie(options => options.Cookie.SecurePolicy = CookieSecurePolicy.None),
        app =>
        {
            app.UseAuthentication();
            app.UseCookiePolicy(Always);
            app.MapGet("/", (HttpContext context) => context.SignInAsync(new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity("a"))));
        })));

    [Theory]
    [InlineData("policy, authentication", true)]
    [InlineData("authentication, policy", false)]
    [InlineData("policy", false)]
    public async Task The_callback_of_a_remote_sign_in_writes_its_cookie_where_authentication_stands(string order, bool covered)
    {
        Uri? challenged = null;
        void Services(WebApplicationBuilder builder)
        {
            builder.Services.AddAuthentication("Cookies")
                .AddCookie(options => options.Cookie.SecurePolicy = CookieSecurePolicy.None)
                .AddOAuth<OAuthOptions, Accepting>("remote", options =>
                {
                    options.ClientId = options.ClientSecret = "a";
                    options.CallbackPath = "/back";
                    options.AuthorizationEndpoint = options.TokenEndpoint = "https://login.example/";
                    options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.Always;
                });
        }

        void Pipeline(WebApplication app)
        {
            foreach (var call in order.Split(", "))
            {
                _ = call == "policy" ? app.UseCookiePolicy(Always) : app.UseAuthentication();
            }

            app.MapGet("/", (HttpContext context) => context.ChallengeAsync("remote"));
        }

        var keys = Directory.CreateTempSubdirectory();
        void Kept(WebApplicationBuilder builder)
        {
            Services(builder);
            Microsoft.AspNetCore.DataProtection.DataProtectionBuilderExtensions.PersistKeysToFileSystem(builder.Services.AddDataProtection(), keys);
        }

        using (var challenge = await Answer(Kept, Pipeline, "https://shop.example/"))
        {
            challenged = challenge.Headers.Location;
            var correlation = challenge.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
            var state = System.Web.HttpUtility.ParseQueryString(challenged!.Query)["state"];
            var answer = await Cookies(Kept, Pipeline, "https://shop.example/back?code=1&state=" + Uri.EscapeDataString(state!), correlation);
            Assert.Equal(covered, IsSecure(answer.Split('\n').Single(cookie => cookie.StartsWith(".AspNetCore.Cookies=", StringComparison.Ordinal))));
        }

        keys.Delete(recursive: true);
    }

    [Theory]
    [InlineData("policy, authentication", true)]
    [InlineData("authentication, policy", false)]
    [InlineData("policy", false)]
    public async Task A_validation_that_signs_out_deletes_the_cookie_where_authentication_stands(string order, bool covered)
    {
        var keys = Directory.CreateTempSubdirectory();
        void Services(WebApplicationBuilder builder)
        {
            builder.Services.AddAuthentication("Cookies").AddCookie(options =>
            {
                options.Cookie.SecurePolicy = CookieSecurePolicy.None;
                options.Events.OnValidatePrincipal = context => context.HttpContext.SignOutAsync();
            });
            Microsoft.AspNetCore.DataProtection.DataProtectionBuilderExtensions.PersistKeysToFileSystem(builder.Services.AddDataProtection(), keys);
        }

        void Pipeline(WebApplication app)
        {
            foreach (var call in order.Split(", "))
            {
                _ = call == "policy" ? app.UseCookiePolicy(Always) : app.UseAuthentication();
            }

            app.MapGet("/", () => "x");
            app.MapGet("/in", (HttpContext context) => context.SignInAsync(new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity("a"))));
        }

        var signedIn = await Cookies(Services, Pipeline, "https://shop.example/in");
        Assert.Equal(covered, IsSecure(await Cookies(Services, Pipeline, "https://shop.example/", signedIn.Split(';')[0])));
        keys.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_web_application_authenticates_in_front_unless_told_where(bool told)
    {
        var user = string.Empty;
        void Pipeline(WebApplication app)
        {
            app.Use((context, next) => { user = context.User.Identity!.AuthenticationType ?? "nobody"; return next(context); });
            if (told)
            {
                app.UseAuthentication();
            }

            app.MapGet("/", () => "x");
        }

        using var _ = await Answer(builder => builder.Services.AddAuthentication("always").AddScheme<AuthenticationSchemeOptions, Somebody>("always", null), Pipeline, "https://shop.example/");

        Assert.Equal(told ? "nobody" : "somebody", user);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.Unauthorized)]
    public async Task Authentication_that_is_called_needs_the_authorization_behind_it_called_too(bool told, HttpStatusCode status)
    {
        void Services(WebApplicationBuilder builder)
        {
            builder.Services.AddAuthorization();
            builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Somebody>("always", null);
        }

        using var response = await Answer(
            Services,
            app =>
            {
                app.UseAuthentication();
                if (told)
                {
                    app.UseAuthorization();
                }

                app.MapGet("/", () => "x").RequireAuthorization(policy => policy.RequireAuthenticatedUser());
            },
            "https://shop.example/");

        // Authorization in front asks for the user before anybody has looked who it is.
        Assert.Equal(status, response.StatusCode);
    }

    /// <summary>Takes every code for good.</summary>
    private sealed class Accepting(
        Microsoft.Extensions.Options.IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, System.Text.Encodings.Web.UrlEncoder encoder) : OAuthHandler<OAuthOptions>(options, logger, encoder)
    {
        protected override Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context) =>
            Task.FromResult(OAuthTokenResponse.Success(System.Text.Json.JsonDocument.Parse("""{"access_token":"a"}""")));
    }

    /// <summary>Signs everybody in.</summary>
    private sealed class Somebody(
        Microsoft.Extensions.Options.IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, System.Text.Encodings.Web.UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.Success(
            new AuthenticationTicket(new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity("somebody")), Scheme.Name)));
    }
}
