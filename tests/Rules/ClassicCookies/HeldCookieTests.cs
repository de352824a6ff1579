namespace CookieSecurity.Tests.ClassicCookies;

/// <summary>CKS1001, CKS1002, CKS1004, CKS1010 and CKS1011 on cookies that code asks a response of System.Web for: <c>Response.Cookies["name"]</c>.</summary>
public sealed class HeldCookieTests
{
    private static string Cookies(string attributes) => $"<configuration><system.web><httpCookies {attributes} /></system.web></configuration>";

    [Theory]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id;")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies.Get(\"basket\")|}|}.Value = id;")]
    [InlineData("{|CKS1001:{|CKS1002:other.Cookies[\"basket\"]|}|}.Value = id;")]
    [InlineData("{|CKS1001:{|CKS1002:HttpContext.Current.Response.Cookies[\"basket\"]|}|}.Value = id;")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}[\"key\"] = id;")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Values[\"key\"] = id;")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Values.Add(\"key\", id);")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value += id;")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = flag ? id : \"none\";")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id; Response.Cookies[\"basket\"].Expires = DateTime.Now.AddDays(1);")]
    [InlineData("Response.Cookies[\"basket\"].Path = \"/shop\"; {|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id;")]
    [InlineData("{|CKS1001:Response.Cookies[\"basket\"]|}.Value = id; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("Response.Cookies[\"basket\"].Secure = true; {|CKS1002:Response.Cookies[\"basket\"]|}.Value = id;")]
    [InlineData("{|CKS1001:Response.Cookies[\"basket\"]|}.Value = id; Response.Cookies[\"BASKET\"].HttpOnly = true;")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"basket\"].HttpOnly = true; {|CKS1001:Response.Cookies[\"basket\"].Secure = false|};")]
    [InlineData("Response.Cookies[\"basket\"].Secure = true; Response.Cookies[\"basket\"].HttpOnly = true; Response.Cookies[\"basket\"].Value = id; {|CKS1001:Response.Cookies[\"basket\"].Secure = false|};")]
    [InlineData("Response.Cookies[\"sid\"].Value = id; Response.Cookies[\"sid\"].Secure = true; {|CKS1002:Response.Cookies[\"sid\"].HttpOnly = false|};")]
    [InlineData("var c = {|CKS1001:Response.Cookies[\"basket\"]|}; c.Value = id; c.HttpOnly = true;")]
    [InlineData("var c = {|CKS1001:Response.Cookies[\"basket\"]|}; c.Value = id; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("HttpCookie c; c = {|CKS1001:Response.Cookies[\"basket\"]|}; c[\"key\"] = id; c.HttpOnly = true;")]
    [InlineData("var c = Response.Cookies[\"basket\"]; c.HttpOnly = true; c.Value = id; {|CKS1001:c.Secure = false|};")]
    [InlineData("var all = Response.Cookies; {|CKS1001:{|CKS1002:all[\"basket\"]|}|}.Value = id;")]
    [InlineData("var answer = Response; {|CKS1001:{|CKS1002:answer.Cookies[\"basket\"]|}|}.Value = id;")]
    [InlineData("const string name = \"basket\"; {|CKS1001:Response.Cookies[name]|}.Value = id; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("{|CKS1001:Response.Cookies[Name]|}.Value = id; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("{|CKS1001:Response.Cookies[nameof(Shop)]|}.Value = id; Response.Cookies[nameof(Shop)].HttpOnly = true;")]
    [InlineData("{|CKS1001:Response.Cookies[id]|}.Value = \"1\"; Response.Cookies[id].HttpOnly = true;")]
    [InlineData("{|CKS1001:Response.Cookies[name: \"basket\"]|}.Value = id; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"a\"]|}|}.Value = id; {|CKS1001:{|CKS1002:Response.Cookies[\"b\"]|}|}.Value = id;")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"a\"]|}|}.Value = id; Response.Cookies[\"b\"].Value = id; Response.Cookies[\"b\"].Secure = true; Response.Cookies[\"b\"].HttpOnly = true;")]
    [InlineData("if (flag) { {|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id; }")]
    [InlineData("if (flag) { {|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id; } else { Response.Cookies[\"basket\"].Value = \"2\"; }")]
    [InlineData("Response.Cookies[\"basket\"].HttpOnly = true; Response.Cookies[\"basket\"].Value = id; if (flag) { {|CKS1001:Response.Cookies[\"basket\"].Secure = false|}; }")]
    [InlineData("if (flag) return; {|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id;")]
    [InlineData("try { {|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id; } finally { Response.Flush(); }")]
    [InlineData("for (var i = 0; i < 3; i++) { {|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id + i; }")]
    [InlineData("foreach (var name in new[] { \"a\", \"b\" }) { {|CKS1001:{|CKS1002:Response.Cookies[name]|}|}.Value = id; }")]
    [InlineData("Response.Cookies[\"basket\"].HttpOnly = true; {|CKS1004:Response.Cookies[\"basket\"].SameSite = SameSiteMode.None|}; Response.Cookies[\"basket\"].Value = id;")]
    [InlineData("var c = Response.Cookies[\"basket\"]; c.Value = id; c.HttpOnly = true; c.Secure = true; {|CKS1010:c.Domain = \"shop.example\"|};")]
    [InlineData("var c = Response.Cookies[\"basket\"]; c.Value = id; c.HttpOnly = true; c.Secure = true; c.Expires = {|CKS1011:DateTime.Now.AddYears(10)|};")]
    [InlineData("var c = {|CKS1001:Response.Cookies[\"basket\"]|}; c.Value = id; c.HttpOnly = true; Response.Cookies.Set(c);")]
    [InlineData("var c = {|CKS1001:Response.Cookies[\"basket\"]|}; c.Value = id; c.HttpOnly = true; Response.SetCookie(c);")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = Request.Cookies[\"basket\"].Value;")]
    [InlineData("Response.Cookies.Add({|CKS1001:{|CKS1002:new HttpCookie(\"a\", id)|}|}); {|CKS1001:{|CKS1002:Response.Cookies[\"b\"]|}|}.Value = id;")]
    public Task A_cookie_of_the_response_that_is_unsafe_in_the_end_is_reported(string statements) =>
        ClassicTest.Body(statements, members: "    private static readonly string Name = \"basket\";");

    [Theory]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"basket\"].Secure = true; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("Response.Cookies[\"basket\"].Secure = true; Response.Cookies[\"basket\"].HttpOnly = true; Response.Cookies[\"basket\"].Value = id;")]
    [InlineData("Response.Cookies[\"basket\"].Secure = Response.Cookies[\"basket\"].HttpOnly = true; Response.Cookies[\"basket\"].Value = id;")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"Basket\"].Secure = true; Response.Cookies[\"BASKET\"].HttpOnly = true;")]
    [InlineData("var c = Response.Cookies[\"basket\"]; c.Value = id; c.Secure = true; c.HttpOnly = true;")]
    [InlineData("var c = Response.Cookies[\"basket\"]; c.Secure = true; c.HttpOnly = true; Response.Cookies[\"basket\"].Value = id;")]
    [InlineData("Response.Cookies[id].Value = id; Response.Cookies[id].Secure = true; Response.Cookies[id].HttpOnly = true;")]
    [InlineData("Response.Cookies[\"theme\"].Value = id; Response.Cookies[\"theme\"].Secure = true; Response.Cookies[\"theme\"].HttpOnly = false;")]
    public Task A_cookie_that_is_safe_in_the_end_is_silent(string statements) => ClassicTest.Body(statements);

    [Theory]
    [InlineData("Response.Cookies[\"basket\"].Value = id; if (flag) { Response.Cookies[\"basket\"].Secure = true; Response.Cookies[\"basket\"].HttpOnly = true; }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"basket\"].Secure = flag; Response.Cookies[\"basket\"].HttpOnly = flag;")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"basket\"].Secure = Request.IsSecureConnection; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("if (flag) return; Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"basket\"].Secure = true; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; foreach (string name in Response.Cookies) { Response.Cookies[name].Secure = true; Response.Cookies[name].HttpOnly = true; }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; for (var i = 0; i < Response.Cookies.Count; i++) { Response.Cookies[i].Secure = true; Response.Cookies[i].HttpOnly = true; }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; foreach (var name in Response.Cookies.AllKeys) { Response.Cookies[name].Secure = true; Response.Cookies[name].HttpOnly = true; }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Response.Cookies[id].Secure = true; Response.Cookies[id].HttpOnly = true;")]
    [InlineData("Response.Cookies[id].Value = id; id = \"other\"; Response.Cookies[id].HttpOnly = true;")]
    [InlineData("Response.Cookies[id + \"1\"].Value = id;")]
    [InlineData("Response.Cookies[given.Name].Value = id;")]
    [InlineData("Response.Cookies[0].Value = id;")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Response.Cookies.Remove(\"basket\");")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Response.Cookies.Clear();")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Response.Cookies.Add(given);")]
    [InlineData("given = Response.Cookies[\"basket\"]; given.Value = id; kept = given;")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; var all = Response.Cookies; all = other.Cookies; all[\"basket\"].Secure = true;")]
    public Task What_may_be_set_in_a_way_that_is_not_followed_is_silent(string statements) =>
        ClassicTest.Body(statements, members: "    private HttpCookie kept;");

    [Theory]
    [InlineData("Response.Cookies[\"basket\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("Response.Cookies[\"basket\"].Value = null; Response.Cookies[\"basket\"].Expires = DateTime.Now.AddDays(-1);")]
    [InlineData("Response.Cookies[\"basket\"].Value = string.Empty; Response.Cookies[\"basket\"].Expires = DateTime.MinValue;")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"basket\"].Expires = DateTime.Now.AddMonths(-20);")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; if (flag) { Response.Cookies[\"basket\"].Expires = DateTime.UtcNow.AddYears(-1); }")]
    [InlineData("Response.Cookies[\"ASP.NET_SessionId\"].Value = string.Empty;")]
    [InlineData("Response.Cookies[\"basket\"].Value = \"\"; Response.Cookies[\"other\"].Value = null;")]
    [InlineData("Response.Cookies[\"basket\"].Expires = DateTime.Now.AddDays(7);")]
    [InlineData("Response.Cookies[\"basket\"].Domain = \"shop.example\";")]
    [InlineData("var value = Response.Cookies[\"basket\"].Value;")]
    [InlineData("if (Response.Cookies[\"basket\"] != null) { Response.Write(Response.Cookies[\"basket\"].Values[\"key\"]); }")]
    [InlineData("Request.Cookies[\"basket\"].Value = id;")]
    [InlineData("Request.Cookies[\"basket\"][\"key\"] = id; Request.Cookies.Get(\"basket\").Values[\"key\"] = id;")]
    [InlineData("var c = Request.Cookies[\"basket\"]; c.Value = id;")]
    [InlineData("new HttpCookieCollection()[\"basket\"].Value = id;")]
    public Task A_deletion_and_what_gives_no_cookie_of_the_response_content_is_silent(string statements) => ClassicTest.Body(statements);

    [Theory]
    [InlineData("Response.Cookies.Add({|CKS1001:new HttpCookie(\"basket\", id) { HttpOnly = true }|}); Response.Cookies[\"basket\"].Value = id;")]
    [InlineData("var c = {|CKS1001:new HttpCookie(\"basket\") { HttpOnly = true }|}; Response.Cookies.Set(c); Response.Cookies[\"Basket\"].Value = id;")]
    [InlineData("Response.SetCookie({|CKS1001:new HttpCookie(\"basket\", id) { HttpOnly = true }|}); Response.Cookies[\"basket\"].Values[\"key\"] = id;")]
    [InlineData("Response.Cookies.Add(new HttpCookie(\"basket\", id) { HttpOnly = true, Secure = true }); Response.Cookies[\"basket\"].Value = id;")]
    [InlineData("Response.Cookies.Add(new HttpCookie(id) { HttpOnly = true, Secure = true }); Response.Cookies[\"basket\"].Value = id;")]
    public Task A_cookie_that_was_handed_over_is_reported_where_it_is_made_only(string statements) => ClassicTest.Body(statements);

    [Theory]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[FormsAuthentication.FormsCookieName]|}|}.Value = id;")]
    [InlineData("FormsAuthentication.SetAuthCookie(id, false); Response.Cookies[FormsAuthentication.FormsCookieName].Value = id;")]
    [InlineData("FormsAuthentication.SetAuthCookie(id, false); Response.Cookies[\".aspxauth\"].Value = id; {|CKS1001:Response.Cookies[\".aspxauth\"].Secure = false|};")]
    [InlineData("FormsAuthentication.RedirectFromLoginPage(id, false); {|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id;")]
    [InlineData("Response.Cookies[\"ASP.NET_SessionId\"].Value = id;")]
    [InlineData("Response.Cookies[\"ASP.NET_SessionId\"].Value = id; {|CKS1001:Response.Cookies[\"ASP.NET_SessionId\"].Secure = false|};")]
    public Task The_frameworks_own_cookies_have_flags_of_their_own(string statements) => ClassicTest.Body(statements.Replace("FormsAuthentication", "System.Web.Security.FormsAuthentication", StringComparison.Ordinal));

    [Theory]
    [InlineData("DEBUG")]
    [InlineData("!DEBUG")]
    public Task What_hangs_on_the_build_is_silent(string condition) => ClassicTest.Body($$"""
        Response.Cookies["basket"].Value = id;
        Response.Cookies["basket"].HttpOnly = true;
        #if {{condition}}
        Response.Cookies["basket"].Secure = true;
        #endif
        """);

    [Theory]
    [InlineData("Harden(Response.Cookies[\"basket\"]); Response.Cookies[\"basket\"].Value = id;", "private static void Harden(HttpCookie cookie) { cookie.Secure = true; cookie.HttpOnly = true; }")]
    [InlineData("var c = Response.Cookies[\"basket\"]; c.Value = id; Harden(c);", "private static void Harden(HttpCookie cookie) { cookie.Secure = true; cookie.HttpOnly = true; }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Harden(Response);", "private static void Harden(HttpResponse response) { response.Cookies[\"basket\"].Secure = true; response.Cookies[\"basket\"].HttpOnly = true; }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Harden(Response.Cookies);", "private static void Harden(HttpCookieCollection cookies) { cookies[\"basket\"].Secure = true; cookies[\"basket\"].HttpOnly = true; }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Harden();", "private void Harden() { Response.Cookies[\"basket\"].Secure = true; Response.Cookies[\"basket\"].HttpOnly = true; }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Outer();", "private void Outer() => Harden(); private void Harden() { foreach (string name in Response.Cookies) { Response.Cookies[name].Secure = true; Response.Cookies[name].HttpOnly = true; } }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; if (Hardened) { }", "private bool Hardened { get { Response.Cookies[\"basket\"].Secure = true; Response.Cookies[\"basket\"].HttpOnly = true; return true; } }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; harden(Response);", "private readonly Action<HttpResponse> harden;")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; hardener.Harden(context);", "private interface IHardener { void Harden(HttpContext context); } private readonly IHardener hardener;")]
    [InlineData("var c = Response.Cookies[\"basket\"]; c.Value = id; harden(c);", "private readonly Action<HttpCookie> harden;")]
    public Task What_a_helper_may_set_is_believed(string statements, string members) => ClassicTest.Body(statements, members: members);

    [Theory]
    [InlineData("Fill({|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}, id);", "private static void Fill(HttpCookie cookie, string value) { cookie.Value = value; }")]
    [InlineData("Fill({|CKS1001:Response.Cookies[\"basket\"]|}, id);", "private static void Fill(HttpCookie cookie, string value) { cookie.Value = value; cookie.HttpOnly = true; cookie.Secure = false; }")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id; Log(id); Count();", "private static void Log(string text) { } private int Count() => Request.Cookies.Count;")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id; Language();", "private void Language() { Response.Cookies[\"lang\"].Value = \"en\"; Response.Cookies[\"lang\"].Secure = true; Response.Cookies[\"lang\"].HttpOnly = true; }")]
    [InlineData("{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = Existing;", "private string Existing => Request.Cookies[\"basket\"].Value;")]
    public Task What_a_helper_does_is_followed(string statements, string members) => ClassicTest.Body(statements, members: members);

    [Theory]
    [InlineData("Action write = () => {|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id;")]
    [InlineData("Action write = () => { {|CKS1001:Response.Cookies[\"basket\"]|}.Value = id; Response.Cookies[\"basket\"].HttpOnly = true; };")]
    [InlineData("Action write = () => { Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"basket\"].HttpOnly = true; {|CKS1001:Response.Cookies[\"basket\"].Secure = false|}; };")]
    [InlineData("Action write = () => { var c = {|CKS1001:Response.Cookies[\"basket\"]|}; c.Value = id; c.HttpOnly = true; };")]
    [InlineData("Action write = () => { Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"basket\"].HttpOnly = true; Response.Cookies[\"basket\"].Secure = true; };")]
    [InlineData("Action write = delegate { {|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id; };")]
    [InlineData("Action write = () => Response.Cookies[\"basket\"].Value = id; write(); Response.Cookies[\"basket\"].Secure = true; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Action harden = () => { Response.Cookies[\"basket\"].Secure = true; Response.Cookies[\"basket\"].HttpOnly = true; };")]
    [InlineData("Write(); void Write() { {|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id; }")]
    [InlineData("Write(); Response.Cookies[\"basket\"].HttpOnly = true; void Write() { {|CKS1001:Response.Cookies[\"basket\"]|}.Value = id; }")]
    [InlineData("Response.Cookies[\"basket\"].Value = id; Harden(); void Harden() { Response.Cookies[\"basket\"].Secure = true; Response.Cookies[\"basket\"].HttpOnly = true; }")]
    public Task Lambdas_and_local_functions_are_read(string statements) => ClassicTest.Body(statements);

    [Theory]
    [InlineData("requireSSL=\"true\" httpOnlyCookies=\"true\"", "Response.Cookies[\"basket\"].Value = id;")]
    [InlineData("requireSSL=\"true\"", "{|CKS1002:Response.Cookies[\"basket\"]|}.Value = id;")]
    [InlineData("httpOnlyCookies=\"true\"", "{|CKS1001:Response.Cookies[\"basket\"]|}.Value = id;")]
    [InlineData("requireSSL=\"#{Ssl}#\" httpOnlyCookies=\"true\"", "Response.Cookies[\"basket\"].Value = id;")]
    [InlineData("requireSSL=\"true\" httpOnlyCookies=\"true\"", "Response.Cookies[\"sid\"].Value = id; {|CKS1001:Response.Cookies[\"sid\"].Secure = false|}; {|CKS1002:Response.Cookies[\"sid\"].HttpOnly = false|};")]
    [InlineData("requireSSL=\"true\" httpOnlyCookies=\"true\"", "Response.Cookies[\"sid\"].Value = id; if (flag) { Response.Cookies[\"sid\"].Secure = false; }")]
    public Task The_defaults_of_web_config_count(string attributes, string statements) => ClassicTest.Body(statements, Cookies(attributes));

    [Fact]
    public Task A_library_does_not_know_the_defaults_of_its_host() =>
        ClassicTest.Body("Response.Cookies[\"a\"].Value = id; Response.Cookies[\"b\"].Value = id; {|CKS1001:Response.Cookies[\"b\"].Secure = false|};", webConfig: null);

    [Fact]
    public Task Properties_constructors_and_pages_are_read() => ClassicTest.File("""
        using System;
        using System.Web;
        using System.Web.UI;
        using Answer = System.Web.HttpResponse;

        public class Basket : Page
        {
            public string Id
            {
                get => Request.Cookies["basket"].Value;
                set => {|CKS1001:{|CKS1002:Response.Cookies["basket"]|}|}.Value = value;
            }

            public string Language
            {
                get { return Request.Cookies["lang"].Value; }
                set
                {
                    {|CKS1002:this.Response.Cookies["region"]|}.Value = value;
                    this.Response.Cookies["region"].Secure = true;
                }
            }

            public Basket(Answer answer) => {|CKS1001:{|CKS1002:answer.Cookies["basket"]|}|}.Value = "1";

            protected void Page_Load(object sender, EventArgs e)
            {
                {|CKS1001:{|CKS1002:Response.Cookies["basket"]|}|}.Value = "1";
                Response.Cookies["basket"].Expires = DateTime.Now.AddDays(1);
            }
        }

        public abstract class Controller
        {
            public HttpResponseBase Response { get; }
        }

        public class HomeController : Controller
        {
            private const string Name = "basket";

            public void Index()
            {
                var cookie = {|CKS1001:{|CKS1002:this.Response.Cookies[Name]|}|};
                cookie.Value = "1";
            }

            public HttpCookie Made()
            {
                var cookie = Response.Cookies[Name];
                cookie.Value = "1";
                return cookie;
            }

            public void Made(out HttpCookie made)
            {
                var cookie = Response.Cookies[Name];
                cookie.Value = "1";
                made = cookie;
            }
        }
        """);

    [Fact]
    public Task A_look_alike_of_the_users_own_is_silent() => ClassicTest.File("""
        public class HttpCookie { public string Value { get; set; } public bool Secure { get; set; } }
        public class HttpCookieCollection { public HttpCookie this[string name] => new HttpCookie(); public HttpCookie Get(string name) => null; }
        public class HttpResponse { public HttpCookieCollection Cookies { get; } = new HttpCookieCollection(); }
        public class Shop
        {
            public void Handle(HttpResponse response)
            {
                response.Cookies["basket"].Value = "1";
                response.Cookies.Get("basket").Value = "1";
            }
        }
        """);

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

            protected void Session_Start() => Response.Cookies["basket"].Value = "1";
        }
        """);

    [Fact]
    public Task What_a_caller_beside_it_sets_is_believed() => ClassicTest.File("""
        using System.Web;

        public class Shop
        {
            private readonly HttpResponse response;

            public void Finish(string id)
            {
                Write(id);
                response.Cookies["basket"].Secure = true;
                response.Cookies["basket"].HttpOnly = true;
            }

            private void Write(string id) => response.Cookies["basket"].Value = id;

            public void Other(string id) => {|CKS1001:{|CKS1002:response.Cookies["basket"]|}|}.Value = id;
        }
        """);

    [Theory]
    [InlineData(
        "{|CKS1001:{|CKS1002:Response.Cookies[\"basket\"]|}|}.Value = id; // kept",
        "Response.Cookies[\"basket\"].Value = id; // kept\nResponse.Cookies[\"basket\"].HttpOnly = true;\nResponse.Cookies[\"basket\"].Secure = true;")]
    [InlineData(
        "{|CKS1001:Response.Cookies.Get(\"basket\")|}.Values.Add(\"key\", id);\n        // kept\n        Response.Cookies[\"basket\"].HttpOnly = true;",
        "Response.Cookies.Get(\"basket\").Values.Add(\"key\", id);\nResponse.Cookies.Get(\"basket\").Secure = true;\n        // kept\n        Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData(
        "var c = {|CKS1002:Response.Cookies[\"basket\"]|};\nc.Secure = true;\nc[\"key\"] = id;\nc.Values[\"other\"] = id;",
        "var c = Response.Cookies[\"basket\"];\nc.Secure = true;\nc[\"key\"] = id;\nc.HttpOnly = true;\nc.Values[\"other\"] = id;")]
    [InlineData(
        "Response.Cookies[\"basket\"].HttpOnly = true;\nif (flag)\n    {|CKS1001:Response.Cookies[\"basket\"]|}.Value = id;\nelse\n{\n    Response.Cookies[\"basket\"].Value = \"2\";\n}",
        "Response.Cookies[\"basket\"].HttpOnly = true;\nif (flag)\n{\n    Response.Cookies[\"basket\"].Value = id;\n    Response.Cookies[\"basket\"].Secure = true;\n}\nelse\n{\n    Response.Cookies[\"basket\"].Value = \"2\";\n    Response.Cookies[\"basket\"].Secure = true;\n}")]
    [InlineData(
        "Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"basket\"].HttpOnly = true; {|CKS1001:Response.Cookies[\"basket\"].Secure = false|}; // kept",
        "Response.Cookies[\"basket\"].Value = id; Response.Cookies[\"basket\"].HttpOnly = true; Response.Cookies[\"basket\"].Secure = true; // kept")]
    [InlineData(
        "Response.Cookies[\"basket\"].Value = id;\nResponse.Cookies[\"basket\"].HttpOnly = true;\n{|CKS1004:Response.Cookies[\"basket\"].SameSite = SameSiteMode.None|};",
        "Response.Cookies[\"basket\"].Value = id;\nResponse.Cookies[\"basket\"].Secure = true;\nResponse.Cookies[\"basket\"].HttpOnly = true;\nResponse.Cookies[\"basket\"].SameSite = SameSiteMode.None;")]
    [InlineData(
        "var c = Response.Cookies[\"basket\"]; c.Value = id; c.HttpOnly = true; c.Secure = true;\n{|CKS1010:c.Domain = \"shop.example\"|};\nc.Path = \"/\";",
        "var c = Response.Cookies[\"basket\"]; c.Value = id; c.HttpOnly = true; c.Secure = true;\nc.Path = \"/\";")]
    [InlineData(
        "var c = Response.Cookies[\"basket\"]; c.Value = id; c.HttpOnly = true; c.Secure = true; c.Expires = {|CKS1011:DateTime.Now.AddYears(10)|};",
        "var c = Response.Cookies[\"basket\"]; c.Value = id; c.HttpOnly = true; c.Secure = true; c.Expires = DateTime.UtcNow.AddDays(400);")]
    public Task Fixes_set_what_is_wrong_and_add_what_is_missing_behind_the_value(string before, string after) => ClassicTest.Fix(before, after);

    [Fact]
    public Task A_member_that_is_one_expression_gets_a_block() => ClassicTest.FixFile(
        "using System.Web;\npublic class Shop : System.Web.UI.Page\n{\n    public string Id\n    {\n        set => {|CKS1001:Response.Cookies[value]|}.Value = Hard(Response.Cookies[value].HttpOnly = true);\n    }\n    private static string Hard(bool value) => \"1\";\n}\n",
        "using System.Web;\npublic class Shop : System.Web.UI.Page\n{\n    public string Id\n    {\n        set\n        {\n            Response.Cookies[value].Value = Hard(Response.Cookies[value].HttpOnly = true);\n            Response.Cookies[value].Secure = true;\n        }\n    }\n    private static string Hard(bool value) => \"1\";\n}\n");

    [Fact]
    public Task Added_statements_keep_line_ends_and_indentation() => ClassicTest.FixFile(
        Lines("", "        {|CKS1001:Response.Cookies[\"basket\"]|}.Value = id;", "        Response.Cookies[\"basket\"].HttpOnly = true;"),
        Lines("", "        Response.Cookies[\"basket\"].Value = id;", "        Response.Cookies[\"basket\"].Secure = true;", "        Response.Cookies[\"basket\"].HttpOnly = true;"));

    [Theory]
    [InlineData("Fill({|CKS1001:Response.Cookies[\"basket\"]|}, id); Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("Response?.Cookies[\"basket\"].Values.Add(\"key\", id); Response.Cookies[\"basket\"].HttpOnly = true; Response.Cookies[\"basket\"].Secure = true;")]
    [InlineData("id = {|CKS1001:Response.Cookies[\"basket\"]|}.Value = \"1\"; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("Action write = () => {|CKS1001:Response.Cookies[\"basket\"]|}.Value = id; Response.Cookies[\"basket\"].HttpOnly = true;")]
    [InlineData("Write(); Response.Cookies[\"basket\"].HttpOnly = true; void Write() => {|CKS1001:Response.Cookies[\"basket\"]|}.Value = id;")]
    public Task Nothing_is_offered_where_no_statement_writes_the_value(string statements) => ClassicTest.NoFix(
        statements, members: "    private static void Fill(HttpCookie cookie, string value) => cookie.Value = value + \"1\";");

    private static string Lines(params string[] statements) => string.Join(
        "\r\n", ["using System.Web;", "public class Shop : System.Web.UI.Page", "{", "    public void Write(string id)", "    {", .. statements, "    }", "}", ""]);
}
