using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Transport;

/// <summary>CKS5002: no strict transport security, or too little of it.</summary>
public sealed class HstsTests
{
    private static string Source(string services, string pipeline) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();

        {{pipeline}}
        """;

    private static Task Program(string services, string pipeline, Action<ApplicationTest>? adjust = null) => ApplicationTest.Program(
        "CKS5002",
        Source(services, pipeline),
        test =>
        {
            test.TestState.AdditionalReferences.Add(OtherPackage.Reference);
            adjust?.Invoke(test);
        });

    [Theory]
    [InlineData("builder.Services.AddSession();", "app.{|CKS5002:UseSession|}();")]
    [InlineData("builder.Services.AddSession();", "if (app.Environment.IsDevelopment()) app.UseHsts(); app.{|CKS5002:UseSession|}();")]
    [InlineData("builder.Services.{|CKS5002:AddHsts|}(o => { });", "app.MapGet(\"/\", () => 1);")]
    [InlineData("builder.Services.AddSession(); builder.Services.{|CKS5002:AddHsts|}(o => o.MaxAge = TimeSpan.FromDays(1));", "app.UseSession();")]
    public Task A_missing_call_is_reported_once(string services, string pipeline) => Program(services, pipeline);

    [Theory]
    [InlineData("builder.Services.AddSession();", "app.UseHsts(); app.UseSession();")]
    [InlineData("builder.Services.AddSession();", "if (!app.Environment.IsDevelopment()) app.UseHsts(); app.UseSession();")]
    [InlineData("builder.Services.AddSession();", "app.Use((c, next) => { c.Response.Headers.StrictTransportSecurity = \"max-age=31536000\"; return next(c); });")]
    [InlineData("builder.Services.AddSession();", "app.Use((c, next) => { c.Response.Headers[\"Strict-Transport-Security\"] = \"max-age=31536000\"; return next(c); });")]
    [InlineData("builder.Services.AddSession();", "Elsewhere.Extensions.UseElsewhereDefaults(app);")]
    [InlineData("", "app.MapGet(\"/\", () => 1);")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddHsts(o => { });", "app.MapGet(\"/\", () => 1);")]
    public Task A_call_or_a_header_is_silent(string services, string pipeline) => Program(services, pipeline);

    [Theory]
    [InlineData("builder.Services.AddHsts(o => o.MaxAge = {|CKS5002:TimeSpan.FromDays(1)|});")]
    [InlineData("builder.Services.AddHsts(o => { o.Preload = true; o.MaxAge = {|CKS5002:new TimeSpan(30, 0, 0, 0)|}; });")]
    [InlineData("builder.Services.Configure<Microsoft.AspNetCore.HttpsPolicy.HstsOptions>(o => o.MaxAge = {|CKS5002:TimeSpan.FromMinutes(5)|});")]
    [InlineData("builder.Services.AddHsts(o => o.MaxAge = {|CKS5002:TimeSpan.Zero|});")]
    public Task A_short_age_is_reported(string services) => Program(services, "app.UseHsts();");

    [Theory]
    [InlineData("builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));")]
    [InlineData("builder.Services.AddHsts(o => o.IncludeSubDomains = true);")]
    [InlineData("builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(int.Parse(args[0])));")]
    [InlineData("builder.Services.AddHsts(o => { o.MaxAge = TimeSpan.FromDays(1); o.MaxAge = TimeSpan.FromDays(730); });")]
    [InlineData("builder.Services.AddHsts(o => o.MaxAge = builder.Environment.IsDevelopment() ? TimeSpan.FromDays(1) : TimeSpan.FromDays(365));")]
    [InlineData("builder.Services.Configure<Microsoft.AspNetCore.HttpsPolicy.HstsOptions>(builder.Configuration.GetSection(\"Hsts\"));")]
    public Task A_long_or_unknown_age_is_silent(string services) => Program(services, "app.UseHsts();");

    [Fact]
    public async Task The_shortest_age_is_an_option()
    {
        await Program("builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(200));", "app.UseHsts();", test => test.Configure("cookie_security.min_hsts_max_age = 180.00:00:00"));
        await Program("builder.Services.AddHsts(o => o.MaxAge = {|CKS5002:TimeSpan.FromDays(400)|});", "app.UseHsts();", test => test.Configure("cookie_security.CKS5002.min_hsts_max_age = 730.00:00:00"));
        await Program("builder.Services.AddHsts(o => o.MaxAge = {|CKS5002:TimeSpan.FromDays(1)|});", "app.UseHsts();", test => test.Configure("cookie_security.min_hsts_max_age = soon"));
    }

    [Fact]
    public Task A_proxy_can_be_told() =>
        Program("builder.Services.AddSession(); builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(1));", "app.UseSession();", test => test.Configure("cookie_security.https = external"));

    [Fact]
    public Task A_library_is_silent() => ApplicationTest.Library("CKS5002", """
        public static class Shop
        {
            public static void Add(IServiceCollection services) => services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(1));
        }
        """);

    [Fact]
    public Task The_fix_inserts_the_call_outside_of_development() => ApplicationTest.Fix(
        "CKS5002",
        Source("builder.Services.AddSession();", "app.{|CKS5002:UseHttpsRedirection|}();\napp.UseSession();"),
        Source("builder.Services.AddSession();", "if (!app.Environment.IsDevelopment())\n{\n    app.UseHsts();\n}\napp.UseHttpsRedirection();\napp.UseSession();"));

    [Fact]
    public Task In_a_startup_class_it_asks_the_environment_that_is_there() => ApplicationTest.FixLibrary(
        "CKS5002",
        """
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();

            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                app.{|CKS5002:UseSession|}();
            }
        }
        """,
        """
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();

            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                if (!env.IsDevelopment())
                {
                    app.UseHsts();
                }
                app.UseSession();
            }
        }
        """);

    [Theory]
    [InlineData("builder.Services.AddHsts(o => o.MaxAge = {|CKS5002:TimeSpan.FromHours(1)|});", "builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(365));")]
    public Task The_fix_makes_the_age_long_enough(string before, string after) => ApplicationTest.Fix("CKS5002", Source(before, "app.UseHsts();"), Source(after, "app.UseHsts();"));
}
