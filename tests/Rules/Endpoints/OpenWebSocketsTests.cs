using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Endpoints;

/// <summary>CKS3016: sockets that pages of any site can open.</summary>
public sealed class OpenWebSocketsTests
{
    private static string Source(string use, string handler = "await context.WebSockets.AcceptWebSocketAsync();", string services = "builder.Services.AddAuthentication().AddCookie();") => $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{use}}
        app.MapGet("/ws", async (HttpContext context) =>
        {
            {{handler}}
        });
        app.Run();
        """;

    [Theory]
    [InlineData("app.{|CKS3016:UseWebSockets|}();")]
    [InlineData("app.{|CKS3016:UseWebSockets|}(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromMinutes(2) });")]
    [InlineData("var options = new WebSocketOptions();\napp.{|CKS3016:UseWebSockets|}(options);")]
    public Task Without_origins_it_is_reported(string use) => ApplicationTest.Program("CKS3016", Source(use));

    [Theory]
    [InlineData("app.UseWebSockets(new WebSocketOptions { AllowedOrigins = { \"https://a.example\" } });", "await context.WebSockets.AcceptWebSocketAsync();", "builder.Services.AddAuthentication().AddCookie();")]
    [InlineData("app.UseWebSockets();", "await context.WebSockets.AcceptWebSocketAsync();", "builder.Services.AddAuthentication().AddCookie(); builder.Services.Configure<WebSocketOptions>(o => o.AllowedOrigins.Add(\"https://a.example\"));")]
    [InlineData("app.UseWebSockets();", "if (context.Request.Headers.Origin == \"https://a.example\") await context.WebSockets.AcceptWebSocketAsync();", "builder.Services.AddAuthentication().AddCookie();")]
    [InlineData("app.UseWebSockets();", "if (context.Request.Headers[\"Origin\"] == \"https://a.example\") await context.WebSockets.AcceptWebSocketAsync();", "builder.Services.AddAuthentication().AddCookie();")]
    [InlineData("app.UseWebSockets();", "await Task.Yield();", "builder.Services.AddAuthentication().AddCookie();")]
    [InlineData("app.UseWebSockets();", "await context.WebSockets.AcceptWebSocketAsync();", "builder.Services.AddAuthentication().AddBearerToken();")]
    [InlineData("app.UseWebSockets();", "await context.WebSockets.AcceptWebSocketAsync();", "")]
    public Task With_a_check_or_without_need_it_is_silent(string use, string handler, string services) => ApplicationTest.Program("CKS3016", Source(use, handler, services));

    [Theory]
    [InlineData("app.{|CKS3016:UseWebSockets|}(); // chat", "app.UseWebSockets(new WebSocketOptions { AllowedOrigins = { \"https://example.com\" } }); // chat")]
    [InlineData("app.{|CKS3016:UseWebSockets|}(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromMinutes(2) });", "app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromMinutes(2), AllowedOrigins = { \"https://example.com\" } });")]
    public Task The_fix_adds_origins(string before, string after) => ApplicationTest.Fix("CKS3016", Source(before), Source(after));
}
