using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.CookieHeaders;

/// <summary>CKS1007: a header whose cookie is known to lack Secure or HttpOnly.</summary>
public sealed class InsecureHeaderTests
{
    [Theory]
    [InlineData("""Response.Headers.Append("Set-Cookie", {|CKS1007:"sid=1; path=/"|});""")]
    [InlineData("""Response.Headers.Append("set-cookie", {|CKS1007:"sid=1"|});""")]
    [InlineData("""Response.Headers.Append("SET-COOKIE", {|CKS1007:"sid=1"|});""")]
    [InlineData("""Response.Headers.Append(HeaderNames.SetCookie, {|CKS1007:"sid=1"|});""")]
    [InlineData("""Response.Headers.Append(value: {|CKS1007:"sid=1"|}, key: "Set-Cookie");""")]
    [InlineData("""Response.Headers.Add("Set-Cookie", {|CKS1007:"sid=1"|});""")]
    [InlineData("""Response.Headers.Add(new KeyValuePair<string, StringValues>("Set-Cookie", {|CKS1007:"sid=1"|}));""")]
    [InlineData("""Response.Headers.TryAdd("Set-Cookie", {|CKS1007:"sid=1"|});""")]
    [InlineData("""Response.Headers["Set-Cookie"] = {|CKS1007:"sid=1"|};""")]
    [InlineData("""Response.Headers.SetCookie = {|CKS1007:"sid=1"|};""")]
    [InlineData("""Response.Headers.AppendCommaSeparatedValues("Set-Cookie", {|CKS1007:"sid=1"|}, {|CKS1007:"lang=en"|});""")]
    [InlineData("""Response.Headers.SetCommaSeparatedValues("Set-Cookie", {|CKS1007:"sid=1"|});""")]
    [InlineData("""HeaderDictionaryExtensions.Append(Response.Headers, "Set-Cookie", {|CKS1007:"sid=1"|});""")]
    [InlineData("""headers.Append("Set-Cookie", {|CKS1007:"sid=1"|});""")]
    [InlineData("""upstream.Headers.Add("Set-Cookie", {|CKS1007:"sid=1"|});""")]
    [InlineData("""upstream.Headers.TryAddWithoutValidation("Set-Cookie", {|CKS1007:"sid=1"|});""")]
    [InlineData("""upstream.Headers.Add("Set-Cookie", new[] { {|CKS1007:"sid=1"|}, "a=b; secure; httponly" });""")]
    [InlineData("""var all = new HeaderDictionary { ["Set-Cookie"] = {|CKS1007:"sid=1"|} };""")]
    [InlineData("""var all = new HeaderDictionary { { "Set-Cookie", {|CKS1007:"sid=1"|} } };""")]
    public Task Every_way_to_write_the_header_is_reported(string statement) => HeaderTest.Body(statement);

    [Theory]
    [InlineData("""{|CKS1007:"sid=1"|}""")]
    [InlineData("""{|CKS1007:$"sid={id}; Path=/"|}""")]
    [InlineData("""{|CKS1007:$"sid={id:N}; Expires={DateTime.UtcNow:R}; HttpOnly"|}""")]
    [InlineData("""{|CKS1007:"sid=" + id + "; path=/"|}""")]
    [InlineData("""{|CKS1007:string.Format("sid={0}; path=/", id)|}""")]
    [InlineData("""{|CKS1007:string.Concat("sid=", id, "; path=/")|}""")]
    [InlineData("""new StringValues({|CKS1007:"sid=1"|})""")]
    [InlineData("""new StringValues(new[] { {|CKS1007:"sid=1"|}, {|CKS1007:"lang=en"|} })""")]
    [InlineData("""new[] { {|CKS1007:"sid=1"|}, {|CKS1007:"a=b; httponly"|} }""")]
    [InlineData("""(StringValues){|CKS1007:"sid=1"|}""")]
    [InlineData("""StringValues.Concat(Response.Headers.SetCookie, {|CKS1007:"sid=1"|})""")]
    [InlineData("""{|CKS1007:"sid=1; secure"|}""")]
    [InlineData("""{|CKS1007:"sid=1; HTTPONLY; samesite=lax"|}""")]
    [InlineData("""{|CKS1007:"sid=secure; path=/httponly; domain=secure"|}""")]
    [InlineData("""{|CKS1007:"sid=1; xsecure; httponlyx"|}""")]
    [InlineData("""{|CKS1007:$"{text}={id}; path=/"|}""")]
    [InlineData("""{|CKS1007:"XSRF-TOKEN=1; path=/"|}""")]
    [InlineData("""{|CKS1007:@"sid=1"|}""")]
    public Task A_text_that_lacks_an_attribute_is_reported(string value) => HeaderTest.Body($"""Response.Headers.Append("Set-Cookie", {value});""");

    [Theory]
    [InlineData("""Response.Headers.Append("Set-Cookie", {|CKS1007:flag ? "sid=1" : "sid=2; secure"|});""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", flag ? "sid=1" : "sid=2; secure; httponly");""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", $"sid={id}; secure" + (flag ? "; httponly" : ""));""")]
    public Task A_text_that_depends_is_reported_where_every_path_lacks_something(string statement) => HeaderTest.Body(statement);

    [Fact]
    public Task A_text_in_a_local_is_reported_where_it_is_made() => HeaderTest.Body("""
                var cookie = {|CKS1007:$"sid={id}; path=/"|};
                Response.Headers.Append("Set-Cookie", cookie);
        """);

    [Fact]
    public Task A_text_that_grows_is_reported_at_the_argument() => HeaderTest.Body("""
                var cookie = $"sid={id}; path=/";
                if (flag)
                {
                    cookie += "; secure";
                }

                Response.Headers.Append("Set-Cookie", {|CKS1007:cookie|});
        """);

    [Fact]
    public Task A_text_from_a_helper_or_a_constant_is_reported_at_the_argument() => HeaderTest.Members(
        """
            private const string Cookie = "sid=1";
            private static string Make(string id) => $"sid={id}; path=/";
        """,
        """
                Response.Headers.Append("Set-Cookie", {|CKS1007:Make(id)|});
                Response.Headers.Append("Set-Cookie", {|CKS1007:Cookie|});
        """);

    [Fact]
    public Task A_header_named_by_a_constant_is_found() => HeaderTest.Members(
        """
            private const string Name = "Set-Cookie";
            private static readonly string Other = "set-cookie";
        """,
        """
                Response.Headers.Append(Name, {|CKS1007:"sid=1"|});
                Response.Headers[Other] = {|CKS1007:"sid=1"|};
        """);

    [Fact]
    public Task A_header_named_by_a_constant_of_another_file_is_found() => ApplicationTest.Library(
        HeaderTest.Rules,
        """
        class Shop
        {
            public void Handle(HttpResponse response) => response.Headers.Append(Names.Header, {|CKS1007:"sid=1"|});
        }
        """,
        test => test.TestState.Sources.Add("""
            static class Names
            {
                public const string Header = "Set-Cookie";
            }
            """));

    [Fact]
    public Task Top_level_programs_lambdas_and_local_functions_are_looked_into() => ApplicationTest.Program(
        HeaderTest.Rules,
        """
        var app = WebApplication.Create();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Append("Set-Cookie", {|CKS1007:"sid=1"|});
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.MapGet("/", (HttpResponse response) => Write(response));
        app.Run();

        static void Write(HttpResponse response) => response.Headers.SetCookie = {|CKS1007:"sid=1"|};
        """);

    [Theory]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", "sid=1; secure; httponly");""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", "sid=1;Secure;HttpOnly");""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", "XSRF-TOKEN=1; secure");""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", $"sid={id}; {text}");""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", $"sid={id}; path=/; secure" + text);""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", text);""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", "sid=; max-age=0");""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", "sid=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/");""")]
    [InlineData("""{|CKS1008:Response.Headers["Set-Cookie"] = text|};""")]
    [InlineData("""{|CKS1008:Response.Headers.SetCookie = "sid=1; secure; httponly"|};""")]
    [InlineData("""upstream.Headers.{|CKS1008:Add|}("Set-Cookie", text);""")]
    public Task A_header_that_lacks_nothing_or_cannot_be_read_is_only_handwritten(string statement) => HeaderTest.Body(statement);

    [Theory]
    [InlineData("""Response.Headers.Append("X-Cookie", "sid=1");""")]
    [InlineData("""Response.Headers.Append(text, "sid=1");""")]
    [InlineData("""Response.Headers.Append(flag ? "Set-Cookie" : "X-Cookie", "sid=1");""")]
    [InlineData("""Request.Headers.Append("Set-Cookie", "sid=1");""")]
    [InlineData("""Request.Headers["Set-Cookie"] = "sid=1";""")]
    [InlineData("""Request.Headers.SetCookie = "sid=1";""")]
    [InlineData("""var all = Request.Headers; all.SetCookie = "sid=1";""")]
    [InlineData("""outgoing.Headers.Add("Set-Cookie", "sid=1");""")]
    [InlineData("""outgoing.Headers.TryAddWithoutValidation("Set-Cookie", "sid=1");""")]
    [InlineData("""new Dictionary<string, string>().Add("Set-Cookie", "sid=1");""")]
    [InlineData("""Response.Headers.Remove("Set-Cookie");""")]
    [InlineData("""var read = Response.Headers["Set-Cookie"];""")]
    [InlineData("""Response.Headers["Set-Cookie"] = StringValues.Empty;""")]
    [InlineData("""Response.Headers.SetCookie = default;""")]
    [InlineData("""Response.Headers.SetCookie = (string)null;""")]
    [InlineData("""Response.Headers.SetCookie = "";""")]
    public Task Other_headers_requests_and_removals_are_silent(string statement) => HeaderTest.Body(statement);

    [Fact]
    public Task A_look_alike_is_silent() => ApplicationTest.Library(
        HeaderTest.Rules,
        """
        interface IHeaderDictionary
        {
            string this[string key] { get; set; }
            string SetCookie { get; set; }
            void Append(string key, string value);
        }

        class Shop
        {
            public void Handle(IHeaderDictionary headers)
            {
                headers.Append("Set-Cookie", "sid=1");
                headers["Set-Cookie"] = "sid=1";
                headers.SetCookie = "sid=1";
            }
        }
        """);

    [Fact]
    public Task Code_for_development_is_silent() => HeaderTest.Members(
        "    private readonly IWebHostEnvironment environment;",
        """
                if (environment.IsDevelopment())
                {
                    Response.Headers.Append("Set-Cookie", "sid=1");
                }
        """);

    [Theory]
    [InlineData("cookie_security.exempt_cookies = sid", "Response.Headers.Append(\"Set-Cookie\", \"sid=1; path=/\");")]
    [InlineData("cookie_security.exempt_cookies = sid", "Response.Headers.Append(\"Set-Cookie\", $\"sid={id}; secure; httponly\");")]
    [InlineData("cookie_security.script_readable_cookies = sid", "Response.Headers.{|CKS1008:Append|}(\"Set-Cookie\", \"sid=1; secure\");")]
    [InlineData("cookie_security.script_readable_cookies = sid", "Response.Headers.Append(\"Set-Cookie\", {|CKS1007:\"sid=1\"|});")]
    [InlineData("cookie_security.CKS1007.exempt_cookies = sid", "Response.Headers.{|CKS1008:Append|}(\"Set-Cookie\", \"sid=1\");")]
    [InlineData("cookie_security.cookie_policy = secure, http_only", "Response.Headers.Append(\"Set-Cookie\", {|CKS1007:\"sid=1\"|});")]
    public Task Options_decide_by_the_name(string settings, string statement) => HeaderTest.Body(statement, test => test.Configure(settings));

    [Fact]
    public Task A_policy_does_not_touch_headers() => ApplicationTest.Program(
        HeaderTest.Rules,
        """
        using Microsoft.AspNetCore.CookiePolicy;

        var app = WebApplication.Create();
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, HttpOnly = HttpOnlyPolicy.Always });
        app.MapGet("/", (HttpResponse response) => response.Headers.Append("Set-Cookie", {|CKS1007:"sid=1"|}));
        app.Run();
        """);
}
