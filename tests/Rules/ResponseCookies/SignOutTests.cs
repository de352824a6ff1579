using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.ResponseCookies;

/// <summary>CKS1013: sign-in cookies that are deleted by name in place of a sign-out.</summary>
public sealed class SignOutTests
{
    private const string Rule = "CKS1013";

    private static string Controller(string action, string members = "") => $$"""
        #nullable disable
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;

        public interface ISessions { Task SignOutAsync(); Task EndAsync(); }

        public class AccountController : Controller
        {
            private readonly SignInManager<IdentityUser> signIn;
            private readonly ISessions sessions;
        {{members}}
        {{action}}
        }
        """;

    private static string Leave(string statements) => Controller($$"""
            public IActionResult Leave(string name)
            {
                {{statements}}
                return Redirect("/");
            }
        """);

    [Theory]
    [InlineData("\".AspNetCore.Identity.Application\"")]
    [InlineData("\".AspNetCore.Cookies\"")]
    [InlineData("\"Identity.External\"")]
    [InlineData("\"Identity.TwoFactorUserId\"")]
    [InlineData("\"Identity.TwoFactorRememberMe\"")]
    [InlineData("IdentityConstants.ExternalScheme")]
    [InlineData("\".AspNetCore.\" + IdentityConstants.ApplicationScheme")]
    [InlineData("CookieAuthenticationDefaults.CookiePrefix + CookieAuthenticationDefaults.AuthenticationScheme")]
    public Task Deleting_a_sign_in_cookie_is_reported(string name) => ApplicationTest.Library(Rule, Leave($$"""Response.Cookies.{|CKS1013:Delete|}({{name}});"""));

    [Theory]
    [InlineData("""Response.Cookies.Delete("sid");""")]
    [InlineData("""Response.Cookies.Delete(".AspNetCore.Session");""")]
    [InlineData("""Response.Cookies.Delete(name);""")]
    [InlineData("""foreach (var cookie in Request.Cookies.Keys) { Response.Cookies.Delete(cookie); }""")]
    [InlineData("""HttpContext.SignOutAsync().Wait(); Response.Cookies.Delete(".AspNetCore.Cookies");""")]
    [InlineData("""Response.Cookies.Delete(".AspNetCore.Identity.Application"); signIn.SignOutAsync().Wait();""")]
    [InlineData("""Response.Cookies.Delete(".AspNetCore.Cookies"); return SignOut("Cookies");""")]
    [InlineData("""Response.Cookies.Delete(".AspNetCore.Cookies"); return new SignOutResult("Cookies");""")]
    [InlineData("""Response.Cookies.Delete(".AspNetCore.Cookies"); sessions.SignOutAsync();""")]
    public Task Other_cookies_and_methods_that_sign_out_are_silent(string statements) => ApplicationTest.Library(Rule, Leave(statements));

    [Fact]
    public Task A_helper_that_signs_out_is_silent() => ApplicationTest.Library(Rule, Controller("""
            public async Task<IActionResult> Leave()
            {
                await End();
                Response.Cookies.Delete(".AspNetCore.Cookies");
                return Redirect("/");
            }

            private Task End() => HttpContext.SignOutAsync();
        """));

    [Fact]
    public Task A_call_that_signs_nobody_out_does_not_help() => ApplicationTest.Library(Rule, Controller("""
            public async Task<IActionResult> Leave()
            {
                await sessions.EndAsync();
                SignOutAsync();
                Response.Cookies.{|CKS1013:Delete|}(".AspNetCore.Cookies");
                return Redirect("/");
            }

            private static void SignOutAsync() { }
        """));

    [Fact]
    public Task Another_lambda_that_signs_out_does_not_help() => ApplicationTest.Program(
        Rule,
        """
        using Microsoft.AspNetCore.Authentication;

        var app = WebApplication.Create();
        app.MapPost("/a", (HttpContext context) => context.SignOutAsync());
        app.MapPost("/b", (HttpContext context) => context.Response.Cookies.{|CKS1013:Delete|}(".AspNetCore.Cookies"));
        app.MapPost("/c", (HttpContext context) =>
        {
            context.Response.Cookies.Delete(".AspNetCore.Cookies");
            return Results.SignOut();
        });
        app.Run();
        """);

    [Fact]
    public Task Names_that_the_application_gives_are_known() => ApplicationTest.Program(
        Rule,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("shop").AddCookie("shop", options => options.Cookie.Name = "shop-login");
        builder.Services.AddAuthentication().AddCookie("staff");
        var app = builder.Build();
        app.MapPost("/a", (HttpContext context) => context.Response.Cookies.{|CKS1013:Delete|}("shop-login"));
        app.MapPost("/b", (HttpContext context) => context.Response.Cookies.{|CKS1013:Delete|}(".AspNetCore.staff"));
        app.MapPost("/c", (HttpContext context) => context.Response.Cookies.Delete("other-login"));
        app.Run();
        """);

    [Theory]
    [InlineData("Leave", "Response.Cookies.{|CKS1013:Delete|}(\".AspNetCore.Cookies\");")]
    [InlineData("LogOut", "Response.Cookies.Delete(\".AspNetCore.Cookies\");")]
    public Task A_call_into_another_project_counts_where_its_name_says_so(string method, string deletion) => ApplicationTest.Library(
        Rule,
        Leave("Sessions." + method + "(); " + deletion),
        test =>
        {
            test.TestState.AdditionalProjects["Sessions"].Sources.Add("public static class Sessions { public static void Leave() => LogOut(); public static void LogOut() { } }");
            test.TestState.AdditionalProjects["Sessions"].AdditionalReferences.AddRange(ReferencePacks.WithoutWeb());
            test.TestState.AdditionalProjectReferences.Add("Sessions");
        });

    [Fact]
    public Task An_exempt_cookie_is_silent() => ApplicationTest.Library(
        Rule, Leave("""Response.Cookies.Delete(".AspNetCore.Cookies");"""), test => test.Configure("cookie_security.exempt_cookies = .AspNetCore.*"));

    [Fact]
    public Task The_fix_signs_out_in_a_controller() => ApplicationTest.FixLibrary(
        Rule,
        Controller("""
            public async Task<IActionResult> Leave()
            {
                await Task.Yield();
                Response.Cookies.{|CKS1013:Delete|}(".AspNetCore.Identity.Application"); // gone
                return Redirect("/");
            }
        """),
        Controller("""
            public async Task<IActionResult> Leave()
            {
                await Task.Yield();
                await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme); // gone
                return Redirect("/");
            }
        """));

    [Fact]
    public Task The_fix_signs_out_in_an_endpoint() => ApplicationTest.Fix(
        Rule,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("staff");
        var app = builder.Build();
        app.MapPost("/leave", (HttpContext context) =>
        {
            context.Response.Cookies.{|CKS1013:Delete|}(".AspNetCore.staff");
            return Results.Redirect("/");
        });
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie("staff");
        var app = builder.Build();
        app.MapPost("/leave", async (HttpContext context) =>
        {
            await context.SignOutAsync("staff");
            return Results.Redirect("/");
        });
        app.Run();
        """);
}
