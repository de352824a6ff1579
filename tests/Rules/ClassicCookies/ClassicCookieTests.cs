namespace CookieSecurity.Tests.ClassicCookies;

/// <summary>CKS1001, CKS1002, CKS1004, CKS1010 and CKS1011 on <c>System.Web.HttpCookie</c>.</summary>
public sealed class ClassicCookieTests
{
    private static string Cookies(string attributes) => $"<configuration><system.web><httpCookies {attributes} /></system.web></configuration>";

    [Theory]
    [InlineData("Response.Cookies.Add({|CKS1001:{|CKS1002:new HttpCookie(\"sid\", id)|}|});")]
    [InlineData("Response.Cookies.Set({|CKS1001:{|CKS1002:new HttpCookie(\"sid\", id)|}|});")]
    [InlineData("Response.SetCookie({|CKS1001:{|CKS1002:new HttpCookie(\"sid\", id)|}|});")]
    [InlineData("Response.AppendCookie({|CKS1001:{|CKS1002:new HttpCookie(\"sid\", id)|}|});")]
    [InlineData("other.Cookies.Add({|CKS1001:{|CKS1002:new HttpCookie(\"sid\", id)|}|});")]
    [InlineData("other.SetCookie({|CKS1001:{|CKS1002:new HttpCookie(\"sid\", id)|}|});")]
    [InlineData("HttpContext.Current.Response.Cookies.Add({|CKS1001:{|CKS1002:new HttpCookie(\"sid\", id)|}|});")]
    [InlineData("var cookie = {|CKS1001:{|CKS1002:new HttpCookie(\"sid\")|}|}; cookie.Value = id; cookie.Values[\"a\"] = id; Response.Cookies.Add(cookie);")]
    [InlineData("var cookie = {|CKS1001:new HttpCookie(\"sid\", id) { HttpOnly = true }|}; Response.Cookies.Add(cookie);")]
    [InlineData("var cookie = {|CKS1002:new HttpCookie(\"sid\", id)|}; cookie.Secure = true; Response.Cookies.Add(cookie);")]
    [InlineData("var cookie = new HttpCookie(\"sid\", id) { HttpOnly = true }; {|CKS1001:cookie.Secure = false|}; Response.Cookies.Add(cookie);")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { Secure = true, {|CKS1002:HttpOnly = false|} });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, {|CKS1004:SameSite = SameSiteMode.None|} });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, {|CKS1010:Domain = \"shop.example\"|} });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Expires = {|CKS1011:DateTime.Now.AddYears(10)|} });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Expires = {|CKS1011:DateTime.MaxValue|} });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = false, {|CKS1004:SameSite = SameSiteMode.None|} });")]
    [InlineData("Response.Cookies.Add({|CKS1001:new HttpCookie(\"sid\", id) { HttpOnly = true, SameSite = flag ? SameSiteMode.None : SameSiteMode.Lax }|});")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, {|CKS1010:Domain = \".shop.example\"|} });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Expires = {|CKS1011:DateTime.UtcNow + TimeSpan.FromDays(3650)|} });")]
    [InlineData("Response.Cookies.Add({|CKS1001:{|CKS1002:new HttpCookie(id)|}|});")]
    [InlineData("Action add = () => Response.Cookies.Add({|CKS1001:{|CKS1002:new HttpCookie(\"sid\", id)|}|});")]
    [InlineData("Write(); void Write() { Response.Cookies.Add({|CKS1001:{|CKS1002:new HttpCookie(\"sid\", id)|}|}); }")]
    [InlineData("var a = {|CKS1001:{|CKS1002:new HttpCookie(\"a\", id)|}|}; Response.Cookies.Add(a); var b = new HttpCookie(\"b\", id); b.Secure = true; b.HttpOnly = true; Response.Cookies.Add(b);")]
    [InlineData("Response.Cookies.Add({|CKS1001:{|CKS1002:new HttpCookie(\"a\", id)|}|}); Response.Cookies[\"b\"].Secure = true; Response.Cookies[\"b\"].HttpOnly = true;")]
    [InlineData("if (flag) { var c = {|CKS1001:{|CKS1002:new HttpCookie(\"a\", id)|}|}; Response.Cookies.Add(c); } else { var d = new HttpCookie(\"a\", id); d.Secure = true; d.HttpOnly = true; Response.Cookies.Add(d); }")]
    public Task A_cookie_that_is_unsafe_when_it_is_added_is_reported(string statements) => ClassicTest.Body(statements);

    [Theory]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { Secure = true, HttpOnly = true });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"theme\", id) { Secure = true, HttpOnly = false });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { Secure = flag, HttpOnly = flag });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { Secure = Request.IsSecureConnection, HttpOnly = true });")]
    [InlineData("Response.Cookies.Add(given);")]
    [InlineData("Response.Cookies.Add(Request.Cookies[\"sid\"]);")]
    [InlineData("Request.Cookies.Add(new HttpCookie(\"sid\", id));")]
    [InlineData("new HttpCookieCollection().Add(new HttpCookie(\"sid\", id));")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\") { Expires = DateTime.Now.AddDays(-1) });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\") { Expires = DateTime.MinValue });")]
    [InlineData("var cookie = new HttpCookie(\"sid\", id); Response.Cookies.Add(cookie); cookie.Secure = true; cookie.HttpOnly = true;")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id)); Response.Cookies[\"sid\"].Secure = true; Response.Cookies[\"sid\"].HttpOnly = true;")]
    [InlineData("var unused = new HttpCookie(\"sid\", id);")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, SameSite = SameSiteMode.None });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Domain = id, Expires = DateTime.Now.AddDays(30) });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = flag, SameSite = SameSiteMode.None });")]
    [InlineData("var cookie = new HttpCookie(\"sid\", id); if (flag) { cookie.Secure = true; cookie.HttpOnly = true; } Response.Cookies.Add(cookie);")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Domain = null });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Domain = \"localhost\" });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Domain = flag ? \"shop.example\" : id });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Expires = DateTime.Parse(id) });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Expires = DateTime.Now.AddDays(id.Length) });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\") { Domain = \"shop.example\", Expires = DateTime.Now.AddYears(-10) });")]
    [InlineData("var a = new HttpCookie(\"a\", id); Response.Cookies.Add(a); var b = a; b.Secure = true; b.HttpOnly = true;")]
    [InlineData("var a = new HttpCookie(\"a\", id); Response.Cookies.Add(a); var b = new HttpCookie(\"b\"); b = a; b.Secure = true; b.HttpOnly = true;")]
    [InlineData("Response.Cookies.Add(new HttpCookie(id)); Response.Cookies[\"b\"].Secure = true; Response.Cookies[\"b\"].HttpOnly = true;")]
    public Task A_cookie_that_is_safe_unknown_or_not_sent_is_silent(string statements) => ClassicTest.Body(statements);

    [Theory]
    [InlineData("exempt_cookies = sid, basket", "Response.Cookies.Add(new HttpCookie(\"sid\", id)); Response.Cookies[\"basket\"].Value = id;")]
    [InlineData("cookie_policy = secure", "Response.Cookies.Add({|CKS1002:new HttpCookie(\"sid\", id)|}); {|CKS1002:Response.Cookies[\"basket\"]|}.Value = id;")]
    [InlineData("cookie_policy = secure, http_only", "Response.Cookies.Add(new HttpCookie(\"sid\", id)); Response.Cookies[\"basket\"].Value = id;")]
    [InlineData("script_readable_cookies = basket", "Response.Cookies.Add({|CKS1001:new HttpCookie(\"basket\", id)|}); {|CKS1001:Response.Cookies[\"Basket2\"]|}.Value = id; Response.Cookies[\"Basket2\"].HttpOnly = true;")]
    [InlineData("CKS1001.exempt_cookies = basket", "{|CKS1002:Response.Cookies[\"basket\"]|}.Value = id;")]
    [InlineData("max_cookie_lifetime = 7.00:00:00", "var c = Response.Cookies[\"basket\"]; c.Value = id; c.Secure = c.HttpOnly = true; c.Expires = {|CKS1011:DateTime.Now.AddDays(8)|};")]
    public Task Options_count(string option, string statements) => ClassicTest.Body(statements, options: "cookie_security." + option);

    [Fact]
    public Task Options_from_a_helper_are_reported_at_the_argument() => ClassicTest.Body(
        "Response.Cookies.Add({|CKS1001:{|CKS1002:Make(id)|}|});", members: "    private static HttpCookie Make(string value) => new HttpCookie(\"sid\", value);");

    [Fact]
    public Task A_helper_that_writes_is_seen_from_its_caller() => ClassicTest.Body(
        "Write(Response, {|CKS1001:new HttpCookie(\"sid\", id) { HttpOnly = true }|});",
        members: "    private static void Write(HttpResponse response, HttpCookie cookie) => response.Cookies.Add(cookie);");

    [Theory]
    [InlineData("requireSSL=\"true\" httpOnlyCookies=\"true\"", "Response.Cookies.Add(new HttpCookie(\"sid\", id));")]
    [InlineData("requireSSL=\"true\"", "Response.Cookies.Add({|CKS1002:new HttpCookie(\"sid\", id)|});")]
    [InlineData("requireSSL=\"false\" httpOnlyCookies=\"true\"", "Response.Cookies.Add({|CKS1001:new HttpCookie(\"sid\", id)|});")]
    [InlineData("requireSSL=\"#{Ssl}#\" httpOnlyCookies=\"true\"", "Response.Cookies.Add(new HttpCookie(\"sid\", id));")]
    [InlineData("requireSSL=\"true\" httpOnlyCookies=\"true\"", "Response.Cookies.Add(new HttpCookie(\"sid\", id) { {|CKS1001:Secure = false|}, {|CKS1002:HttpOnly = false|} });")]
    public Task The_defaults_of_web_config_count_and_explicit_values_replace_them(string attributes, string statements) => ClassicTest.Body(statements, Cookies(attributes));

    [Fact]
    public Task A_library_does_not_know_the_defaults_of_its_host() =>
        ClassicTest.Body("Response.Cookies.Add(new HttpCookie(\"sid\", id)); other.Cookies.Add(new HttpCookie(\"sid\", id) { {|CKS1001:Secure = false|} });", webConfig: null);

    [Fact]
    public Task A_file_that_is_not_well_formed_says_nothing() => ClassicTest.Body("Response.Cookies.Add(new HttpCookie(\"sid\", id));", "<configuration><system.web>");

    [Fact]
    public Task Code_that_changes_all_cookies_at_the_end_of_requests_is_believed() => ClassicTest.File("""
        using System;
        using System.Web;

        public class Global : HttpApplication
        {
            protected void Application_EndRequest(object sender, EventArgs e)
            {
                foreach (string name in Response.Cookies)
                {
                    Response.Cookies[name].Secure = true;
                    Response.Cookies[name].HttpOnly = true;
                }
            }

            protected void Session_Start() => Response.Cookies.Add(new HttpCookie("sid", "1"));
        }
        """);

    [Fact]
    public Task A_look_alike_of_the_users_own_is_silent() => ClassicTest.File("""
        public class HttpCookie { public bool Secure { get; set; } }
        public class Jar { public void Add(HttpCookie cookie) { } }
        public class Response { public Jar Cookies { get; } = new Jar(); }
        public class Shop { public void Handle(Response response) => response.Cookies.Add(new HttpCookie()); }
        """);

    [Theory]
    [InlineData("Response.Cookies.Add({|CKS1001:{|CKS1002:new HttpCookie(\"sid\", id)|}|}); // kept", "Response.Cookies.Add(new HttpCookie(\"sid\", id) { Secure = true, HttpOnly = true }); // kept")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { {|CKS1001:Secure = false|}, HttpOnly = true });", "Response.Cookies.Add(new HttpCookie(\"sid\", id) { Secure = true, HttpOnly = true });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, {|CKS1004:SameSite = SameSiteMode.None|} });", "Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, SameSite = SameSiteMode.None, Secure = true });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, {|CKS1010:Domain = \"shop.example\"|} });", "Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true });")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Expires = {|CKS1011:DateTime.Now.AddYears(10)|} });", "Response.Cookies.Add(new HttpCookie(\"sid\", id) { HttpOnly = true, Secure = true, Expires = DateTime.UtcNow.AddDays(400) });")]
    public Task Fixes_set_what_is_missing(string before, string after) => ClassicTest.Fix(before, after);
}
