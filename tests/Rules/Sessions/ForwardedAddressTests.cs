using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4013: an address that the client may write itself.</summary>
public sealed class ForwardedAddressTests
{
    private const string Rule = "CKS4013";

    private static string Source(string code) => $$"""
        using Microsoft.AspNetCore.HttpOverrides;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{code}}
        app.Run();
        """;

    private static Task Verify(string code) => ApplicationTest.Program(Rule, Source(code));

    [Theory]
    [InlineData("app.MapGet(\"/\", (HttpContext c) => {|CKS4013:c.Request.Headers[\"X-Forwarded-For\"]|}.ToString());")]
    [InlineData("app.MapGet(\"/\", (HttpRequest r) => { var ip = {|CKS4013:r.Headers[\"X-Forwarded-For\"]|}.FirstOrDefault(); return ip; });")]
    [InlineData("app.MapGet(\"/\", (HttpRequest r) => { if ({|CKS4013:r.Headers.TryGetValue(\"X-Forwarded-For\", out var ip)|}) return ip.ToString(); return \"\"; });")]
    [InlineData("app.MapGet(\"/\", (HttpRequest r) => {|CKS4013:r.Headers[ForwardedHeadersDefaults.XForwardedForHeaderName]|}.ToString());")]
    [InlineData("app.MapGet(\"/\", (HttpRequest r, ILogger<Program> l) => { var ip = {|CKS4013:r.Headers[\"X-Forwarded-For\"]|}.ToString(); l.LogInformation(ip); return ip; });")]
    public Task A_header_that_is_believed_is_reported(string code) => Verify(code);

    [Theory]
    [InlineData("app.MapGet(\"/\", (HttpRequest r, ILogger<Program> l) => { l.LogInformation(\"from {Address}\", r.Headers[\"X-Forwarded-For\"].ToString()); });")]
    [InlineData("app.MapGet(\"/\", (HttpRequest r, ILogger<Program> l) => { var ip = r.Headers[\"X-Forwarded-For\"]; l.LogInformation(\"from {Address}\", ip); });")]
    [InlineData("app.MapGet(\"/\", (HttpRequest r) => { r.Headers[\"X-Forwarded-For\"] = \"\"; });")]
    [InlineData("app.MapGet(\"/\", (HttpResponse r) => { r.Headers[\"X-Forwarded-For\"] = \"a\"; return r.Headers[\"X-Forwarded-For\"].ToString(); });")]
    [InlineData("app.MapGet(\"/\", (HttpRequest r) => r.Headers[\"X-Forwarded-Host\"].ToString());")]
    [InlineData("app.MapGet(\"/\", (HttpClient http) => { http.DefaultRequestHeaders.Add(\"X-Forwarded-For\", \"a\"); });")]
    [InlineData("var names = new Dictionary<string, string>(); app.MapGet(\"/\", () => names[\"X-Forwarded-For\"]);")]
    public Task A_header_that_is_logged_or_written_is_silent(string code) => Verify(code);

    [Theory]
    [InlineData("builder.Services.Configure<ForwardedHeadersOptions>(o => { {0} });", "o.KnownProxies.{|CKS4013:Clear|}(); o.KnownIPNetworks.{|CKS4013:Clear|}();")]
    [InlineData("var o = new ForwardedHeadersOptions(); {0} app.UseForwardedHeaders(o);", "o.KnownIPNetworks.{|CKS4013:Clear|}(); o.KnownProxies.{|CKS4013:Clear|}();")]
    public Task Both_lists_cleared_are_reported(string frame, string clears) => Verify(frame.Replace("{0}", clears, StringComparison.Ordinal));

    [Theory]
    [InlineData("o.KnownProxies.Clear();")]
    [InlineData("o.KnownIPNetworks.Clear();")]
    [InlineData("o.KnownProxies.Clear(); o.KnownIPNetworks.Clear(); o.KnownProxies.Add(System.Net.IPAddress.Parse(\"10.0.0.1\"));")]
    [InlineData("o.KnownProxies.Clear(); o.KnownIPNetworks.Clear(); foreach (var a in args) o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(a));")]
    public Task One_list_or_a_proxy_that_is_named_is_silent(string code) => Verify("builder.Services.Configure<ForwardedHeadersOptions>(o => { " + code + " });");

    [Theory]
    [InlineData("app.MapGet(\"/\", (HttpContext c) => {|CKS4013:c.Request.Headers[\"X-Forwarded-For\"]|}.ToString());", "app.MapGet(\"/\", (HttpContext c) => c.Connection.RemoteIpAddress?.ToString());")]
    [InlineData("app.MapGet(\"/\", (HttpRequest r) => {|CKS4013:r.Headers[\"X-Forwarded-For\"]|}.FirstOrDefault() ?? \"?\");", "app.MapGet(\"/\", (HttpRequest r) => r.HttpContext.Connection.RemoteIpAddress?.ToString() ?? \"?\");")]
    [InlineData(
        "builder.Services.Configure<ForwardedHeadersOptions>(o =>\n{\n    o.ForwardLimit = 1; // one\n    o.KnownProxies.{|CKS4013:Clear|}();\n    o.KnownIPNetworks.{|CKS4013:Clear|}();\n});",
        "builder.Services.Configure<ForwardedHeadersOptions>(o =>\n{\n    o.ForwardLimit = 1; // one\n});")]
    public Task The_fix_takes_the_connection_and_keeps_the_proxies(string before, string after) =>
        ApplicationTest.Fix(Rule, Source(before), Source(after));
}
