using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Transport;

/// <summary>CKS5001: no redirection to https.</summary>
public sealed class RedirectionTests
{
    private const string Session = "builder.Services.AddSession();";

    private static string Source(string services, string pipeline, string types) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        {{types}}
        """;

    private static Task Program(string services, string pipeline, string types = "", Action<ApplicationTest>? adjust = null) => ApplicationTest.Program(
        "CKS5001",
        Source(services, pipeline, types),
        test =>
        {
            test.TestState.AdditionalReferences.Add(OtherPackage.Reference);
            adjust?.Invoke(test);
        });

    [Theory]
    [InlineData("app.{|CKS5001:UseSession|}(); app.Run();")]
    [InlineData("app.{|CKS5001:MapGet|}(\"/\", () => 1); app.UseSession(); app.Run();")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.UseHttpsRedirection(); } app.{|CKS5001:UseSession|}();")]
    [InlineData("if (!app.Environment.IsDevelopment()) { app.{|CKS5001:UseExceptionHandler|}(\"/e\"); } app.UseSession();")]
    [InlineData("app.{|CKS5001:UseStaticFiles|}().UseSession();")]
    [InlineData("app.UseShop(); app.UseSession();", "static class Shop { public static void UseShop(this IApplicationBuilder app) => app.{|CKS5001:UseRouting|}(); }")]
    [InlineData("app.{|CKS5001:UseSession|}(); Own.UseHttpsRedirection(app);", "static class Own { public static void UseHttpsRedirection(IApplicationBuilder app) { } }")]
    [InlineData("app.Urls.Add(\"http://*:80\"); app.Urls.Add(\"https://*:443\"); app.{|CKS5001:UseSession|}();")]
    public Task The_first_call_is_reported(string pipeline, string types = "") => Program(Session, pipeline, types);

    [Theory]
    [InlineData("app.{|CKS5001:UseElsewhere|}(); app.UseSession();")]
    [InlineData("app.{|CKS5001:MapElsewhere|}(); app.UseSession();")]
    public Task An_extension_of_others_is_taken_by_its_name(string pipeline) => ApplicationTest.Program(
        "CKS5001", "using Elsewhere;\n" + Source(Session, pipeline, string.Empty), test => test.TestState.AdditionalReferences.Add(OtherPackage.Reference));

    [Theory]
    [InlineData("app.UseHttpsRedirection(); app.UseSession();")]
    [InlineData("app.UseSession(); if (!app.Environment.IsDevelopment()) app.UseHttpsRedirection();")]
    [InlineData("app.UseMiddleware<Microsoft.AspNetCore.HttpsPolicy.HttpsRedirectionMiddleware>(); app.UseSession();")]
    [InlineData("app.UseWhen(c => true, b => b.UseHttpsRedirection()); app.UseSession();")]
    [InlineData("app.UseRewriter(new Microsoft.AspNetCore.Rewrite.RewriteOptions()); app.UseSession();")]
    [InlineData("Elsewhere.Extensions.UseElsewhereDefaults(app); app.UseSession();")]
    [InlineData("Elsewhere.Extensions.Hand(app); app.UseSession();")]
    [InlineData("app.Urls.Add(\"https://*:443\"); app.UseSession();")]
    [InlineData("app.Run();")]
    public Task A_redirection_in_any_form_is_silent(string pipeline) => Program(Session, pipeline);

    [Theory]
    [InlineData("builder.Services.AddMvc(o => o.Filters.Add(new Microsoft.AspNetCore.Mvc.RequireHttpsAttribute()));")]
    [InlineData("builder.WebHost.UseUrls(\"https://*:443\", \"https://*:444\");")]
    [InlineData("builder.WebHost.ConfigureKestrel(k => k.ListenAnyIP(443, l => l.UseHttps()));")]
    public Task Services_that_leave_https_only_are_silent(string services) => Program(Session + services, "app.UseSession();");

    [Fact]
    public Task Without_cookies_it_is_silent() => Program("", "app.MapGet(\"/\", () => 1);");

    [Theory]
    [InlineData("cookie_security.https = external")]
    [InlineData("cookie_security.CKS5001.https = External")]
    public Task A_proxy_can_be_told(string settings) => Program(Session, "app.UseSession();", adjust: test => test.Configure(settings));

    [Fact]
    public Task A_library_is_silent() => ApplicationTest.Library("CKS5001", """
        public static class Shop
        {
            public static void Add(IServiceCollection services) => services.AddSession();
            public static void Use(IApplicationBuilder app) => app.UseSession();
        }
        """);

    [Fact]
    public Task The_fix_inserts_the_call() => ApplicationTest.Fix(
        "CKS5001",
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        var app = builder.Build();

        if (!app.Environment.IsDevelopment())
        {
            app.{|CKS5001:UseExceptionHandler|}("/error");
            app.UseHsts();
        }

        app.UseStaticFiles();
        app.UseSession();
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();
        var app = builder.Build();

        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error");
            app.UseHsts();
        }
        app.UseHttpsRedirection();

        app.UseStaticFiles();
        app.UseSession();
        app.Run();
        """);
}
