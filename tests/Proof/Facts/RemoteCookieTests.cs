using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.TestHost;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CookieSecurity.Proof.Facts;

/// <summary>The cookies with which a browser leaves for another site to sign in there. Twitter's state cookie is in a package of its own, which is not run here.</summary>
public sealed class RemoteCookieTests
{
    private const string Correlation = ".AspNetCore.Correlation.";
    private const string Nonce = ".AspNetCore.OpenIdConnect.Nonce.";

    [Fact]
    public void All_of_them_are_always_Secure_and_HttpOnly_and_go_along_with_other_sites_answers()
    {
        foreach (var cookie in new[] { new OAuthOptions().CorrelationCookie, new OpenIdConnectOptions().CorrelationCookie, new OpenIdConnectOptions().NonceCookie })
        {
            Assert.Equal((true, CookieSecurePolicy.Always, SameSiteMode.None, true), (cookie.HttpOnly, cookie.SecurePolicy, cookie.SameSite, cookie.IsEssential));
        }
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task They_are_written_so_for_the_path_that_the_answer_comes_to(string scheme)
    {
        var cookies = await Leave(_ => { }, scheme);

        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie => Assert.EndsWith("; path=/signin-oidc; secure; samesite=none; httponly", cookie, StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith(Correlation, StringComparison.Ordinal));
        Assert.Contains(cookies, cookie => cookie.StartsWith(Nonce, StringComparison.Ordinal));
    }

    [Fact]
    public async Task They_live_a_quarter_of_an_hour()
    {
        foreach (var cookie in await Leave(_ => { }))
        {
            const string Expires = "; expires=";
            var start = cookie.IndexOf(Expires, StringComparison.Ordinal) + Expires.Length;
            var end = DateTimeOffset.Parse(cookie[start..cookie.IndexOf(';', start)], CultureInfo.InvariantCulture);

            Assert.InRange(end - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        }
    }

    [Fact]
    public async Task What_is_set_on_them_is_written()
    {
        var cookies = await Leave(options =>
        {
            options.NonceCookie.SecurePolicy = CookieSecurePolicy.None;
            options.NonceCookie.SameSite = SameSiteMode.Lax;
            options.CorrelationCookie.HttpOnly = false;
        });

        Assert.EndsWith("; path=/signin-oidc; samesite=lax; httponly", Assert.Single(cookies, cookie => cookie.StartsWith(Nonce, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith("; path=/signin-oidc; secure; samesite=none", Assert.Single(cookies, cookie => cookie.StartsWith(Correlation, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "/signin-oidc")]
    [InlineData("/", "/")]
    public async Task A_name_that_promises_the_root_path_needs_it_set(string? set, string written)
    {
        var cookies = await Leave(options =>
        {
            options.CorrelationCookie.Name = "__Host-correlation.";
            options.NonceCookie.Name = "__Host-nonce.";
            options.CorrelationCookie.Path = options.NonceCookie.Path = set;
        });

        Assert.Equal(2, cookies.Count(cookie => cookie.StartsWith("__Host-", StringComparison.Ordinal)));
        Assert.All(cookies, cookie => Assert.Contains($"; path={written}; ", cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_builder_in_the_place_of_theirs_writes_the_root_path() =>
        Assert.Contains("; path=/; ", Assert.Single(await Leave(options => options.NonceCookie = new CookieBuilder { Name = "own" }), cookie => cookie.StartsWith("own", StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public async Task With_the_root_path_the_answer_still_finds_them()
    {
        await using var app = await Start(options => options.CorrelationCookie.Path = options.NonceCookie.Path = "/");
        var browser = new CookieContainer();
        using var leaving = await app.GetTestClient().GetAsync(new Uri(CookieClient.Site + "/out"));
        var state = System.Web.HttpUtility.ParseQueryString(leaving.Headers.Location!.Query)["state"]!;
        foreach (var cookie in leaving.Headers.GetValues("Set-Cookie"))
        {
            browser.SetCookies(new Uri(CookieClient.Site), cookie);
        }

        var answer = "/signin-oidc?error=denied&state=" + Uri.EscapeDataString(state);

        Assert.DoesNotContain("Correlation failed", await app.SendAsync(browser, answer), StringComparison.Ordinal);
        Assert.Contains("Correlation failed", await app.SendAsync(new CookieContainer(), answer), StringComparison.Ordinal);
    }

    private static async Task<List<string>> Leave(Action<OpenIdConnectOptions> configure, string scheme = "https")
    {
        await using var app = await Start(configure);
        using var response = await app.GetTestClient().GetAsync(new Uri(scheme + "://shop.example/out"));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return [.. response.Headers.GetValues("Set-Cookie")];
    }

    private static async Task<WebApplication> Start(Action<OpenIdConnectOptions> configure)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        builder.Services.AddAuthentication("Cookies").AddCookie().AddOpenIdConnect(options =>
        {
            options.ClientId = "shop";
            options.Configuration = new OpenIdConnectConfiguration { Issuer = "https://login.example", AuthorizationEndpoint = "https://login.example/authorize" };
            options.Events.OnRemoteFailure = context =>
            {
                context.HandleResponse();
                return context.Response.WriteAsync(context.Failure?.Message ?? "no reason");
            };
            configure(options);
        });
        var app = builder.Build();
        app.UseAuthentication();
        app.MapGet("/out", (HttpContext context) => context.ChallengeAsync(OpenIdConnectDefaults.AuthenticationScheme));
        await app.StartAsync();
        return app;
    }
}
