using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4007, CKS4008: sessions that outlive a sign-out, or are older than a sign-in.</summary>
public sealed class KeptSessionTests
{
    private const string Out = "CKS4007";
    private const string In = "CKS4008";

    private static string Source(string endpoints, string types, string session = "app.UseSession();") => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.RazorPages;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        {{session}}
        {{endpoints}}
        app.Run();

        {{types}}
        """;

    private static Task Verify(string rule, string endpoints, string types = "", string session = "app.UseSession();") => ApplicationTest.Program(rule, Source(endpoints, types, session));

    private static string Controller(string action) => "public class AccountController(SignInManager<IdentityUser> signIn) : Controller { " + action + " }";

    [Theory]
    [InlineData("app.MapPost(\"/out\", (HttpContext c) => c.{|CKS4007:SignOutAsync|}());")]
    [InlineData("app.MapPost(\"/out\", async (HttpContext c) => { await c.{|CKS4007:SignOutAsync|}(\"Cookies\"); return Results.Ok(); });")]
    [InlineData("app.MapPost(\"/out\", (HttpContext c) => AuthenticationHttpContextExtensions.{|CKS4007:SignOutAsync|}(scheme: null, context: c));")]
    [InlineData("app.MapPost(\"/out\", () => Results.{|CKS4007:SignOut|}());")]
    [InlineData("app.MapPost(\"/out\", () => TypedResults.{|CKS4007:SignOut|}(authenticationSchemes: [\"Cookies\"]));")]
    [InlineData("app.MapPost(\"/out\", async (HttpContext c) => { await c.{|CKS4007:SignOutAsync|}(\"a\"); await c.SignOutAsync(\"b\"); });")]
    [InlineData("app.MapPost(\"/out\", (SignInManager<IdentityUser> s) => s.{|CKS4007:SignOutAsync|}());")]
    public Task A_sign_out_that_leaves_the_session_is_reported(string endpoint) => Verify(Out, endpoint);

    [Theory]
    [InlineData("public async Task<IActionResult> Leave() { await signIn.{|CKS4007:SignOutAsync|}(); return View(); }")]
    [InlineData("public IActionResult Leave() => {|CKS4007:SignOut|}(\"Cookies\");")]
    [InlineData("public async Task Leave() => await HttpContext.{|CKS4007:SignOutAsync|}();")]
    public Task In_controllers_too(string action) => Verify(Out, "", Controller(action));

    [Theory]
    [InlineData("app.MapPost(\"/out\", async (HttpContext c) => { c.Session.Clear(); await c.SignOutAsync(); });")]
    [InlineData("app.MapPost(\"/out\", async (HttpContext c) => { await c.SignOutAsync(); c.Session.Clear(); });")]
    [InlineData("app.MapPost(\"/out\", async (HttpContext c) => { Helper.Forget(c); await c.SignOutAsync(); });")]
    [InlineData("app.MapPost(\"/out\", (HttpContext c) => c.SignOutAsync(IdentityConstants.ExternalScheme));")]
    [InlineData("app.MapPost(\"/out\", (HttpContext c) => c.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme));")]
    [InlineData("builder.Services.Configure<CookieAuthenticationOptions>(\"a\", o => o.Events.OnValidatePrincipal = c => c.HttpContext.SignOutAsync());")]
    [InlineData("app.MapPost(\"/out\", () => new Mine().SignOutAsync());")]
    public Task A_sign_out_that_clears_it_or_is_no_end_is_silent(string endpoint) => Verify(
        Out, endpoint, "static class Helper { public static void Forget(HttpContext context) => context.Session.Clear(); } class Mine { public Task SignOutAsync() => Task.CompletedTask; }");

    [Theory]
    [InlineData("CKS4007", "app.MapPost(\"/out\", (HttpContext c) => c.SignOutAsync());")]
    [InlineData("CKS4008", "app.MapPost(\"/in\", (HttpContext c) => c.SignInAsync(new ClaimsPrincipal()));")]
    public Task Without_sessions_both_are_silent(string rule, string endpoint) => Verify(rule, endpoint, session: "");

    [Theory]
    [InlineData("app.MapPost(\"/in\", (HttpContext c) => c.{|CKS4008:SignInAsync|}(new ClaimsPrincipal()));")]
    [InlineData("app.MapPost(\"/in\", async (HttpContext c) => { await c.{|CKS4008:SignInAsync|}(\"Cookies\", new ClaimsPrincipal()); c.Session.Clear(); });")]
    [InlineData("app.MapPost(\"/in\", (SignInManager<IdentityUser> s) => s.{|CKS4008:PasswordSignInAsync|}(\"a\", \"b\", false, true));")]
    [InlineData("app.MapPost(\"/in\", (SignInManager<IdentityUser> s) => s.{|CKS4008:ExternalLoginSignInAsync|}(\"a\", \"b\", false));")]
    [InlineData("app.MapPost(\"/in\", (SignInManager<IdentityUser> s) => s.{|CKS4008:TwoFactorSignInAsync|}(\"a\", \"b\", false, false));")]
    public Task A_sign_in_into_an_older_session_is_reported(string endpoint) => Verify(In, endpoint);

    [Theory]
    [InlineData("app.MapPost(\"/in\", async (HttpContext c) => { c.Session.Clear(); await c.SignInAsync(new ClaimsPrincipal()); });")]
    [InlineData("app.MapPost(\"/in\", async (HttpContext c) => { if (args.Length > 0) c.Session.Clear(); await c.SignInAsync(new ClaimsPrincipal()); });")]
    [InlineData("app.MapPost(\"/in\", async (HttpContext c) => { Helper.Forget(c); await c.SignInAsync(new ClaimsPrincipal()); });")]
    [InlineData("app.MapPost(\"/in\", (SignInManager<IdentityUser> s) => s.RefreshSignInAsync(new IdentityUser()));")]
    [InlineData("app.MapPost(\"/in\", (SignInManager<IdentityUser> s) => s.CheckPasswordSignInAsync(new IdentityUser(), \"a\", false));")]
    public Task A_cleared_session_and_renewals_are_silent(string endpoint) =>
        Verify(In, endpoint, "static class Helper { public static void Forget(HttpContext context) => context.Session.Clear(); }");

    private static Task Fix(string rule, string before, string after, string types = "", string? fixedTypes = null) => ApplicationTest.Fix(rule, Source(before, types), Source(after, fixedTypes ?? types));

    [Theory]
    [InlineData(Out, "app.MapPost(\"/out\", (HttpContext c) => c.{|CKS4007:SignOutAsync|}());", "app.MapPost(\"/out\", (HttpContext c) =>\n{\n    c.Session.Clear();\n    return c.SignOutAsync();\n});")]
    [InlineData(Out, "app.MapPost(\"/out\", async (HttpContext c) => await c.{|CKS4007:SignOutAsync|}());", "app.MapPost(\"/out\", async (HttpContext c) =>\n{\n    c.Session.Clear();\n    await c.SignOutAsync();\n});")]
    [InlineData(
        Out,
        "app.MapPost(\"/out\", async (HttpContext c) =>\n{\n    // bye\n    await c.{|CKS4007:SignOutAsync|}();\n    return Results.Ok();\n});",
        "app.MapPost(\"/out\", async (HttpContext c) =>\n{\n    c.Session.Clear();\n    // bye\n    await c.SignOutAsync();\n    return Results.Ok();\n});")]
    [InlineData(
        In,
        "app.MapPost(\"/in\", async (HttpContext c, SignInManager<IdentityUser> s) =>\n{\n    var result = await s.{|CKS4008:PasswordSignInAsync|}(\"a\", \"b\", false, true);\n    return result.Succeeded;\n});",
        "app.MapPost(\"/in\", async (HttpContext c, SignInManager<IdentityUser> s) =>\n{\n    c.Session.Clear();\n    var result = await s.PasswordSignInAsync(\"a\", \"b\", false, true);\n    return result.Succeeded;\n});")]
    [InlineData(
        Out,
        "app.MapPost(\"/a\", async (HttpContext c) =>\n{\n    await c.{|CKS4007:SignOutAsync|}();\n});\napp.MapPost(\"/b\", async (HttpContext c) =>\n{\n    await c.{|CKS4007:SignOutAsync|}(\"b\");\n});",
        "app.MapPost(\"/a\", async (HttpContext c) =>\n{\n    c.Session.Clear();\n    await c.SignOutAsync();\n});\napp.MapPost(\"/b\", async (HttpContext c) =>\n{\n    c.Session.Clear();\n    await c.SignOutAsync(\"b\");\n});")]
    public Task The_fix_clears_the_session_first(string rule, string before, string after) => Fix(rule, before, after);

    [Fact]
    public Task In_a_controller_it_is_the_controllers_session() => Fix(
        Out,
        "",
        "",
        """
        public class AccountController(SignInManager<IdentityUser> signIn) : Controller
        {
            public async Task<IActionResult> Leave()
            {
                await signIn.{|CKS4007:SignOutAsync|}();
                return View();
            }

            public IActionResult Logout() => {|CKS4007:SignOut|}("Cookies");
        }
        """,
        """
        public class AccountController(SignInManager<IdentityUser> signIn) : Controller
        {
            public async Task<IActionResult> Leave()
            {
                HttpContext.Session.Clear();
                await signIn.SignOutAsync();
                return View();
            }

            public IActionResult Logout()
            {
                HttpContext.Session.Clear();
                return SignOut("Cookies");
            }
        }
        """);
}
