using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.ResponseCookies;

/// <summary>CKS1011: cookies that are to live longer than allowed.</summary>
public sealed class LifetimeTests
{
    private const string Rule = "CKS1011";

    private static Task Body(string statements, string members = "", Action<ApplicationTest>? adjust = null) => ApplicationTest.Library(Rule, RuleTest.InMethod(statements, members), adjust);

    [Theory]
    [InlineData("MaxAge = {|CKS1011:TimeSpan.FromDays(3650)|}")]
    [InlineData("MaxAge = {|CKS1011:TimeSpan.MaxValue|}")]
    [InlineData("MaxAge = {|CKS1011:new TimeSpan(401, 0, 0, 0)|}")]
    [InlineData("MaxAge = {|CKS1011:TimeSpan.FromDays(200) * 3|}")]
    [InlineData("MaxAge = {|CKS1011:Years|}")]
    [InlineData("Expires = {|CKS1011:DateTimeOffset.UtcNow.AddYears(10)|}")]
    [InlineData("Expires = {|CKS1011:DateTime.Now.AddDays(500)|}")]
    [InlineData("Expires = {|CKS1011:DateTimeOffset.MaxValue|}")]
    [InlineData("Expires = {|CKS1011:DateTimeOffset.UtcNow + TimeSpan.FromDays(500)|}")]
    [InlineData("Expires = {|CKS1011:TimeProvider.System.GetUtcNow().AddYears(2)|}")]
    [InlineData("MaxAge = {|CKS1011:flag ? TimeSpan.FromDays(3650) : TimeSpan.FromDays(1)|}")]
    [InlineData("MaxAge = null, Expires = {|CKS1011:DateTimeOffset.MaxValue|}")]
    public Task A_long_constant_lifetime_is_reported(string members) =>
        Body($$"""Response.Cookies.Append("sid", id, new CookieOptions { {{members}} });""", "private static readonly TimeSpan Years = TimeSpan.FromDays(365 * 5);");

    [Theory]
    [InlineData("MaxAge = TimeSpan.FromDays(400)")]
    [InlineData("MaxAge = TimeSpan.FromDays(int.Parse(id))")]
    [InlineData("MaxAge = TimeSpan.Parse(\"900.00:00:00\")")]
    [InlineData("MaxAge = flag ? TimeSpan.FromDays(3650) : configuration.GetValue<TimeSpan>(\"Age\")")]
    [InlineData("Expires = DateTimeOffset.UtcNow.AddYears(1)")]
    [InlineData("Expires = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero)")]
    [InlineData("MaxAge = TimeSpan.FromDays(1), Expires = DateTimeOffset.MaxValue")]
    [InlineData("Secure = true")]
    public Task A_short_or_unknown_lifetime_is_silent(string members) => Body($$"""Response.Cookies.Append("sid", id, new CookieOptions { {{members}} });""");

    [Theory]
    [InlineData("""Response.Cookies.Delete("sid", new CookieOptions { Expires = DateTimeOffset.MaxValue });""")]
    [InlineData("""Response.Cookies.Append("sid", id, new CookieBuilder { MaxAge = TimeSpan.FromDays(3650) }.Build(context));""")]
    [InlineData("""var options = new CookieOptions { MaxAge = TimeSpan.MaxValue }; options.MaxAge = TimeSpan.FromDays(1); Response.Cookies.Append("sid", id, options);""")]
    public Task Deletions_builders_and_overwritten_values_are_silent(string statements) => Body(statements);

    [Fact]
    public Task A_helpers_options_are_reported_at_the_argument() =>
        Body("""Response.Cookies.Append("sid", id, {|CKS1011:Shared()|});""", """private static CookieOptions Shared() => new CookieOptions { MaxAge = TimeSpan.MaxValue };""");

    [Theory]
    [InlineData("cookie_security.max_cookie_lifetime = 4000.00:00:00", "MaxAge = TimeSpan.FromDays(3650)")]
    [InlineData("cookie_security.max_cookie_lifetime = 01:00:00", "MaxAge = {|CKS1011:TimeSpan.FromDays(1)|}")]
    [InlineData("cookie_security.CKS1011.max_cookie_lifetime = 00:30:00", "MaxAge = {|CKS1011:TimeSpan.FromHours(1)|}")]
    [InlineData("cookie_security.max_cookie_lifetime = soon", "MaxAge = {|CKS1011:TimeSpan.FromDays(401)|}")]
    [InlineData("cookie_security.max_cookie_lifetime = -1", "MaxAge = TimeSpan.FromDays(400)")]
    [InlineData("cookie_security.exempt_cookies = sid", "MaxAge = TimeSpan.FromDays(3650)")]
    public Task Options_set_the_bound(string settings, string members) =>
        Body($$"""Response.Cookies.Append("sid", id, new CookieOptions { {{members}} });""", adjust: test => test.Configure(settings));

    [Theory]
    [InlineData("MaxAge = {|CKS1011:TimeSpan.FromDays(3650)|}", "MaxAge = TimeSpan.FromDays(400)")]
    [InlineData("Expires = {|CKS1011:DateTimeOffset.UtcNow.AddYears(10)|}", "Expires = DateTimeOffset.UtcNow.AddDays(400)")]
    public Task The_fix_writes_the_longest_allowed_span(string before, string after) => ApplicationTest.FixLibrary(
        Rule,
        RuleTest.InMethod($$"""Response.Cookies.Append("sid", id, new CookieOptions { {{before}} });""", string.Empty),
        RuleTest.InMethod($$"""Response.Cookies.Append("sid", id, new CookieOptions { {{after}} });""", string.Empty));

    [Fact]
    public Task The_fix_knows_the_users_own_bound() => ApplicationTest.FixLibrary(
        Rule,
        RuleTest.InMethod("""Response.Cookies.Append("sid", id, new CookieOptions { MaxAge = {|CKS1011:TimeSpan.FromDays(1)|} });""", string.Empty),
        RuleTest.InMethod("""Response.Cookies.Append("sid", id, new CookieOptions { MaxAge = TimeSpan.FromMinutes(90) });""", string.Empty),
        test => test.Configure("cookie_security.max_cookie_lifetime = 01:30:00"));
}
