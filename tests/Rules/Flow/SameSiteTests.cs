using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Flow;

/// <summary>CKS1003 and CKS1004: SameSite unset, and SameSite=None or Partitioned without Secure.</summary>
public sealed class SameSiteTests
{
    private static readonly string[] Rules = ["CKS1001", "CKS1003", "CKS1004", "CKS1005"];

    [Theory]
    [InlineData("var o = {|CKS1003:new CookieOptions { Secure = true }|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true, {|CKS1003:SameSite = SameSiteMode.Unspecified|} }; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true, {|CKS1003:SameSite = (SameSiteMode)(-1)|} }; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax }; {|CKS1003:o.SameSite = SameSiteMode.Unspecified|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true }; if (flag) {|CKS1003:o.SameSite = SameSiteMode.Unspecified|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, {|CKS1003:{|CKS1001:new CookieOptions { HttpOnly = true }|}|});")]
    [InlineData("Response.Cookies.Append(\"a\", id, {|CKS1003:new CookieOptions { Secure = flag }|});")]
    public Task SameSite_unset_or_unspecified_on_every_path_is_reported(string statements) => RuleTest.Body(statements, Rules);

    [Theory]
    [InlineData("Response.Cookies.{|CKS1001:Append|}(\"a\", id);")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = true, SameSite = SameSiteMode.Strict });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = true, SameSite = SameSiteMode.None });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = true, SameSite = default });")]
    [InlineData("var o = new CookieOptions { Secure = true }; if (flag) o.SameSite = SameSiteMode.Lax; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = true, SameSite = Enum.Parse<SameSiteMode>(id) });")]
    [InlineData("var o = new CookieOptions { Secure = true }; o.Extensions.Add(\"samesite=lax\"); Response.Cookies.Append(\"a\", id, o);")]
    public Task SameSite_set_or_unknown_somewhere_is_silent(string statements) => RuleTest.Body(statements, Rules);

    [Theory]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1004:SameSite = SameSiteMode.None|} });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1004:SameSite = default|} });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1004:SameSite = default(SameSiteMode)|} });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1004:SameSite = 0|} });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = false, {|CKS1004:SameSite = SameSiteMode.None|} });")]
    [InlineData("var o = new CookieOptions(); {|CKS1004:o.SameSite = SameSiteMode.None|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { SameSite = SameSiteMode.Lax }; {|CKS1004:o.SameSite = SameSiteMode.None|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var mode = SameSiteMode.None; Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1004:SameSite = mode|} });")]
    public Task None_without_Secure_is_reported_in_place_of_the_missing_Secure(string statements) => RuleTest.Body(statements, Rules);

    [Theory]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = flag, SameSite = SameSiteMode.None });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1005:Secure = Request.IsHttps|}, SameSite = SameSiteMode.None });")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; o.SameSite = flag ? SameSiteMode.None : SameSiteMode.Lax; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1005:new CookieOptions { SameSite = SameSiteMode.None }|}; if (flag) o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { SameSite = SameSiteMode.None }; o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { SameSite = SameSiteMode.None }; Response.Cookies.Delete(\"a\", o);")]
    public Task None_on_some_paths_or_with_Secure_is_not_that(string statements) => RuleTest.Body(statements, Rules);

    [Theory]
    [InlineData("var o = new CookieOptions { SameSite = SameSiteMode.Lax }; {|CKS1004:o.Extensions.Add(\"Partitioned\")|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { SameSite = SameSiteMode.Lax }; {|CKS1004:o.Extensions.Add(\"partitioned\")|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { SameSite = SameSiteMode.Lax, {|CKS1004:Extensions = { \"Partitioned\" }|} });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1004:SameSite = SameSiteMode.None|}, Extensions = { \"Partitioned\" } });")]
    [InlineData("const string name = \"PARTITIONED\"; var o = new CookieOptions { SameSite = SameSiteMode.Lax }; {|CKS1004:o.Extensions.Add(name)|}; Response.Cookies.Append(\"a\", id, o);")]
    public Task Partitioned_without_Secure_is_reported(string statements) => RuleTest.Body(statements, Rules);

    [Theory]
    [InlineData("var o = new CookieOptions { Secure = true, SameSite = SameSiteMode.None }; o.Extensions.Add(\"Partitioned\"); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax, Extensions = { \"Partitioned\" } });")]
    [InlineData("var o = new CookieOptions { Secure = flag, SameSite = SameSiteMode.Lax }; o.Extensions.Add(\"Partitioned\"); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions { SameSite = SameSiteMode.Lax }|}; o.Extensions.Add(\"priority=high\"); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions { SameSite = SameSiteMode.Lax }|}; if (flag) o.Extensions.Add(\"Partitioned\"); Response.Cookies.Append(\"a\", id, o);")]
    public Task Partitioned_with_Secure_or_on_some_paths_is_not_that(string statements) => RuleTest.Body(statements, Rules);

    [Fact]
    public Task None_from_a_helper_is_reported_at_the_argument() => RuleTest.BodyWith(
        "CookieOptions Make() => new CookieOptions { SameSite = SameSiteMode.None };",
        """Response.Cookies.Append("a", id, {|CKS1004:Make()|});""",
        Rules);

    [Fact]
    public Task One_cookie_that_lacks_all_gets_one_report_for_each() => RuleTest.Body("""
        Response.Cookies.Append("a", id, {|CKS1003:{|CKS1002:{|CKS1001:new CookieOptions()|}|}|});
        Response.Cookies.{|CKS1002:{|CKS1001:Append|}|}("b", id);
        """);
}
