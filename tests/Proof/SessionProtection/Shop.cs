using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.TestHost;
using Protection = ApplicationNamespace.SessionProtection;
using StrictProtection = ApplicationNamespace.Strict.SessionProtection;

namespace CookieSecurity.Proof.Binding;

/// <summary>
/// A shop with sign-in cookies whose class of events is the one under test. The header <c>test-address</c> says from where a request comes,
/// as a connection would.
/// </summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly WebApplication app;
    private int visits;

    private Shop(WebApplication app) => this.app = app;

    /// <summary>How often an endpoint ran.</summary>
    public int Visits => visits;

    public IServiceProvider Services => app.Services;

    /// <summary>With the class as the fix writes and registers it.</summary>
    public static Task<Shop> OpenAsync(Action<WebApplicationBuilder>? services = null, Action<WebApplication>? pipeline = null, Action<CookieAuthenticationOptions>? options = null) =>
        OpenAsync(typeof(Protection), services, pipeline, options);

    /// <summary>With each of the choices in the class made the other way.</summary>
    public static Task<Shop> OpenStrictAsync(Action<WebApplicationBuilder>? services = null, Action<WebApplication>? pipeline = null, Action<CookieAuthenticationOptions>? options = null) =>
        OpenAsync(typeof(StrictProtection), services, pipeline, options);

    public static async Task<Shop> OpenAsync(
        Type? events, Action<WebApplicationBuilder>? services = null, Action<WebApplication>? pipeline = null, Action<CookieAuthenticationOptions>? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        builder.Services.AddSingleton<IStartupFilter, Connections>();
        builder.Services.AddDistributedMemoryCache().AddSession().AddAuthorization();
        builder.Services.AddScoped<Protection>().AddScoped<StrictProtection>();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            options?.Invoke(cookie);
            cookie.EventsType = events;
        });
        services?.Invoke(builder);

        var shop = new Shop(builder.Build());
        (pipeline ?? (app => app.UseSession()))(shop.app);
        shop.MapEndpoints();
        await shop.app.StartAsync();
        return shop;
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => app.GetTestServer().CreateClient().SendAsync(request);

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    public void Visit() => Interlocked.Increment(ref visits);

    private void MapEndpoints()
    {
        app.MapGet("/sign-in", (HttpContext context, string? scheme) => context.SignInAsync(
            scheme, new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "ann")], "password"))));
        app.MapGet("/account", Name).RequireAuthorization();
        app.MapGet("/api/account", Name).RequireAuthorization();
        app.MapGet("/", Name);
        app.MapGet("/cart/add", (HttpContext context) => context.Session.SetString("cart", "a book"));
        app.MapGet("/cart", (HttpContext context) => context.Session.GetString("cart") ?? "empty");
    }

    private string Name(HttpContext context)
    {
        Visit();
        return context.User.Identity?.Name ?? "nobody";
    }

    private sealed class Connections : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = context.Request.Headers["test-address"] is [{ } address] ? System.Net.IPAddress.Parse(address) : null;
                return following(context);
            });
            next(app);
        };
    }
}
