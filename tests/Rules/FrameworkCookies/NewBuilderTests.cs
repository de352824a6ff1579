using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.FrameworkCookies;

/// <summary>CKS2005: a new builder in the place of the one that the options had.</summary>
public sealed class NewBuilderTests
{
    [Theory]
    [InlineData("services.AddSession(o => o.Cookie = {|CKS2005:new CookieBuilder { Name = \"s\" }|});")]
    [InlineData("services.AddSession(o => o.Cookie = {|CKS2005:new() { HttpOnly = true }|});")]
    [InlineData("services.AddAuthentication().AddCookie(o => { o.Cookie = {|CKS2005:new CookieBuilder { HttpOnly = true, SameSite = SameSiteMode.Lax }|}; o.Cookie.Name = \"s\"; });")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => o.NonceCookie = {|CKS2005:new CookieBuilder { Name = \"n\" }|});")]
    [InlineData("var app = WebApplication.Create(args); app.UseSession(new SessionOptions { Cookie = {|CKS2005:new() { Name = \"s\" }|} });")]
    public Task Lost_defaults_are_reported(string services) => Services("CKS2005", services);

    [Theory]
    [InlineData("services.AddSession(o => o.Cookie = new CookieBuilder { HttpOnly = true, SameSite = SameSiteMode.Lax });")]
    [InlineData("services.AddSession(o => { o.Cookie = new CookieBuilder(); o.Cookie.HttpOnly = true; o.Cookie.SameSite = SameSiteMode.Strict; });")]
    [InlineData("services.AddSession(o => o.Cookie = new CookieBuilder { HttpOnly = false, SameSite = SameSiteMode.None });")]
    [InlineData("services.AddSession(o => { if (flag) { o.Cookie = new CookieBuilder(); } });")]
    [InlineData("services.AddSession(o => o.Cookie = new Hardened()); class Hardened : CookieBuilder { public Hardened() { HttpOnly = true; SameSite = SameSiteMode.Lax; } }")]
    [InlineData("var cookie = new CookieBuilder { Name = \"s\" };")]
    [InlineData("services.AddSession(o => o.Cookie.Name = \"s\");")]
    public Task Everything_else_is_silent(string services) => Services("CKS2005", services);

    [Theory]
    [InlineData("services.AddSession(o => o.Cookie = {|CKS2005:new CookieBuilder { Name = \"s\" }|});", "services.AddSession(o => o.Cookie.Name = \"s\");")]
    [InlineData("services.AddSession(o =>\n{\n    o.Cookie = {|CKS2005:new CookieBuilder\n    {\n        Name = \"s\", // short\n        IsEssential = true,\n    }|};\n});", "services.AddSession(o =>\n{\n    o.Cookie.Name = \"s\"; // short\n    o.Cookie.IsEssential = true;\n});")]
    public Task The_fix_sets_members_of_the_one_that_is_there(string before, string after) => Fix("CKS2005", before, after);
}
