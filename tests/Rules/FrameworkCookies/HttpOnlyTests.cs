using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.FrameworkCookies;

/// <summary>CKS2003: cookies of the framework that script may read.</summary>
public sealed class HttpOnlyTests
{
    [Theory]
    [InlineData("services.AddSession(o => {|CKS2003:o.Cookie.HttpOnly = false|});")]
    [InlineData("services.AddAntiforgery(o => {|CKS2003:o.Cookie.HttpOnly = false|});")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Cookie = new() { {|CKS2003:HttpOnly = false|}, SameSite = SameSiteMode.Lax });")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => { {|CKS2003:o.NonceCookie.HttpOnly = false|}; {|CKS2003:o.CorrelationCookie.HttpOnly = false|}; });")]
    [InlineData("services.Configure<CookieTempDataProviderOptions>(o => {|CKS2003:o.Cookie.HttpOnly = !true|});")]
    [InlineData("services.AddAuthentication().AddGoogle(o => {|CKS2003:o.CorrelationCookie.HttpOnly = false|});")]
    public Task False_is_reported(string services) => Services("CKS2003", services);

    [Theory]
    [InlineData("services.Configure<CookiePolicyOptions>(o => o.ConsentCookie.HttpOnly = false);")]
    [InlineData("services.AddSession(o => o.Cookie.HttpOnly = flag);")]
    [InlineData("services.AddSession(o => { o.Cookie.HttpOnly = false; o.Cookie.HttpOnly = true; });")]
    [InlineData("services.AddSession(o => { if (flag) { o.Cookie.HttpOnly = false; } });")]
    [InlineData("services.AddSession(o => o.Cookie = new CookieBuilder { Name = \"s\" });")]
    [InlineData("var cookie = new CookieBuilder { HttpOnly = false };")]
    public Task Everything_else_is_silent(string services) => Services("CKS2003", services);

    [Theory]
    [InlineData("services.AddSession(o => {|CKS2003:o.Cookie.HttpOnly = false|});", "services.AddSession();")]
    [InlineData("services.AddSession(o =>\n{\n    // for the widget\n    {|CKS2003:o.Cookie.HttpOnly = false|};\n    o.Cookie.Name = \"s\";\n});", "services.AddSession(o =>\n{\n    // for the widget\n    o.Cookie.Name = \"s\";\n});")]
    [InlineData("services.AddSession(o => o.Cookie = new CookieBuilder { {|CKS2003:HttpOnly = false|} });", "services.AddSession(o => o.Cookie = new CookieBuilder { HttpOnly = true });")]
    public Task The_fix_leaves_it_on(string before, string after) => Fix("CKS2003", before, after);
}
