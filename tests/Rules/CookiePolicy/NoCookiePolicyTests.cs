using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.CookiePolicy;

/// <summary>CKS2013: cookies and no policy for them.</summary>
public sealed class NoCookiePolicyTests
{
    private static Task Program(string services, string pipeline, string run, Action<ApplicationTest>? adjust = null) => ApplicationTest.Program(
        "CKS2013",
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        {{run}}
        """,
        test =>
        {
            test.TestState.AdditionalReferences.Add(OtherPackage.Reference);
            adjust?.Invoke(test);
        });

    [Theory]
    [InlineData("builder.Services.AddSession();", "app.UseSession();", "app.{|CKS2013:Run|}();")]
    [InlineData("builder.Services.AddAuthentication().AddCookie();", "", "await app.{|CKS2013:RunAsync|}();")]
    [InlineData("", "app.MapGet(\"/\", (HttpContext context) => context.Response.Cookies.Append(\"a\", \"b\"));", "app.{|CKS2013:Run|}();")]
    [InlineData("builder.Services.AddSession();", "app.UseCookiePolicy();", "app.{|CKS2013:Run|}();")]
    [InlineData("builder.Services.AddSession();", "Elsewhere.Extensions.UseElsewhere(app);", "app.{|CKS2013:Run|}();")]
    public Task An_application_with_cookies_is_reported(string services, string pipeline, string run) => Program(services, pipeline, run);

    [Theory]
    [InlineData("builder.Services.AddSession();", "app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });")]
    [InlineData("builder.Services.AddSession(); builder.Services.AddCookiePolicy(o => o.MinimumSameSitePolicy = SameSiteMode.Lax);", "app.UseCookiePolicy();")]
    [InlineData("builder.Services.AddSession(); builder.Services.Configure<CookiePolicyOptions>(builder.Configuration);", "app.UseCookiePolicy();")]
    [InlineData("builder.Services.AddSession();", "Elsewhere.Extensions.UseElsewhereDefaults(app);")]
    [InlineData("builder.Services.AddSession();", "Elsewhere.Extensions.Hand(app);")]
    [InlineData("", "app.MapGet(\"/\", () => new System.Text.StringBuilder().Append(\"a\").ToString());")]
    public Task A_policy_or_nothing_to_protect_is_silent(string services, string pipeline) => Program(services, pipeline, "app.Run();");

    [Fact]
    public Task A_policy_out_of_sight_can_be_told() =>
        Program("builder.Services.AddSession();", "", "app.Run();", test => test.Configure("cookie_security.cookie_policy = secure"));

    [Fact]
    public Task Where_nothing_runs_it_is_shown_where_the_application_is_built() => ApplicationTest.Library("CKS2013", """
        public class Shop
        {
            public void Open(string[] args)
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddSession();
                var app = builder.{|CKS2013:Build|}();
                app.UseSession();
            }
        }
        """);

    [Fact]
    public Task A_host_is_shown_where_it_is_built() => ApplicationTest.Program("CKS2013", """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).{|CKS2013:Build|}().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();
            public void Configure(IApplicationBuilder app) => app.UseSession();
        }
        """);

    [Fact]
    public Task The_fix_adds_options_and_middleware() => ApplicationTest.Fix(
        "CKS2013",
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();

        var app = builder.Build();

        app.UseHttpsRedirection();
        app.UseSession();

        app.{|CKS2013:Run|}();
        """,
        """
        using Microsoft.AspNetCore.CookiePolicy;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession();

        builder.Services.Configure<CookiePolicyOptions>(options =>
        {
            options.Secure = CookieSecurePolicy.Always;
            options.HttpOnly = HttpOnlyPolicy.None;
            options.MinimumSameSitePolicy = SameSiteMode.Lax;
        });
        var app = builder.Build();

        app.UseHttpsRedirection();
        app.UseCookiePolicy();
        app.UseSession();

        app.Run();
        """);
}
