using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.CookiePolicy;

/// <summary>CKS2008: options handed to a middleware in place of the configured ones.</summary>
public sealed class ReplacedOptionsTests
{
    private const string Policy = "builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);";
    private const string Session = "builder.Services.AddSession(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);";

    private static string Source(string services, string pipeline) => $$"""
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        """;

    private static Task Program(string services, string pipeline) => ApplicationTest.Program("CKS2008", Source(services, pipeline));

    [Theory]
    [InlineData(Policy, "app.UseCookiePolicy({|CKS2008:new CookiePolicyOptions { HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always }|});")]
    [InlineData(Policy, "app.UseCookiePolicy({|CKS2008:new()|});")]
    [InlineData(Policy, "app.UseCookiePolicy(options: {|CKS2008:new CookiePolicyOptions()|});")]
    [InlineData(Policy, "CookiePolicyAppBuilderExtensions.UseCookiePolicy(app, {|CKS2008:new CookiePolicyOptions()|});")]
    [InlineData(Policy, "var own = new CookiePolicyOptions(); app.UseCookiePolicy({|CKS2008:own|});")]
    [InlineData(Policy, "app.UseCookiePolicy({|CKS2008:Make()|}); static CookiePolicyOptions Make() => new() { Secure = CookieSecurePolicy.Always };")]
    [InlineData(Session, "app.UseSession({|CKS2008:new SessionOptions()|});")]
    [InlineData("builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection(\"Session\"));", "app.UseSession({|CKS2008:new SessionOptions()|});")]
    [InlineData("builder.Services.ConfigureAll<SessionOptions>(o => o.Cookie.Name = \"s\");", "app.UseSession({|CKS2008:new SessionOptions()|});")]
    public Task An_object_of_ones_own_is_reported(string services, string pipeline) => Program(services, pipeline);

    [Theory]
    [InlineData("", "app.UseCookiePolicy(new CookiePolicyOptions());")]
    [InlineData(Session, "app.UseCookiePolicy(new CookiePolicyOptions());")]
    [InlineData("builder.Services.AddSession();", "app.UseSession(new SessionOptions());")]
    [InlineData(Policy, "app.UseCookiePolicy();")]
    [InlineData(Policy, "app.UseCookiePolicy(app.Services.GetRequiredService<IOptions<CookiePolicyOptions>>().Value);")]
    [InlineData("builder.Services.Configure<SessionOptions>(\"x\", o => o.Cookie.Name = \"s\");", "app.UseSession(new SessionOptions());")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddSession(o => o.Cookie.Name = \"s\");", "app.UseSession(new SessionOptions());")]
    [InlineData(Session, "if (app.Environment.IsDevelopment()) app.UseSession(new SessionOptions());")]
    public Task Where_nothing_is_lost_it_is_silent(string services, string pipeline) => Program(services, pipeline);

    [Fact]
    public Task An_options_class_is_lost_as_well() => ApplicationTest.Program("CKS2008", """
        using Microsoft.Extensions.Options;

        var app = WebApplication.CreateBuilder(args).Build();
        app.UseSession({|CKS2008:new SessionOptions()|});
        app.Run();

        class Harden : IConfigureOptions<SessionOptions>
        {
            public void Configure(SessionOptions options) => options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        }
        """);

    [Theory]
    [InlineData("app.UseSession({|CKS2008:new SessionOptions { IdleTimeout = TimeSpan.Zero }|}); // late", "app.UseSession(); // late")]
    [InlineData("SessionMiddlewareExtensions.UseSession(app, {|CKS2008:new SessionOptions()|});", "SessionMiddlewareExtensions.UseSession(app);")]
    public Task The_fix_drops_the_argument(string before, string after) => ApplicationTest.Fix("CKS2008", Source(Session, before), Source(Session, after));

    [Fact]
    public Task All_at_once() => ApplicationTest.Fix(
        "CKS2008",
        Source(Session + Policy, "app.UseCookiePolicy({|CKS2008:new()|});\napp.UseSession({|CKS2008:new()|});"),
        Source(Session + Policy, "app.UseCookiePolicy();\napp.UseSession();"));
}
