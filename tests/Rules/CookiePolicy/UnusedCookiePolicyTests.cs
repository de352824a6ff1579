using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.CookiePolicy;

/// <summary>CKS2007: a policy that is configured and never put to use.</summary>
public sealed class UnusedCookiePolicyTests
{
    private static Task Program(string services, string pipeline, string types = "") => ApplicationTest.Program(
        "CKS2007",
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        {{types}}
        """,
        test => test.TestState.AdditionalReferences.Add(OtherPackage.Reference));

    [Theory]
    [InlineData("builder.Services.{|CKS2007:Configure<CookiePolicyOptions>|}(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.{|CKS2007:AddCookiePolicy|}(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.AddOptions<CookiePolicyOptions>().{|CKS2007:Configure|}(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.{|CKS2007:PostConfigure<CookiePolicyOptions>|}(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.{|CKS2007:Configure<CookiePolicyOptions>|}(builder.Configuration.GetSection(\"Cookies\"));")]
    [InlineData("OptionsServiceCollectionExtensions.{|CKS2007:Configure<CookiePolicyOptions>|}(builder.Services, o => { });")]
    public Task Every_shape_of_configuration_is_reported(string services) => Program(services, "app.MapGet(\"/\", () => 1);");

    [Theory]
    [InlineData("app.UseCookiePolicy();")]
    [InlineData("CookiePolicyAppBuilderExtensions.UseCookiePolicy(app);")]
    [InlineData("app.UseMiddleware<Microsoft.AspNetCore.CookiePolicy.CookiePolicyMiddleware>();")]
    [InlineData("app.UseWhen(c => true, b => b.UseCookiePolicy());")]
    [InlineData("if (args.Length > 0) app.UseCookiePolicy();")]
    [InlineData("app.UseAll();", "static class Shop { public static void UseAll(this IApplicationBuilder app) => app.UseCookiePolicy(); }")]
    [InlineData("", "class Filter : IStartupFilter { public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => { app.UseCookiePolicy(); next(app); }; }")]
    [InlineData("Elsewhere.Extensions.UseElsewhere(app);")]
    [InlineData("Elsewhere.Extensions.Hand(app);")]
    public Task A_use_anywhere_or_out_of_sight_is_silent(string pipeline, string types = "") =>
        Program("builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);", pipeline, types);

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment()) app.UseCookiePolicy();")]
    [InlineData("Own.UseCookiePolicy(app);", "static class Own { public static void UseCookiePolicy(IApplicationBuilder app) { } }")]
    public Task What_only_looks_like_a_use_is_none(string pipeline, string types = "") =>
        Program("builder.Services.{|CKS2007:AddCookiePolicy|}(o => o.Secure = CookieSecurePolicy.Always);", pipeline, types);

    [Fact]
    public Task A_configuration_for_development_is_silent() =>
        Program("if (builder.Environment.IsDevelopment()) builder.Services.AddCookiePolicy(o => o.Secure = CookieSecurePolicy.None);", "");

    [Fact]
    public Task A_library_builds_no_pipeline() => ApplicationTest.Library("CKS2007", """
        public static class Shop
        {
            public static IServiceCollection AddShop(this IServiceCollection services) => services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);
            public static IApplicationBuilder UseShop(this IApplicationBuilder app) => app.UseSession();
        }
        """);

    [Fact]
    public Task A_startup_class_is_an_application() => ApplicationTest.Fix(
        "CKS2007",
        """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.{|CKS2007:Configure<CookiePolicyOptions>|}(options => options.Secure = CookieSecurePolicy.Always);
            }

            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                if (!env.IsDevelopment())
                {
                    app.UseHsts();
                }

                // Files first.
                app.UseStaticFiles();

                app.UseRouting();
                app.UseAuthentication();
            }
        }
        """,
        """
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        public class Startup
        {
            public void ConfigureServices(IServiceCollection services)
            {
                services.Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always);
            }

            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                if (!env.IsDevelopment())
                {
                    app.UseHsts();
                }

                // Files first.
                app.UseStaticFiles();
                app.UseCookiePolicy();

                app.UseRouting();
                app.UseAuthentication();
            }
        }
        """);

    [Theory]
    [InlineData("app.UseAuthentication();\napp.UseSession();", "app.UseCookiePolicy();\napp.UseAuthentication();\napp.UseSession();")]
    [InlineData("app.UseHttpsRedirection();\napp.UseSession();", "app.UseHttpsRedirection();\napp.UseCookiePolicy();\napp.UseSession();")]
    [InlineData("app.UseHttpsRedirection().UseSession();", "app.UseHttpsRedirection().UseCookiePolicy().UseSession();")]
    [InlineData("app.MapGet(\"/\", () => 1);", "app.UseCookiePolicy();\napp.MapGet(\"/\", () => 1);")]
    [InlineData("app.Use((c, next) => next(c));\napp.UseHttpsRedirection();", "app.UseCookiePolicy();\napp.Use((c, next) => next(c));\napp.UseHttpsRedirection();")]
    [InlineData("app.UseExceptionHandler(\"/e\");", "app.UseExceptionHandler(\"/e\");\napp.UseCookiePolicy();")]
    public Task The_fix_puts_the_call_where_it_belongs(string before, string after) => ApplicationTest.Fix("CKS2007", Source("{|CKS2007:AddCookiePolicy|}", before), Source("AddCookiePolicy", after));

    [Fact]
    public Task Line_ends_stay() => ApplicationTest.Fix(
        "CKS2007",
        Source("{|CKS2007:AddCookiePolicy|}", "app.UseSession();").ReplaceLineEndings("\r\n"),
        Source("AddCookiePolicy", "app.UseCookiePolicy();\napp.UseSession();").ReplaceLineEndings("\r\n"));

    private static string Source(string call, string pipeline) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{{call}}(o => o.Secure = CookieSecurePolicy.Always);
        var app = builder.Build();

        {{pipeline}}

        app.Run();
        """;
}
