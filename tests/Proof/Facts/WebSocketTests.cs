using System.Net.WebSockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CookieSecurity.Proof.Facts;

/// <summary>Who may open a socket, over a real connection.</summary>
public sealed class WebSocketTests
{
    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Without_allowed_origins_every_page_may(bool named, bool opens)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        if (named)
        {
            app.UseWebSockets(new WebSocketOptions { AllowedOrigins = { "https://shop.example" } });
        }
        else
        {
            app.UseWebSockets();
        }

        app.MapGet("/", async (HttpContext context) =>
        {
            using var accepted = await context.WebSockets.AcceptWebSocketAsync();
            await accepted.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        var failure = await Record.ExceptionAsync(() => socket.ConnectAsync(new Uri(address.Replace("http", "ws", StringComparison.Ordinal)), CancellationToken.None));
        Assert.Equal(opens, failure is null);
    }
}
