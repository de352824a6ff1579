using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.TestHost;

namespace CookieSecurity.Proof.Facts;

/// <summary>What sign-ins and sessions know of each other, and what keeps them.</summary>
public sealed class SessionTests
{
    private static async Task<WebApplication> Start(Action<CookieAuthenticationOptions> configure, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        builder.Services.AddDistributedMemoryCache();
        builder.Services.AddSession();
        builder.Services.AddAuthentication("Cookies").AddCookie(configure);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseSession();
        app.MapGet("/in", (HttpContext context) => context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "anna")], "password"))));
        app.MapGet("/out", (HttpContext context) => context.SignOutAsync());
        app.MapGet("/put", (HttpContext context) => context.Session.SetString("basket", "tea"));
        app.MapGet("/get", (HttpContext context) => context.Session.GetString("basket") + " " + context.Session.Id);
        app.MapGet("/clear", (HttpContext context) => context.Session.Clear());
        app.MapGet("/name", (HttpContext context) => context.User.Identity?.Name ?? "nobody");
        await app.StartAsync();
        return app;
    }

    [Fact]
    public async Task A_sign_out_leaves_the_session_and_a_captured_cookie_goes_on()
    {
        await using var app = await Start(_ => { });
        var (browser, thief) = (new CookieContainer(), new CookieContainer());
        await app.SendAsync(browser, "/in");
        await app.SendAsync(browser, "/put");
        thief.Add(browser.GetCookies(new Uri(CookieClient.Site)));
        await app.SendAsync(browser, "/out");

        Assert.Equal("nobody", await app.SendAsync(browser, "/name"));
        Assert.StartsWith("tea ", await app.SendAsync(browser, "/get"), StringComparison.Ordinal);
        Assert.Equal("anna", await app.SendAsync(thief, "/name"));
    }

    [Fact]
    public async Task A_sign_in_keeps_the_session_and_its_id()
    {
        await using var app = await Start(_ => { });
        var browser = new CookieContainer();
        await app.SendAsync(browser, "/put");
        var before = await app.SendAsync(browser, "/get");
        await app.SendAsync(browser, "/in");

        Assert.Equal(before, await app.SendAsync(browser, "/get"));
    }

    [Fact]
    public async Task A_cleared_session_is_empty_and_keeps_its_cookie()
    {
        await using var app = await Start(_ => { });
        var browser = new CookieContainer();
        await app.SendAsync(browser, "/put");
        await app.SendAsync(browser, "/clear");

        Assert.StartsWith(" ", await app.SendAsync(browser, "/get"), StringComparison.Ordinal);
        Assert.NotNull(browser.GetCookies(new Uri(CookieClient.Site))[".AspNetCore.Session"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rejection_leaves_the_cookie_unless_it_signs_out(bool signsOut)
    {
        await using var app = await Start(options => options.Events.OnValidatePrincipal = async context =>
        {
            context.RejectPrincipal();
            if (signsOut)
            {
                await context.HttpContext.SignOutAsync(context.Scheme.Name);
            }
        });
        var browser = new CookieContainer();
        await app.SendAsync(browser, "/in");

        Assert.Equal("nobody", await app.SendAsync(browser, "/name"));
        Assert.Equal(signsOut, browser.GetCookies(new Uri(CookieClient.Site))[".AspNetCore.Cookies"] is null);
    }

    [Fact]
    public async Task While_a_request_is_authenticated_there_is_no_session()
    {
        Exception? failure = null;
        await using var app = await Start(options => options.Events.OnValidatePrincipal = context =>
        {
            failure = Record.Exception(() => context.HttpContext.Session);
            return Task.CompletedTask;
        });
        var browser = new CookieContainer();
        await app.SendAsync(browser, "/in");
        await app.SendAsync(browser, "/name");

        Assert.IsType<InvalidOperationException>(failure);
    }

    [Theory]
    [InlineData(false, "anna")]
    [InlineData(true, "nobody")]
    public async Task A_cookie_with_ephemeral_keys_is_nobody_in_the_next_host(bool ephemeral, string expected)
    {
        var keys = Directory.CreateTempSubdirectory();
        void Protect(IServiceCollection services)
        {
            var builder = services.AddDataProtection().SetApplicationName("shop");
            _ = ephemeral ? builder.UseEphemeralDataProtectionProvider() : builder.PersistKeysToFileSystem(keys);
        }

        var browser = new CookieContainer();
        await using (var first = await Start(_ => { }, Protect))
        {
            await first.SendAsync(browser, "/in");
        }

        await using var next = await Start(_ => { }, Protect);
        Assert.Equal(expected, await next.SendAsync(browser, "/name"));
        keys.Delete(recursive: true);
    }

    [Fact]
    public async Task A_ticket_that_is_only_encoded_signs_in_whoever_writes_it()
    {
        await using var app = await Start(options => options.TicketDataFormat = new Encoded());
        var forged = new Encoded().Protect(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "admin")], "Cookies")), "Cookies"));
        var browser = new CookieContainer();
        browser.Add(new Uri(CookieClient.Site), new Cookie(".AspNetCore.Cookies", forged));

        Assert.Equal("admin", await app.SendAsync(browser, "/name"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Keys_at_an_explicit_place_lie_in_the_clear_unless_they_are_protected(bool isProtected)
    {
        var keys = Directory.CreateTempSubdirectory();
        using var key = System.Security.Cryptography.RSA.Create(2048);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=keys", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var services = new ServiceCollection();
        services.AddLogging();
        var builder = services.AddDataProtection().PersistKeysToFileSystem(keys);
        _ = isProtected ? builder.ProtectKeysWithCertificate(certificate) : builder;
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("cookies").Protect("ticket");

        var stored = File.ReadAllText(keys.GetFiles().Single().FullName);

        Assert.Equal(isProtected, stored.Contains("EncryptedData", StringComparison.Ordinal));
        Assert.Equal(!isProtected, stored.Contains("unencrypted form", StringComparison.Ordinal));
        keys.Delete(recursive: true);
    }

    [Theory]
    [InlineData(true, true, "203.0.113.7")]
    [InlineData(true, false, "198.51.100.1")]
    [InlineData(false, true, "198.51.100.1")]
    public async Task An_address_is_believed_of_anybody_where_both_lists_are_empty(bool withoutProxies, bool withoutNetworks, string expected)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Services.AddLogging();
        await using var app = builder.Build();
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        if (withoutProxies)
        {
            options.KnownProxies.Clear();
        }

        if (withoutNetworks)
        {
#pragma warning disable ASPDEPR005 // The list has another name from .NET 10 on, which .NET 8 does not know.
            options.KnownNetworks.Clear();
#pragma warning restore ASPDEPR005
        }

        app.Use((context, next) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.Parse("198.51.100.1");
            return next(context);
        });
        app.UseForwardedHeaders(options);
        app.Run(context => context.Response.WriteAsync(context.Connection.RemoteIpAddress!.ToString()));
        await app.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(CookieClient.Site));
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        using var response = await app.GetTestClient().SendAsync(request);

        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    private sealed class Encoded : ISecureDataFormat<AuthenticationTicket>
    {
        public string Protect(AuthenticationTicket data) => Base64UrlTextEncoder.Encode(TicketSerializer.Default.Serialize(data));

        public string Protect(AuthenticationTicket data, string? purpose) => Protect(data);

        public AuthenticationTicket? Unprotect(string? protectedText) => TicketSerializer.Default.Deserialize(Base64UrlTextEncoder.Decode(protectedText!));

        public AuthenticationTicket? Unprotect(string? protectedText, string? purpose) => Unprotect(protectedText);
    }
}
