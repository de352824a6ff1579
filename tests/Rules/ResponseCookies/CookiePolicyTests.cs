using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.ResponseCookies;

/// <summary>A cookie policy in force mends what the single cookie lacks; one that is not, or enforces nothing, does not.</summary>
public sealed class CookiePolicyTests
{
    private const string Write = """Response.Cookies.Append("sid", id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });""";
    private const string Reported = """Response.Cookies.Append("sid", id, {|CKS1001:new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax }|});""";

    private static Task Silent(string startup, string types = "") => Verify(startup, types, Write);

    private static Task Reports(string startup, string types = "") => Verify(startup, types, Reported);

    private static Task Verify(string startup, string types, string write) => RuleTest.Program($$"""
        using Microsoft.AspNetCore.CookiePolicy;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);
        var flag = args.Length > 0;
        {{startup}}

        class Controller(HttpContext context)
        {
            private HttpResponse Response => context.Response;
            public void Handle(string id)
            {
                {{write}}
            }
        }

        {{types}}
        """);

    [Fact]
    public Task Without_a_policy_the_cookie_is_reported() => Reports("builder.Build().Run();");

    [Theory]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => { o.HttpOnly = HttpOnlyPolicy.Always; o.Secure = CookieSecurePolicy.Always; });")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(delegate (CookiePolicyOptions o) { o.Secure = CookieSecurePolicy.Always; });")]
    [InlineData("builder.Services.Configure((CookiePolicyOptions options) => options.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.PostConfigure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.ConfigureAll<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.AddCookiePolicy(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.AddOptions<CookiePolicyOptions>().Configure(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.AddOptions<CookiePolicyOptions>().Configure<IHostEnvironment>((o, environment) => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.AddOptions<CookiePolicyOptions>().Configure<IHostEnvironment>((o, environment) => o.Secure = environment.IsDevelopment() ? CookieSecurePolicy.None : CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(Harden); static void Harden(CookiePolicyOptions o) => o.Secure = CookieSecurePolicy.Always;")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.None); builder.Services.PostConfigure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.None); builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.OnAppendCookie = c => c.CookieOptions.Secure = true);")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.OnAppendCookie = c => { if (c.CookieName == \"a\") c.CookieOptions.Secure = true; });")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(builder.Configuration.GetSection(\"Cookies\"));")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => { if (flag) o.Secure = CookieSecurePolicy.Always; });")]
    [InlineData("builder.Services.AddOptions<CookiePolicyOptions>().BindConfiguration(\"Cookies\");")]
    public Task Services_that_may_enforce_Secure_silence(string configuration) => Silent(configuration + """

        var app = builder.Build();
        app.UseCookiePolicy();
        app.Run();
        """);

    [Theory]
    [InlineData("")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.None);")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.HttpOnly = HttpOnlyPolicy.Always);")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(\"named\", o => o.Secure = CookieSecurePolicy.Always);")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always); builder.Services.PostConfigure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.None);")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => { o.Secure = CookieSecurePolicy.Always; o.OnAppendCookie = c => c.CookieOptions.Secure = false; });")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.OnAppendCookie = c => c.CookieOptions.HttpOnly = true);")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);")]
    public Task Services_that_do_not_enforce_Secure_leave_the_report(string configuration) => Reports(configuration + """

        var app = builder.Build();
        app.UseCookiePolicy();
        app.Run();
        """);

    [Fact]
    public Task A_policy_that_follows_the_request_leaves_the_cookie_sometimes_secure() => RuleTest.Program("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.SameAsRequest });
        app.MapGet("/", (HttpResponse response) => response.Cookies.{|CKS1002:{|CKS1005:Append|}|}("sid", "1"));
        app.Run();
        """);

    [Fact]
    public Task Configured_options_that_no_middleware_uses_enforce_nothing() => Reports("""
        builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);
        var app = builder.Build();
        app.Run();
        """);

    [Fact]
    public Task A_middleware_that_only_runs_in_development_enforces_nothing() => Reports("""
        builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);
        var app = builder.Build();
        if (app.Environment.IsDevelopment())
        {
            app.UseCookiePolicy();
        }
        app.Run();
        """);

    [Fact]
    public Task Options_handed_to_the_middleware_count() => Silent("""
        var app = builder.Build();
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });
        app.Run();
        """);

    [Fact]
    public Task Options_handed_to_the_middleware_replace_those_of_the_services() => Reports("""
        builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);
        var app = builder.Build();
        app.UseCookiePolicy(new CookiePolicyOptions());
        app.Run();
        """);

    [Fact]
    public Task Unknown_options_handed_to_the_middleware_silence() => Silent("""
        var app = builder.Build();
        app.UseCookiePolicy(app.Configuration.Get<CookiePolicyOptions>()!);
        app.Run();
        """);

    [Fact]
    public Task The_middleware_by_its_type_counts() => Silent("""
        builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);
        var app = builder.Build();
        app.UseMiddleware<CookiePolicyMiddleware>();
        app.Run();
        """);

    [Theory]
    [InlineData("IConfigureOptions<CookiePolicyOptions>", "Configure(CookiePolicyOptions options)")]
    [InlineData("IPostConfigureOptions<CookiePolicyOptions>", "PostConfigure(string? name, CookiePolicyOptions options)")]
    public Task A_class_that_configures_the_options_counts(string contract, string method) => Silent(
        """
        builder.Services.ConfigureOptions<Cookies>();
        var app = builder.Build();
        app.UseCookiePolicy();
        app.Run();
        """,
        $$"""
        class Cookies : {{contract}}
        {
            public void {{method}} => options.Secure = CookieSecurePolicy.Always;
        }
        """);

    [Fact]
    public Task A_policy_in_a_startup_class_and_an_extension_method_counts() => Silent(
        "builder.Build().UseShop().Run();",
        """
        static class ShopExtensions
        {
            public static WebApplication UseShop(this WebApplication app)
            {
                app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });
                return app;
            }
        }
        """);

    [Fact]
    public Task An_extension_of_the_users_own_with_the_same_name_is_no_policy() => Reports(
        "MyExtensions.UseCookiePolicy(builder.Build());",
        """
        static class MyExtensions
        {
            public static void UseCookiePolicy(WebApplication app) { }
        }
        """);

    [Fact]
    public Task A_global_alias_of_the_options_type_is_looked_through() => RuleTest.Files(
        "global using Rules = Microsoft.AspNetCore.Builder.CookiePolicyOptions;",
        """
        static class Setup
        {
            public static void Services(IServiceCollection services) => services.Configure<Rules>(o => o.Secure = CookieSecurePolicy.Always);
        }
        """,
        """
        static class Pipeline
        {
            public static void Use(WebApplication app) => app.UseCookiePolicy();
            public static void Write(HttpResponse response) =>
                response.Cookies.Append("sid", "1", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });
        }
        """);

    [Fact]
    public Task HttpOnly_and_SameSite_policies_silence_their_rules() => RuleTest.Program("""
        using Microsoft.AspNetCore.CookiePolicy;

        var app = WebApplication.CreateBuilder(args).Build();
        app.UseCookiePolicy(new CookiePolicyOptions { HttpOnly = HttpOnlyPolicy.Always, MinimumSameSitePolicy = SameSiteMode.Lax });
        app.MapGet("/", (HttpResponse response) => response.Cookies.Append("sid", "1", {|CKS1001:new CookieOptions()|}));
        app.Run();
        """);

    [Fact]
    public Task A_minimum_SameSite_policy_turns_None_without_Secure_into_a_missing_Secure() => RuleTest.Program("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseCookiePolicy(new CookiePolicyOptions { MinimumSameSitePolicy = SameSiteMode.Strict });
        app.MapGet("/", (HttpResponse response) => response.Cookies.Append("a", "1", {|CKS1001:new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.None }|}));
        app.Run();
        """);

    [Fact]
    public Task The_option_stands_for_a_policy_that_cannot_be_seen() => RuleTest.Configured(
        "cookie_security.cookie_policy = secure, http_only",
        """
        class Shop
        {
            public void Write(HttpResponse response) => response.Cookies.Append("sid", "1");
        }
        """);
}
