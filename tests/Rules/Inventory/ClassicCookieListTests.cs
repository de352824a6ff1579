using CookieSecurity.Tests.ClassicCookies;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Inventory;

/// <summary>The cookies of an application on System.Web, on the list of CKS9001.</summary>
public sealed class ClassicCookieListTests
{
    private static Task<string[]> Listed(string statements, string? webConfig = ClassicTest.Plain, string members = "") => CookieList.Of(
        CSharpCompilation.Create(
            "Classic",
            [SourceProgram.Parse(ClassicTest.InMethod(statements, members), "Shop.cs")],
            ReferencePacks.Classic(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)),
        webConfig is null ? [] : [new TextInMemory("web.config", webConfig)]);

    [Theory]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id));", "sid | no | no | not set | session | / | this host")]
    [InlineData("Response.Cookies.Set(new HttpCookie(\"sid\", id) { Secure = true, HttpOnly = true });", "sid | yes | yes | not set | session | / | this host")]
    [InlineData("Response.SetCookie(new HttpCookie(\"sid\") { SameSite = SameSiteMode.Lax, Path = \"/shop\", Domain = \"shop.example\" });", "sid | no | no | Lax | session | /shop | shop.example")]
    [InlineData("Response.AppendCookie(new HttpCookie(\"sid\", id) { Expires = DateTime.Now.AddDays(30) });", "sid | no | no | not set | 30 days | / | this host")]
    [InlineData("other.Cookies.Add(new HttpCookie(\"sid\", id) { Secure = flag });", "sid | unknown | no | not set | session | / | this host")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"pref_\" + id));", "pref_* | no | no | not set | session | / | this host")]
    [InlineData("Response.Cookies.Add(new HttpCookie(flag ? \"a\" : \"b\"));", "a, b | no | no | not set | session | / | this host")]
    [InlineData("Response.Cookies.Add(Request.Cookies[\"sid\"]);", "unknown | unknown | unknown | unknown | unknown | unknown | unknown")]
    [InlineData("var cookie = new HttpCookie(\"sid\", id); Response.Cookies.Add(cookie); cookie.Secure = true;", "sid | unknown | no | not set | session | / | this host")]
    public async Task Cookies_that_are_added_to_the_response_are_listed(string statements, string expected) => Assert.Equal([expected], await Listed(statements));

    [Theory]
    [InlineData("Response.Cookies[\"sid\"].Value = id;", "sid | no | no | not set | session | / | this host")]
    [InlineData("Response.Cookies[\"sid\"].Value = id; Response.Cookies[\"sid\"].Secure = true; Response.Cookies[\"sid\"].Path = \"/shop\";", "sid | yes | no | not set | session | /shop | this host")]
    [InlineData("var cookie = Response.Cookies.Get(\"sid\"); cookie[\"a\"] = id; cookie.HttpOnly = true;", "sid | no | yes | not set | session | / | this host")]
    public async Task Cookies_that_the_response_is_asked_for_are_listed_once(string statements, string expected) => Assert.Equal([expected], await Listed(statements));

    [Theory]
    [InlineData("var read = Request.Cookies[\"sid\"].Value;")]
    [InlineData("var read = Response.Cookies[\"sid\"].Value;")]
    [InlineData("Response.Cookies[\"sid\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\") { Expires = DateTime.Now.AddDays(-1) });")]
    [InlineData("Request.Cookies.Add(new HttpCookie(\"sid\"));")]
    [InlineData("new HttpCookieCollection().Add(new HttpCookie(\"sid\"));")]
    [InlineData("Response.Cookies.Remove(\"sid\");")]
    [InlineData("var unused = new HttpCookie(\"sid\");")]
    public async Task Deletions_and_cookies_that_are_not_sent_are_not(string statements) => Assert.Empty(await Listed(statements));

    [Fact]
    public async Task A_helper_s_cookie_is_listed_where_it_is_made() => Assert.Equal(
        ["sid | yes | no | not set | session | / | this host"],
        await Listed("Write(Response, new HttpCookie(\"sid\") { Secure = true });", members: "    private static void Write(HttpResponse response, HttpCookie cookie) => response.Cookies.Add(cookie);"));

    [Theory]
    [InlineData("<configuration><system.web><httpCookies requireSSL=\"true\" httpOnlyCookies=\"true\" /></system.web></configuration>", "sid | yes | yes | not set | session | / | this host")]
    [InlineData("<configuration><system.web><httpCookies requireSSL=\"#{Ssl}#\" /></system.web></configuration>", "sid | unknown | no | not set | session | / | this host")]
    [InlineData(null, "sid | unknown | unknown | not set | session | / | this host")]
    public async Task The_defaults_of_web_config_are_told(string? webConfig, string expected) => Assert.Equal([expected], await Listed("Response.Cookies.Add(new HttpCookie(\"sid\", id));", webConfig));

    [Fact]
    public async Task What_code_changes_at_the_end_of_requests_is_not_known() => Assert.Equal(
        ["sid | unknown | unknown | unknown | session | / | this host"],
        await Listed("Response.Cookies.Add(new HttpCookie(\"sid\", id));", members: "    protected void Application_EndRequest(object sender, EventArgs e) { foreach (string name in Response.Cookies) { Response.Cookies[name].Secure = true; } }"));
}
