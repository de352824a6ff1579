using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.ResponseCookies;

/// <summary>CKS1010: cookies that sibling hosts share.</summary>
public sealed class DomainTests
{
    private const string Rule = "CKS1010";

    private static Task Body(string statements, string members = "", Action<ApplicationTest>? adjust = null) => ApplicationTest.Library(Rule, RuleTest.InMethod(statements, members), adjust);

    [Theory]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { {|CKS1010:Domain = "shop.example"|} });""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { {|CKS1010:Domain = ".shop.example"|} });""")]
    [InlineData("""var options = new CookieOptions(); {|CKS1010:options.Domain = "shop.example"|}; Response.Cookies.Append("sid", id, options);""")]
    [InlineData("""var options = new CookieOptions(); if (flag) { {|CKS1010:options.Domain = "shop.example"|}; } Response.Cookies.Append("sid", id, options);""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { {|CKS1010:Domain = flag ? "shop.example" : null|} });""")]
    [InlineData("""Response.Cookies.Append(id, id, new CookieOptions { {|CKS1010:Domain = "shop.example"|} });""")]
    public Task A_constant_domain_is_reported(string statements) => Body(statements);

    [Fact]
    public Task A_helpers_options_are_reported_at_the_argument() =>
        Body("""Response.Cookies.Append("sid", id, {|CKS1010:Shared()|});""", """private static CookieOptions Shared() => new CookieOptions { Domain = "shop.example" };""");

    [Fact]
    public Task A_domain_in_a_constant_is_reported() =>
        Body("""Response.Cookies.Append("sid", id, new CookieOptions { {|CKS1010:Domain = Shared|} });""", """private const string Shared = "shop.example";""");

    [Theory]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Domain = null });""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Domain = "" });""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Domain = "localhost" });""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Domain = "LOCALHOST" });""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Domain = "shop.localhost" });""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Domain = id });""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Domain = configuration["Domain"] ?? "shop.example" });""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieOptions { Domain = $"{id}.example" });""")]
    [InlineData("""Response.Cookies.Delete("sid", new CookieOptions { Domain = "shop.example" });""")]
    [InlineData("""var unused = new CookieOptions { Domain = "shop.example" };""")]
    [InlineData("""Response.Cookies.Append("sid", id);""")]
    [InlineData("""if (environment.EnvironmentName == "Development") Response.Cookies.Append("sid", id, new CookieOptions { Domain = "shop.example" });""")]
    public Task No_domain_an_unknown_one_and_deletions_are_silent(string statements) => Body(statements);

    [Fact]
    public Task An_exempt_cookie_is_silent() =>
        Body("""Response.Cookies.Append("sid", id, new CookieOptions { Domain = "shop.example" });""", adjust: test => test.Configure("cookie_security.exempt_cookies = sid"));

    [Fact]
    public Task The_fix_removes_it_everywhere() => ApplicationTest.FixLibrary(
        Rule,
        RuleTest.InMethod(
            """
                    // The session.
                    Response.Cookies.Append("sid", id, new CookieOptions { {|CKS1010:Domain = "shop.example"|}, Secure = true });
                    var options = new CookieOptions
                    {
                        HttpOnly = true,
                        {|CKS1010:Domain = "shop.example"|},
                    };
                    Response.Cookies.Append("lang", id, options);
            """,
            string.Empty),
        RuleTest.InMethod(
            """
                    // The session.
                    Response.Cookies.Append("sid", id, new CookieOptions { Secure = true });
                    var options = new CookieOptions
                    {
                        HttpOnly = true,
                    };
                    Response.Cookies.Append("lang", id, options);
            """,
            string.Empty));
}
