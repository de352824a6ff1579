using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Tests.Inventory;

/// <summary>CKS9001: every cookie that the application issues, with what is known of it.</summary>
public sealed class CookieInventoryTests
{
    private const string Rule = CookieList.Rule;

    private static Task Body(string statements, string members = "", Action<ApplicationTest>? adjust = null) => ApplicationTest.Library(Rule, RuleTest.InMethod(statements, members), adjust);

    private static Task<string[]> Listed(string statements, string members = "") => CookieList.Of(RuleTest.InMethod(statements, members));

    [Theory]
    [InlineData("""Response.Cookies.Append("sid", id);""", "sid | no | no | not set | session | / | this host")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions());""", "sid | no | no | not set | session | / | this host")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict });""", "sid | yes | yes | Strict | session | / | this host")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { SameSite = SameSiteMode.None, Path = "/shop", Domain = "example.com" });""", "sid | no | no | None | session | /shop | example.com")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { MaxAge = TimeSpan.FromDays(30), Expires = DateTimeOffset.MaxValue });""", "sid | no | no | not set | 30 days | / | this host")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Expires = DateTimeOffset.UtcNow.AddHours(1) });""", "sid | no | no | not set | 1 hour | / | this host")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Expires = DateTimeOffset.MaxValue });""", "sid | no | no | not set | for ever | / | this host")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Secure = Request.IsHttps });""", "sid | as the request | no | not set | session | / | this host")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Secure = flag ? true : false });""", "sid | yes or no | no | not set | session | / | this host")]
    [InlineData("""Response.Cookies.Append(flag ? "a" : "b", id);""", "a, b | no | no | not set | session | / | this host")]
    [InlineData("""Response.Cookies.Append("pref_" + id, "1");""", "pref_* | no | no | not set | session | / | this host")]
    [InlineData("""Response.Cookies.Append($"{id}_visit", "1");""", "*_visit | no | no | not set | session | / | this host")]
    [InlineData("""Response.Cookies.Append("sid", "1", given);""", "sid | unknown | unknown | unknown | unknown | unknown | unknown")]
    [InlineData("""Response.Cookies.Append("sid", "1", new CookieOptions { Secure = flag, MaxAge = TimeSpan.Parse(id), Path = id });""", "sid | unknown | no | not set | unknown | unknown | this host")]
    [InlineData("""Response.Cookies.Append(new KeyValuePair<string, string>[] { new("a", "1"), new KeyValuePair<string, string>("b", id) }, new CookieOptions { Secure = true });""", "a | yes | no | not set | session | / | this host", "b | yes | no | not set | session | / | this host")]
    [InlineData("""Response.Cookies.Append(new[] { KeyValuePair.Create("a", "1"), KeyValuePair.Create(id, "1") }, new CookieOptions());""", "a | no | no | not set | session | / | this host", "unknown | no | no | not set | session | / | this host")]
    [InlineData("""Response.Cookies.Append([new("a", "1"), new(value: id, key: "b")], new CookieOptions());""", "a | no | no | not set | session | / | this host", "b | no | no | not set | session | / | this host")]
    [InlineData("""Response.Cookies.Append(new Dictionary<string, string>().ToArray(), new CookieOptions());""", "unknown | no | no | not set | session | / | this host")]
    [InlineData("""Action<string, string> write = Response.Cookies.Append; write("a", "1");""", "unknown | no | no | not set | session | / | this host")]
    public async Task What_is_known_of_a_cookie_is_told(string statement, params string[] expected) => Assert.Equal(expected, await Listed(statement));

    [Theory]
    [InlineData("""Response.Headers.Append("Set-Cookie", "sid=1; Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=86400");""", "sid | yes | yes | Lax | 1 day | / | this host")]
    [InlineData("""Response.Headers.Append("Set-Cookie", $"sid={id}");""", "sid | no | no | not set | session | that of the request | this host")]
    [InlineData("""Response.Headers.Append("Set-Cookie", $"sid={id}; {id}");""", "sid | unknown | unknown | unknown | unknown | unknown | unknown")]
    [InlineData("""Response.Headers.Append("Set-Cookie", $"sid={id}; Expires={id}");""", "sid | no | no | not set | unknown | that of the request | this host")]
    [InlineData("""Response.Headers.Append("Set-Cookie", new Microsoft.Net.Http.Headers.SetCookieHeaderValue("sid", "1") { Secure = true }.ToString());""", "sid | yes | no | not set | session | that of the request | this host")]
    public async Task Cookies_that_are_written_as_headers_are_listed_too(string statement, string expected) => Assert.Equal([expected], await Listed(statement));

    [Theory]
    [InlineData("services.AddSession();", ".AspNetCore.Session | no | yes | Lax | session | / | this host")]
    [InlineData("services.AddSession(o => { o.Cookie.Name = \"s\"; o.Cookie.SecurePolicy = CookieSecurePolicy.Always; o.Cookie.Path = \"/shop\"; });", "s | yes | yes | Lax | session | /shop | this host")]
    [InlineData("services.AddSession(o => o.Cookie.SecurePolicy = (CookieSecurePolicy)int.Parse(\"1\"));", ".AspNetCore.Session | unknown | yes | Lax | session | / | this host")]
    [InlineData("services.AddAntiforgery();", ".AspNetCore.Antiforgery.* | no | yes | Strict | session | / | this host")]
    [InlineData("services.AddAuthentication().AddCookie();", ".AspNetCore.Cookies | as the request | yes | Lax | session, or as the sign-in says | / | this host")]
    [InlineData("services.AddAuthentication().AddCookie(\"shop\", o => o.Cookie.Domain = \"example.com\");", ".AspNetCore.shop | as the request | yes | Lax | session, or as the sign-in says | / | example.com")]
    [InlineData("services.AddAuthentication().AddOAuth(\"other\", o => { });", ".AspNetCore.Correlation.* | yes | yes | None | until the answer comes back | that of the callback | this host")]
    public async Task The_cookies_of_the_framework_are_listed_as_they_are_configured(string services, string expected) =>
        Assert.Equal([expected], await CookieList.OfServices(services));

    [Fact]
    public async Task Identity_and_MVC_bring_several_cookies() => Assert.Equal(
        [".AspNetCore.Antiforgery.*", ".AspNetCore.Identity.Application", ".AspNetCore.Mvc.CookieTempDataProvider", "Identity.External", "Identity.TwoFactorRememberMe", "Identity.TwoFactorUserId"],
        (await CookieList.Of("""
            static class Setup
            {
                public static void Add(IServiceCollection services)
                {
                    services.AddIdentity<Microsoft.AspNetCore.Identity.IdentityUser, Microsoft.AspNetCore.Identity.IdentityRole>();
                    services.AddControllersWithViews();
                }
            }
            """)).Select(text => text.Split(" | ")[0]).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_session_that_the_pipeline_does_not_use_is_not_listed() => Assert.Empty(await CookieList.Of("""
        static class Setup
        {
            public static void Main(string[] args)
            {
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.AddSession();
                var app = builder.Build();
                app.Run();
            }
        }
        """));

    [Theory]
    [InlineData("""Response.Cookies.{|CKS9001:Append|}("a", "1"); Response.Cookies.{|CKS9001:Append|}("b", "1");""")]
    [InlineData("""Write(Response, "a", new CookieOptions());""")]
    public Task A_cookie_is_listed_at_its_call(string statements) =>
        Body(statements.Replace("Write(", "{|CKS9001:Write|}(", StringComparison.Ordinal), "private static void Write(HttpResponse response, string name, CookieOptions options) => response.Cookies.Append(name, \"1\", options);");

    [Theory]
    [InlineData("""Response.Cookies.Delete("sid");""")]
    [InlineData("""Response.Headers.Append("Set-Cookie", "sid=; Max-Age=0");""")]
    [InlineData("""Response.Headers.Remove("Set-Cookie");""")]
    [InlineData("""Request.Headers.Append("Cookie", "sid=1");""")]
    [InlineData("""new System.Text.StringBuilder().Append("sid", 0, 1);""")]
    public Task Deletions_and_other_calls_are_not_listed(string statement) => Body(statement);

    [Fact]
    public Task A_cookie_of_code_for_development_is_not_listed() => Body("""if (environment.IsDevelopment()) { Response.Cookies.Append("debug", "1"); }""");

    [Fact]
    public Task An_exempt_cookie_is_listed() =>
        Body("""Response.Cookies.{|CKS9001:Append|}("sid", id);""", adjust: test => test.Configure("cookie_security.exempt_cookies = *"));

    [Fact]
    public Task What_the_cookie_policy_enforces_is_told() => ApplicationTest.Program(Rule, """
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, HttpOnly = Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.Always, MinimumSameSitePolicy = SameSiteMode.Lax });
        app.MapGet("/", (HttpContext context) => context.Response.Cookies.{|#0:Append|}("sid", "1"));
        app.Run();
        """, test => test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult("CKS9001", DiagnosticSeverity.Warning).WithLocation(0).WithArguments(
            "Cookie sid", "the application", "Secure yes, HttpOnly yes, SameSite at least Lax, lifetime session, path /, domain this host")));

    [Fact]
    public async Task The_list_is_off_until_it_is_asked_for()
    {
        var found = await ShippedAnalyzers.Report(SourceProgram.Library(RuleTest.InMethod("""Response.Cookies.Append("sid", id);""", string.Empty)));

        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == Rule);
    }
}
