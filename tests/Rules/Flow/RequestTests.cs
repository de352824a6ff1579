namespace CookieSecurity.Tests.Flow;

/// <summary>A flag that follows the request's scheme.</summary>
public sealed class RequestTests
{
    [Theory]
    [InlineData("Request.IsHttps")]
    [InlineData("context.Request.IsHttps")]
    [InlineData("Request.Scheme == \"https\"")]
    [InlineData("\"https\" == Request.Scheme")]
    [InlineData("Request.Scheme != \"http\"")]
    [InlineData("Request.Scheme.Equals(\"https\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("string.Equals(Request.Scheme, \"https\", StringComparison.OrdinalIgnoreCase)")]
    [InlineData("Request.Scheme == Uri.UriSchemeHttps")]
    [InlineData("Request.Scheme is \"https\"")]
    [InlineData("Request is { IsHttps: true }")]
    [InlineData("Request is { Scheme: \"https\" }")]
    [InlineData("Request.Scheme.StartsWith(\"https\")")]
    [InlineData("Request.IsHttps && flag")]
    [InlineData("Request.IsHttps || flag")]
    [InlineData("Request.IsHttps ? true : false")]
    [InlineData("Request.Headers[\"X-Forwarded-Proto\"] == \"https\"")]
    [InlineData("Request.Headers[\"x-forwarded-proto\"].ToString() == \"https\"")]
    [InlineData("Request.Headers[\"X-Forwarded-Proto\"].FirstOrDefault() == \"https\"")]
    [InlineData("Request.Headers[\"X-Forwarded-Proto\"].Equals(\"https\")")]
    [InlineData("Request.IsHttps || Request.Headers[\"X-Forwarded-Proto\"] == \"https\"")]
    [InlineData("Microsoft.AspNetCore.Http.Extensions.UriHelper.GetDisplayUrl(Request).StartsWith(\"https:\")")]
    [InlineData("Microsoft.AspNetCore.Http.Extensions.UriHelper.GetEncodedUrl(Request).StartsWith(\"https:\", StringComparison.Ordinal)")]
    [InlineData("!Request.IsHttps")]
    public Task Secure_by_the_requests_scheme_is_reported_at_the_assignment(string value) =>
        SecureTest.Body($$"""Response.Cookies.Append("a", id, new CookieOptions { {|CKS1005:Secure = {{value}}|} });""");

    [Theory]
    [InlineData("Request.Host.Host != \"localhost\"")]
    [InlineData("Request.Host.HasValue")]
    [InlineData("Request.Path == \"/\"")]
    [InlineData("Request.Headers[\"X-Other\"] == \"https\"")]
    [InlineData("Request.Method == \"GET\"")]
    [InlineData("flag")]
    [InlineData("configuration[\"scheme\"] == \"https\"")]
    [InlineData("true || Request.IsHttps")]
    public Task A_value_with_no_relation_to_the_scheme_is_silent(string value) =>
        SecureTest.Body($$"""Response.Cookies.Append("a", id, new CookieOptions { Secure = {{value}} });""");

    [Theory]
    [InlineData("", "var https = Request.IsHttps; Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1005:Secure = https|} });")]
    [InlineData("", "var o = new CookieOptions(); {|CKS1005:o.Secure = Request.IsHttps|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("bool Https => Request.IsHttps;", "Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1005:Secure = Https|} });")]
    [InlineData("bool Https() => Request.Scheme == \"https\";", "Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1005:Secure = Https()|} });")]
    [InlineData("static bool Https(HttpRequest request) => request.IsHttps;", "Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1005:Secure = Https(Request)|} });")]
    [InlineData("static bool Https(HttpRequest request) { if (request.IsHttps) return true; return request.Headers[\"X-Forwarded-Proto\"] == \"https\"; }", "Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1005:Secure = Https(Request)|} });")]
    [InlineData("static CookieOptions Make(HttpRequest request) => new CookieOptions { Secure = request.IsHttps };", "Response.Cookies.Append(\"a\", id, {|CKS1005:Make(Request)|});")]
    [InlineData("static CookieOptions Make(bool secure) => new CookieOptions { Secure = secure };", "Response.Cookies.Append(\"a\", id, {|CKS1005:Make(Request.IsHttps)|});")]
    [InlineData("", "Request.Headers.TryGetValue(\"X-Forwarded-Proto\", out var proto); Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1005:Secure = proto == \"https\"|} });")]
    [InlineData("", "var secure = Request.Headers.TryGetValue(\"X-Forwarded-Proto\", out var proto) && proto == \"https\"; Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1005:Secure = secure|} });")]
    [InlineData("", "var o = {|CKS1005:new CookieOptions()|}; if (Request.IsHttps) o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("", "var o = new CookieOptions { Secure = true }; if (!Request.IsHttps) {|CKS1005:o.Secure = false|}; Response.Cookies.Append(\"a\", id, o);")]
    public Task The_scheme_behind_a_local_helper_or_branch_counts(string members, string statements) => SecureTest.With(members, statements);

    [Theory]
    [InlineData("var o = new CookieOptions { Secure = Request.IsHttps }; o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = Request.IsHttps }; if (!o.Secure) o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = !environment.IsDevelopment() || Request.IsHttps });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = environment.IsDevelopment() ? Request.IsHttps : true });")]
    [InlineData("if (!Request.IsHttps) return; Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = true });")]
    public Task A_scheme_that_does_not_decide_is_silent(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task A_look_alike_request_is_unknown() => SecureTest.Library("""
        class HttpRequest { public bool IsHttps { get; set; } public string Scheme { get; set; } }
        class Shop
        {
            void Handle(HttpRequest request, HttpResponse response)
            {
                response.Cookies.Append("a", "1", new CookieOptions { Secure = request.IsHttps });
                response.Cookies.Append("b", "1", new CookieOptions { Secure = request.Scheme == "https" });
            }
        }
        """);

    [Theory]
    [InlineData("new CookieBuilder { {|CKS1001:SecurePolicy = CookieSecurePolicy.None|} }")]
    [InlineData("new CookieBuilder { {|CKS1005:SecurePolicy = CookieSecurePolicy.SameAsRequest|} }")]
    [InlineData("{|CKS1005:new CookieBuilder()|}")]
    [InlineData("new CookieBuilder { SecurePolicy = CookieSecurePolicy.Always }")]
    [InlineData("new CookieBuilder { SecurePolicy = (CookieSecurePolicy)int.Parse(id) }")]
    public Task Options_from_a_builder_take_its_values(string builder) => SecureTest.Body($$"""
        var builder = {{builder}};
        Response.Cookies.Append("a", id, builder.Build(context));
        """);

    [Theory]
    [InlineData("var builder = new CookieBuilder(); builder.SecurePolicy = CookieSecurePolicy.Always; Response.Cookies.Append(\"a\", id, builder.Build(context));")]
    [InlineData("var o = new CookieBuilder().Build(context); o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var options = new SessionOptions(); Response.Cookies.Append(\"a\", id, options.Cookie.Build(context));")]
    public Task A_secured_or_framework_builder_is_silent(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task HttpOnly_unset_on_a_builder_is_reported_at_its_creation() => Infrastructure.RuleTest.Body(
        """
        var builder = {|CKS1002:new CookieBuilder { SecurePolicy = CookieSecurePolicy.Always }|};
        Response.Cookies.Append("a", id, builder.Build(context));
        var hidden = new CookieBuilder { SecurePolicy = CookieSecurePolicy.Always, HttpOnly = true };
        Response.Cookies.Append("b", id, hidden.Build(context));
        """,
        "CKS1001",
        "CKS1002",
        "CKS1005");
}
