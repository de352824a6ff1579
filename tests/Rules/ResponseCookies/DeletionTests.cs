using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.ResponseCookies;

/// <summary>CKS1009: deletions that miss the cookie.</summary>
public sealed class DeletionTests
{
    private const string Rule = "CKS1009";

    private static Task Body(string statements, string members = "", Action<ApplicationTest>? adjust = null) => ApplicationTest.Library(Rule, RuleTest.InMethod(statements, members), adjust);

    [Theory]
    [InlineData("""new CookieOptions { Path = "/shop" }""", "")]
    [InlineData("""new CookieOptions { Domain = "shop.example" }""", "")]
    [InlineData("""new CookieOptions { Path = "/shop" }""", """, new CookieOptions { Path = "/other" }""")]
    [InlineData("""new CookieOptions()""", """, new CookieOptions { Domain = "shop.example" }""")]
    [InlineData("""new CookieOptions { Path = "/shop" }""", """, new CookieOptions()""")]
    public Task Another_path_or_domain_is_reported(string written, string deleted) => Body($$"""
                Response.Cookies.Append("sid", id, {{written}});
                Response.Cookies.{|CKS1009:Delete|}("sid"{{deleted}});
        """);

    [Theory]
    [InlineData("""new CookieOptions()""", "")]
    [InlineData("""new CookieOptions { Path = "/" }""", "")]
    [InlineData("""new CookieOptions { Domain = null }""", "")]
    [InlineData("""new CookieOptions { Path = "/shop" }""", """, new CookieOptions { Path = "/shop" }""")]
    [InlineData("""new CookieOptions { Domain = ".Shop.example" }""", """, new CookieOptions { Domain = "shop.example" }""")]
    [InlineData("""new CookieOptions { Path = id }""", "")]
    [InlineData("""new CookieOptions { Path = null }""", "")]
    [InlineData("""new CookieOptions { Path = flag ? "/a" : "/b" }""", "")]
    [InlineData("""given""", "")]
    [InlineData("""new CookieOptions { Path = "/shop" }""", ", given")]
    [InlineData("""new CookieOptions { Path = "/shop" }""", """, new CookieOptions { Path = id }""")]
    public Task The_same_address_or_an_unknown_one_is_silent(string written, string deleted) => Body($$"""
                Response.Cookies.Append("sid", id, {{written}});
                Response.Cookies.Delete("sid"{{deleted}});
        """);

    [Theory]
    [InlineData("""Response.Cookies.Append("other", id, new CookieOptions { Path = "/shop" });""")]
    [InlineData("""Response.Cookies.Append("SID", id, new CookieOptions { Path = "/shop" });""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Path = "/shop" }); Response.Cookies.Append("sid", id);""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Path = "/shop" }); Response.Cookies.Append(id, id);""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Path = "/shop" }); Response.Cookies.Append($"s{id}", id, given);""")]
    public Task A_cookie_that_another_write_may_have_put_there_is_silent(string writes) => Body(writes + """ Response.Cookies.Delete("sid");""");

    [Theory]
    [InlineData("""Response.Cookies.Append($"other{id}", id);""")]
    [InlineData("""Response.Cookies.Append(id, id, new CookieOptions { Path = "/other" });""")]
    [InlineData("""new System.Text.StringBuilder().Append("sid").Append("sid", 0, 3);""")]
    public Task A_write_that_cannot_be_meant_changes_nothing(string write) => Body($$"""
                {{write}}
                Response.Cookies.Append("sid", id, new CookieOptions { Path = "/shop" });
                Response.Cookies.{|CKS1009:Delete|}("sid");
        """);

    [Fact]
    public Task Every_write_of_the_compilation_is_known() => ApplicationTest.Library(
        Rule,
        """
        class Leave
        {
            public void Handle(HttpResponse response) => response.Cookies.{|CKS1009:Delete|}(Names.Session);
        }

        static class Names
        {
            public const string Session = "sid";
            public static readonly CookieOptions Options = new() { Path = "/shop" };
        }
        """,
        test => test.TestState.Sources.Add("""
            class Enter
            {
                public void Handle(HttpResponse response) => Task.Run(() => response.Cookies.Append(Names.Session, "1", Names.Options));
            }
            """));

    [Fact]
    public Task Top_level_programs_are_looked_at() => ApplicationTest.Program(
        Rule,
        """
        var app = WebApplication.Create();
        app.MapPost("/in", (HttpResponse response) => response.Cookies.Append("sid", "1", new CookieOptions { Path = "/shop" }));
        app.MapPost("/out", (HttpResponse response) => response.Cookies.{|CKS1009:Delete|}("sid"));
        app.Run();
        """);

    [Fact]
    public Task An_exempt_cookie_is_silent() => Body(
        """
                Response.Cookies.Append("sid", id, new CookieOptions { Path = "/shop" });
                Response.Cookies.Delete("sid");
        """,
        adjust: test => test.Configure("cookie_security.exempt_cookies = sid"));

    [Theory]
    [InlineData("""new CookieOptions { Path = "/shop" }""", "", """, new CookieOptions { Path = "/shop" }""")]
    [InlineData("""new CookieOptions { Path = "/shop", Domain = "shop.example", Secure = true }""", "", """, new CookieOptions { Path = "/shop", Domain = "shop.example", Secure = true }""")]
    [InlineData("""new CookieOptions { Path = "/shop" }""", """, new CookieOptions { Path = "/other" }""", """, new CookieOptions { Path = "/shop" }""")]
    [InlineData("""new CookieOptions { Path = "/shop", Secure = true }""", """, new CookieOptions { HttpOnly = true }""", """, new CookieOptions { HttpOnly = true, Path = "/shop", Secure = true }""")]
    [InlineData("""new CookieOptions { Secure = true }""", """, new CookieOptions { Secure = true, Domain = "shop.example" }""", """, new CookieOptions { Secure = true }""")]
    public Task The_fix_passes_the_same_address(string written, string before, string after) => ApplicationTest.FixLibrary(
        Rule,
        RuleTest.InMethod($$"""Response.Cookies.Append("sid", id, {{written}}); Response.Cookies.{|CKS1009:Delete|}("sid"{{before}});""", string.Empty),
        RuleTest.InMethod($$"""Response.Cookies.Append("sid", id, {{written}}); Response.Cookies.Delete("sid"{{after}});""", string.Empty));
}
