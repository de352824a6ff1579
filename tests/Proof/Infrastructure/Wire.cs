using Microsoft.AspNetCore.TestHost;

namespace CookieSecurity.Proof.Infrastructure;

/// <summary>Asks a small application for the one cookie that it writes, and answers with the header as sent.</summary>
internal static class Wire
{
    public static Task<string> Of(Action<HttpContext> handler, string scheme = "https") => Of(_ => { }, _ => { }, handler, scheme);

    public static Task<string> Of(Action<IApplicationBuilder> pipeline, Action<HttpContext> handler) => Of(_ => { }, pipeline, handler, "https");

    public static async Task<string> Of(
        Action<IServiceCollection> services, Action<IApplicationBuilder> pipeline, Action<HttpContext> handler, string scheme = "https")
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        services(builder.Services);
        await using var app = builder.Build();
        pipeline(app);
        app.Run(context =>
        {
            handler(context);
            return Task.CompletedTask;
        });
        await app.StartAsync();
        using var response = await app.GetTestClient().GetAsync(new Uri(scheme + "://shop.example/"));
        return string.Join('\n', response.Headers.GetValues("Set-Cookie"));
    }
}
