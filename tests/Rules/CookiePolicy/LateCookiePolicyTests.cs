using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.CookiePolicy;

/// <summary>CKS2009: a cookie policy behind what writes cookies.</summary>
public sealed class LateCookiePolicyTests
{
    private const string Write = "context.Response.Cookies.Append(\"a\", \"b\");";
    private const string Reported = "app.{|CKS2009:UseCookiePolicy|}();";

    private static string Source(string services, string pipeline, string types) => $$"""
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;

        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();

        {{pipeline}}

        app.Run();
        {{types}}
        """;

    private static void WithPackages(ApplicationTest test)
    {
        test.TestState.AdditionalReferences.AddRange(ReferencePacks.Packages);
        test.TestState.AdditionalReferences.Add(OtherPackage.Reference);
    }

    private static Task Program(string services, string pipeline, string types = "") => ApplicationTest.Program("CKS2009", Source(services, pipeline, types), WithPackages);

    [Theory]
    [InlineData("app.Use((context, next) => { " + Write + " return next(context); });")]
    [InlineData("app.Use(async (context, next) => { if (context.Request.Path == \"/\") { " + Write + " } await next(); });")]
    [InlineData("app.Use(next => context => { " + Write + " return next(context); });")]
    [InlineData("app.Use(async (context, next) => { Remember(context); await next(context); }); static void Remember(HttpContext context) => " + Write)]
    [InlineData("app.Use(Visit); static Task Visit(HttpContext context, RequestDelegate next) { " + Write + " return next(context); }")]
    [InlineData("app.UseMiddleware<Visits>();", "class Visits(RequestDelegate next) { public Task InvokeAsync(HttpContext context) { " + Write + " return next(context); } }")]
    [InlineData("app.UseMiddleware(typeof(Visits));", "class Visits(RequestDelegate next) { public async Task Invoke(HttpContext context) { " + Write + " await next(context); } }")]
    [InlineData("app.UseVisits();", "static class Shop { public static void UseVisits(this IApplicationBuilder app) => app.Use((context, next) => { " + Write + " return next(context); }); }")]
    [InlineData("app.Run(async context => { " + Write + " await Task.Yield(); });")]
    [InlineData("app.Map(\"/x\", branch => branch.Run(async context => { " + Write + " await Task.Yield(); }));")]
    [InlineData("app.MapWhen(c => true, branch => branch.Use(async (context, next) => { await next(context); " + Write + " }));")]
    [InlineData("app.UseWhen(c => true, branch => branch.Use((context, next) => { " + Write + " return next(context); }));")]
    [InlineData("app.UseRouting(); app.UseEndpoints(e => { });")]
    public Task A_visible_writer_in_front_is_reported(string writer, string types = "") => Program("", writer + "\n" + Reported, types);

    [Theory]
    [InlineData("app.Use(async (context, next) => { await next(context); " + Write + " });")]
    [InlineData("app.Use((context, next) => { context.Response.OnStarting(() => { " + Write + " return Task.CompletedTask; }); return next(context); });")]
    [InlineData("app.Use((context, next) => { if (app.Environment.IsDevelopment()) " + Write + " return next(context); });")]
    [InlineData("app.Use((context, next) => next(context));")]
    [InlineData("app.UseSession();")]
    [InlineData("app.UseAuthentication();")]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => " + "context.Response.Cookies.Append(\"a\", \"b\"));")]
    [InlineData("app.Map(\"/x\", (HttpContext context) => " + "context.Response.Cookies.Append(\"a\", \"b\"));")]
    [InlineData("app.Map(\"/x\", branch => { branch.UseCookiePolicy(); branch.Run(async context => { " + Write + " await Task.Yield(); }); });")]
    [InlineData("Elsewhere.Extensions.UseElsewhere(app); app.Use((context, next) => { " + Write + " return next(context); });")]
    [InlineData("app.UseCookiePolicy(); app.Use((context, next) => { " + Write + " return next(context); });")]
    [InlineData("if (app.Environment.IsDevelopment()) app.Use((context, next) => { " + Write + " return next(context); });")]
    [InlineData("app.Use((context, next) => { var cookies = new Cookies(); cookies.Append(\"a\", \"b\"); return next(context); });", "class Cookies { public void Append(string a, string b) { } }")]
    public Task What_the_policy_covers_all_the_same_is_silent(string pipeline, string types = "") =>
        Program("builder.Services.AddAuthentication().AddCookie();", pipeline + "\napp.UseCookiePolicy();", types);

    [Theory]
    [InlineData(".AddOpenIdConnect(o => { })")]
    [InlineData(".AddGoogle(o => { })")]
    [InlineData(".AddOAuth(\"x\", o => { })")]
    [InlineData(".AddCookie(o => o.Events.OnValidatePrincipal = async context => { context.RejectPrincipal(); await context.HttpContext.SignOutAsync(); })")]
    [InlineData(".AddCookie(o => o.Events = new Own())")]
    [InlineData(".AddCookie(o => o.EventsType = typeof(Own))")]
    public async Task Authentication_that_writes_cookies_is_reported(string scheme)
    {
        const string own = "class Own : CookieAuthenticationEvents { public override async Task ValidatePrincipal(CookieValidatePrincipalContext context) { await End(context); } static Task End(CookieValidatePrincipalContext context) => context.HttpContext.SignOutAsync(); }";
        await Program("builder.Services.AddAuthentication()" + scheme + ";", "app.UseAuthentication();\n" + Reported, own);
        await Program("builder.Services.AddAuthentication()" + scheme + ";", Reported, own);
        await Program("builder.Services.AddAuthentication()" + scheme + ";", "app.UseCookiePolicy();\napp.UseAuthentication();", own);
    }

    [Fact]
    public Task Schemes_of_others_count_by_their_options() =>
        Program("Elsewhere.Extensions.AddGitHub(builder.Services.AddAuthentication(), o => { });", "app.UseAuthentication();\n" + Reported);

    [Theory]
    [InlineData(".AddCookie()")]
    [InlineData(".AddJwtBearer()")]
    [InlineData(".AddCookie(o => o.Events.OnValidatePrincipal = context => { context.RejectPrincipal(); return Task.CompletedTask; })")]
    public Task Plain_schemes_are_covered(string scheme) => Program("builder.Services.AddAuthentication()" + scheme + ";", "app.UseAuthentication();\napp.UseCookiePolicy();");

    [Fact]
    public Task An_unseen_extension_may_have_called_authentication_itself() =>
        Program("builder.Services.AddAuthentication().AddOpenIdConnect();", "Elsewhere.Extensions.UseElsewhere(app);\napp.UseCookiePolicy();");

    private static Task Fix(string services, string before, string after) =>
        ApplicationTest.Fix("CKS2009", Source(services, before, string.Empty), Source(services, after, string.Empty), WithPackages);

    [Theory]
    [InlineData("app.UseHttpsRedirection();\napp.UseAuthentication();\n// Hardens cookies.\napp.{|CKS2009:UseCookiePolicy|}();", "app.UseHttpsRedirection();\n// Hardens cookies.\napp.UseCookiePolicy();\napp.UseAuthentication();")]
    [InlineData("app.UseAuthentication();\napp.UseSession();\napp.{|CKS2009:UseCookiePolicy|}(); // late", "app.UseCookiePolicy(); // late\napp.UseAuthentication();\napp.UseSession();")]
    [InlineData("app.UseRouting().UseAuthentication();\napp.{|CKS2009:UseCookiePolicy|}();", "app.UseCookiePolicy();\napp.UseRouting().UseAuthentication();")]
    public Task The_fix_moves_the_call_up(string before, string after) => Fix("builder.Services.AddAuthentication().AddOpenIdConnect();", before, after);

    [Fact]
    public Task The_fix_calls_the_authentication_that_came_by_itself() => Fix(
        "builder.Services.AddAuthentication().AddOpenIdConnect();",
        "app.{|CKS2009:UseCookiePolicy|}();\napp.UseSession();",
        "app.UseCookiePolicy();\napp.UseAuthentication();\napp.UseSession();");

    [Fact]
    public Task And_the_authorization_behind_it() => Fix(
        "builder.Services.AddAuthentication().AddOpenIdConnect();\nbuilder.Services.AddAuthorization();",
        "app.{|CKS2009:UseCookiePolicy|}();",
        "app.UseCookiePolicy();\napp.UseAuthentication();\napp.UseAuthorization();");
}
