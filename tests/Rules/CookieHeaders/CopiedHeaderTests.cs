namespace CookieSecurity.Tests.CookieHeaders;

/// <summary>CKS1008 is silent where headers that existed are copied, filtered or restored.</summary>
public sealed class CopiedHeaderTests
{
    [Theory]
    [InlineData("""Response.Headers["Set-Cookie"] = Response.Headers["Set-Cookie"];""")]
    [InlineData("""Response.Headers.SetCookie = upstream.Headers.GetValues("Set-Cookie").ToArray();""")]
    [InlineData("""foreach (var cookie in upstream.Headers.GetValues("Set-Cookie")) { Response.Headers.Append("Set-Cookie", cookie); }""")]
    [InlineData("""foreach (var header in upstream.Headers) { if (header.Key == "Set-Cookie") { Response.Headers.Append("Set-Cookie", header.Value.ToArray()); } }""")]
    [InlineData("""foreach (var (name, values) in Response.Headers) { headers["Set-Cookie"] = values; }""")]
    [InlineData("""if (upstream.Headers.TryGetValues("Set-Cookie", out var cookies)) { Response.Headers["Set-Cookie"] = cookies.ToArray(); }""")]
    [InlineData("""if (Response.Headers.TryGetValue("Set-Cookie", out var cookies)) { Response.Headers["Set-Cookie"] = cookies.Where(cookie => !cookie.StartsWith("a=")).ToArray(); }""")]
    [InlineData("""var cookies = Response.Headers.SetCookie; Response.Headers.SetCookie = cookies.Select(cookie => cookie + "; SameSite=None").ToArray();""")]
    [InlineData("""Response.Headers.SetCookie.ToList().ForEach(cookie => headers.Append("Set-Cookie", cookie));""")]
    [InlineData("""var first = Response.Headers.SetCookie[0]; Response.Headers.SetCookie = first + "; Secure";""")]
    [InlineData("""string first; first = Response.Headers.SetCookie; headers.SetCookie = first.Replace("Lax", "None");""")]
    [InlineData("""Response.Headers.SetCookie = saved;""")]
    [InlineData("""var kept = from cookie in Response.Headers.SetCookie where cookie.Contains("a") select cookie; Response.Headers.SetCookie = kept.ToArray();""")]
    public Task Code_that_works_on_headers_that_existed_is_silent(string statements) => HeaderTest.Body(statements);

    [Fact]
    public Task A_header_that_was_kept_is_restored_in_silence() => HeaderTest.Members(
        """
            private StringValues kept;
            private static void Restore(HttpResponse response, string[] values) => response.Headers["Set-Cookie"] = values;
        """,
        """
                Response.Headers.SetCookie = kept;
        """);

    [Theory]
    [InlineData("""Response.Headers.Append("Set-Cookie", {|CKS1007:$"device={Request.Headers["X-Device"]}; path=/"|});""")]
    [InlineData("""Response.Headers.{|CKS1008:Append|}("Set-Cookie", $"device={Request.Headers["X-Device"]}; path=/; secure; httponly");""")]
    public Task A_cookie_that_takes_its_content_from_a_header_is_written_by_hand(string statement) => HeaderTest.Body(statement);
}
