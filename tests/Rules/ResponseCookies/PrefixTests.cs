using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.ResponseCookies;

/// <summary>CKS1006: names whose prefix promises what the cookie does not keep.</summary>
public sealed class PrefixTests
{
    private const string Rules = "CKS1001, CKS1006, CKS1009, CKS1010";

    private static Task Body(string statements, Action<ApplicationTest>? adjust = null) => ApplicationTest.Library(Rules, RuleTest.InMethod(statements, string.Empty), adjust);

    [Theory]
    [InlineData("""Response.Cookies.Append({|CKS1006:"__Host-sid"|}, id);""")]
    [InlineData("""Response.Cookies.Append({|CKS1006:"__Secure-sid"|}, id);""")]
    [InlineData("""Response.Cookies.Append({|CKS1006:"__host-sid"|}, id);""")]
    [InlineData("""Response.Cookies.Append({|CKS1006:"__SECURE-sid"|}, id);""")]
    [InlineData("""Response.Cookies.Append(value: id, key: {|CKS1006:"__Host-sid"|});""")]
    [InlineData("""Response.Cookies.Append({|CKS1006:"__Host-sid"|}, id, new CookieOptions());""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { {|CKS1006:Secure = false|} });""")]
    [InlineData("""Response.Cookies.Append({|CKS1006:"__Host-" + id|}, id);""")]
    [InlineData("""Response.Cookies.Append({|CKS1006:$"__Host-{id}"|}, id);""")]
    [InlineData("""Response.Cookies.Append({|CKS1006:flag ? "__Host-a" : "__Host-b"|}, id);""")]
    [InlineData("""const string name = "__Host-sid"; Response.Cookies.Append({|CKS1006:name|}, id);""")]
    public Task A_missing_Secure_is_reported_in_place_of_CKS1001(string statements) => Body(statements);

    [Theory]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, {|CKS1006:Domain = "shop.example"|} });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, {|CKS1006:Domain = "shop." + id|} });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, {|CKS1006:Path = "/shop"|} });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, {|CKS1006:Path = null|} });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = flag, {|CKS1006:Path = "/shop"|} });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, {|CKS1006:Domain = "a.b"|}, {|CKS1006:Path = "/a"|} });""")]
    public Task Host_allows_no_Domain_and_no_other_Path(string statements) => Body(statements);

    [Theory]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, Path = "/", Domain = null });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = flag });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, Domain = id, Path = id });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, Path = "/" + id });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, Path = flag ? "/" : "/a" });""")]
    [InlineData("""Response.Cookies.Append("__Secure-sid", id, new CookieOptions { Secure = true, Path = "/shop" });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, given);""")]
    [InlineData("""Response.Cookies.{|CKS1001:Append|}("_Host-sid", id);""")]
    [InlineData("""Response.Cookies.{|CKS1001:Append|}("my__Host-sid", id);""")]
    [InlineData("""Response.Cookies.{|CKS1001:Append|}(id, id);""")]
    [InlineData("""Response.Cookies.{|CKS1001:Append|}(flag ? "__Host-a" : "b", id);""")]
    public Task What_keeps_the_promise_or_is_not_known_is_silent(string statements) => Body(statements);

    [Fact]
    public Task A_Secure_prefix_keeps_the_rule_about_domains() =>
        Body("""Response.Cookies.Append("__Secure-sid", id, new CookieOptions { Secure = true, {|CKS1010:Domain = "shop.example"|} });""");

    [Theory]
    [InlineData("""Response.Cookies.Delete({|CKS1006:"__Host-sid"|});""")]
    [InlineData("""Response.Cookies.Delete({|CKS1006:"__Secure-sid"|}, new CookieOptions { Path = "/" });""")]
    [InlineData("""Response.Cookies.Delete("__Host-sid", new CookieOptions { Secure = true, {|CKS1006:Path = "/shop"|} });""")]
    [InlineData("""Response.Cookies.Delete("__Host-sid", new CookieOptions { Secure = true, {|CKS1006:Domain = "shop.example"|} });""")]
    public Task A_deletion_is_held_to_the_promise_as_well(string statements) => Body(statements);

    [Theory]
    [InlineData("""Response.Cookies.Delete("__Host-sid", new CookieOptions { Secure = true });""")]
    [InlineData("""Response.Cookies.Delete("sid");""")]
    public Task A_deletion_that_keeps_it_is_silent(string statements) => Body(statements);

    [Fact]
    public Task A_deletion_that_browsers_refuse_is_not_reported_as_missing_too() => Body("""
                Response.Cookies.Append("__Secure-sid", id, new CookieOptions { Secure = true, Path = "/shop" });
                Response.Cookies.Delete({|CKS1006:"__Secure-sid"|});
        """);

    [Fact]
    public Task Options_of_a_helper_are_reported_at_the_argument() => ApplicationTest.Library(
        Rules,
        RuleTest.InMethod(
            """
                    Response.Cookies.Append("__Host-sid", id, {|CKS1006:Shared()|});
            """,
            """
                private static CookieOptions Shared() => new CookieOptions { Secure = true, Domain = "shop.example" };
            """));

    [Theory]
    [InlineData("cookie_security.exempt_cookies = __Host-*", "Response.Cookies.Append(\"__Host-sid\", id);")]
    [InlineData("cookie_security.CKS1006.exempt_cookies = __Host-*", "Response.Cookies.{|CKS1001:Append|}(\"__Host-sid\", id);")]
    [InlineData("cookie_security.cookie_policy = secure", "Response.Cookies.Append(\"__Host-sid\", id);")]
    [InlineData("cookie_security.cookie_policy = secure", "Response.Cookies.Append(\"__Host-sid\", id, new CookieOptions { {|CKS1006:Path = \"/a\"|} });")]
    public Task Options_silence_it(string settings, string statements) => Body(statements, test => test.Configure(settings));

    [Theory]
    [InlineData("Always", "Response.Cookies.Append(\"__Host-sid\", \"1\");")]
    [InlineData("Always", "Response.Cookies.Append(\"__Host-sid\", \"1\", new CookieOptions { {|CKS1006:Path = \"/a\"|} });")]
    [InlineData("None", "Response.Cookies.Append({|CKS1006:\"__Host-sid\"|}, \"1\");")]
    public Task A_policy_in_force_brings_Secure(string policy, string statement) => ApplicationTest.Program(
        Rules,
        $$"""
        var app = WebApplication.Create();
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.{{policy}} });
        app.MapGet("/", (HttpContext context) => Write(context.Response));
        app.Run();

        static void Write(HttpResponse Response)
        {
            {{statement}}
        }
        """);

    [Theory]
    [InlineData("""Response.Cookies.Append({|CKS1006:"__Host-sid"|}, id);""", """Response.Cookies.Append("__Host-sid", id, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });""")]
    [InlineData("""Response.Cookies.Append({|CKS1006:"__Host-sid"|}, id, new CookieOptions { HttpOnly = true });""", """Response.Cookies.Append("__Host-sid", id, new CookieOptions { HttpOnly = true, Secure = true });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, {|CKS1006:Domain = "shop.example"|} });""", """Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true });""")]
    [InlineData("""Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, {|CKS1006:Path = "/shop"|} });""", """Response.Cookies.Append("__Host-sid", id, new CookieOptions { Secure = true, Path = "/" });""")]
    [InlineData("""Response.Cookies.Delete({|CKS1006:"__Host-sid"|});""", """Response.Cookies.Delete("__Host-sid", new CookieOptions { Secure = true });""")]
    public Task The_fix_keeps_the_promise(string before, string after) =>
        ApplicationTest.FixLibrary(Rules, RuleTest.InMethod(before, string.Empty), RuleTest.InMethod(after, string.Empty));

    [Fact]
    public Task A_statement_that_sets_the_Domain_goes() => ApplicationTest.FixLibrary(
        Rules,
        RuleTest.InMethod(
            """
                    var options = new CookieOptions { Secure = true };
                    options.HttpOnly = true;
                    {|CKS1006:options.Domain = "shop.example"|};
                    Response.Cookies.Append("__Host-sid", id, options);
            """,
            string.Empty),
        RuleTest.InMethod(
            """
                    var options = new CookieOptions { Secure = true };
                    options.HttpOnly = true;
                    Response.Cookies.Append("__Host-sid", id, options);
            """,
            string.Empty));
}
