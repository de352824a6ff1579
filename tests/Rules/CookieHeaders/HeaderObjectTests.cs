namespace CookieSecurity.Tests.CookieHeaders;

/// <summary>CKS1007: objects that stand for a cookie header and reach one.</summary>
public sealed class HeaderObjectTests
{
    [Theory]
    [InlineData("""Response.Headers.Append("Set-Cookie", {|CKS1007:new SetCookieHeaderValue("sid", id)|}.ToString());""")]
    [InlineData("""Response.Headers.SetCookie = {|CKS1007:new SetCookieHeaderValue("sid", id) { HttpOnly = true }|}.ToString();""")]
    [InlineData("""Response.Headers.SetCookie = {|CKS1007:new SetCookieHeaderValue("sid", id) { Secure = true }|}.ToString();""")]
    [InlineData("""Response.Headers.SetCookie = new SetCookieHeaderValue("sid", id) { HttpOnly = true, {|CKS1007:Secure = false|} }.ToString();""")]
    [InlineData("""Response.Headers.SetCookie = new SetCookieHeaderValue("sid", id) { Secure = true, {|CKS1007:HttpOnly = false|} }.ToString();""")]
    [InlineData("""Response.Headers.AppendList("Set-Cookie", new[] { {|CKS1007:new SetCookieHeaderValue("sid", id)|} });""")]
    [InlineData("""Response.GetTypedHeaders().Append("Set-Cookie", {|CKS1007:new SetCookieHeaderValue("sid", id)|});""")]
    [InlineData("""Response.GetTypedHeaders().SetCookie = new[] { {|CKS1007:new SetCookieHeaderValue("sid", id)|} };""")]
    [InlineData("""Response.GetTypedHeaders().SetCookie = [{|CKS1007:new SetCookieHeaderValue("sid", id)|}];""")]
    [InlineData("""Response.Headers.SetCookie = {|CKS1007:new CookieOptions()|}.CreateCookieHeader("sid", id).ToString();""")]
    public Task An_object_that_lacks_an_attribute_is_reported(string statement) => HeaderTest.Body(statement);

    [Fact]
    public Task An_object_is_followed_to_the_header() => HeaderTest.Body("""
                var cookie = {|CKS1007:new SetCookieHeaderValue("sid", id)|};
                cookie.HttpOnly = true;
                cookie.Path = "/";
                Response.Headers.Append("Set-Cookie", cookie.ToString());
        """);

    [Fact]
    public Task An_object_is_followed_into_a_helper() => HeaderTest.Members(
        """
            private static void Write(HttpResponse response, SetCookieHeaderValue cookie) => response.Headers.{|CKS1008:Append|}("Set-Cookie", cookie.ToString());
        """,
        """
                Write(Response, {|CKS1007:new SetCookieHeaderValue("sid", id)|});
        """);

    [Fact]
    public Task An_object_of_a_helper_is_reported_at_the_argument() => HeaderTest.Members(
        """
            private static SetCookieHeaderValue Make(string id) => new SetCookieHeaderValue("sid", id);
        """,
        """
                Response.Headers.Append("Set-Cookie", {|CKS1007:Make(id).ToString()|});
        """);

    [Theory]
    [InlineData("""var cookie = new SetCookieHeaderValue("sid", id);""")]
    [InlineData("""{|CKS1008:Response.GetTypedHeaders().SetCookie = new List<SetCookieHeaderValue> { new SetCookieHeaderValue("sid", id) }|};""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", new SetCookieHeaderValue("sid", id) { Secure = true, HttpOnly = true }.ToString());""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", new SetCookieHeaderValue("sid", id) { Secure = flag, HttpOnly = true }.ToString());""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", new SetCookieHeaderValue("XSRF-TOKEN", id) { Secure = true }.ToString());""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", new SetCookieHeaderValue("view", id) { Secure = true, HttpOnly = false }.ToString());""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", new SetCookieHeaderValue("sid", "") { MaxAge = TimeSpan.Zero }.ToString());""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", new SetCookieHeaderValue("sid", "") { Expires = DateTimeOffset.UnixEpoch }.ToString());""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", new SetCookieHeaderValue("sid", id) { HttpOnly = true, Extensions = { "Secure" } }.ToString());""")]
    public Task An_object_that_reaches_no_header_or_lacks_nothing_is_at_most_handwritten(string statement) => HeaderTest.Body(statement);
}
