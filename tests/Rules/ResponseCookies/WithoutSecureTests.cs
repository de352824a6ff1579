using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.ResponseCookies;

public sealed class WithoutSecureTests
{
    [Fact]
    public Task A_cookie_without_options_is_reported_at_the_name_of_the_call() => RuleTest.Body("""
        Response.Cookies.{|CKS1002:{|CKS1001:Append|}|}("sid", id);
        """);

    [Fact]
    public Task Options_without_Secure_are_reported_at_their_creation() => RuleTest.Body("""
        Response.Cookies.Append("sid", id, {|CKS1001:new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax }|});
        """);

    [Fact]
    public Task Secure_set_to_false_is_reported_at_the_assignment() => RuleTest.Body("""
        Response.Cookies.Append("sid", id, new CookieOptions { HttpOnly = true, {|CKS1001:Secure = false|}, SameSite = SameSiteMode.Lax });
        """);

    [Fact]
    public Task Hardened_options_are_silent() => RuleTest.Body("""
        Response.Cookies.Append("sid", id, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
        """);

    [Fact]
    public Task Options_that_are_given_are_unknown() => RuleTest.Body("""
        Response.Cookies.Append("sid", id, given);
        """);
}
