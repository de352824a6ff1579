using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.CookieHeaders;

/// <summary>What the fix of CKS1007 makes of a header.</summary>
public sealed class HeaderFixTests
{
    private const string Hardened = "new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.";

    [Theory]
    [InlineData("""Response.Headers.Append("Set-Cookie", {|CKS1007:"sid=1; path=/"|});""", $$"""Response.Cookies.Append("sid", "1", {{Hardened}}Lax });""")]
    [InlineData("""Response.Headers.Append("Set-Cookie", {|CKS1007:$"sid={id}; Path=/; HttpOnly"|});""", $$"""Response.Cookies.Append("sid", id, {{Hardened}}Lax });""")]
    [InlineData("""Response.Headers["Set-Cookie"] = {|CKS1007:"sid=" + id + "; Path=/shop; SameSite=strict"|};""", $$"""Response.Cookies.Append("sid", id, {{Hardened}}Strict, Path = "/shop" });""")]
    [InlineData("""Response.Headers.SetCookie = {|CKS1007:$"sid={Uri.EscapeDataString(id)}; Max-Age=86400; Domain=shop.example"|};""", $$"""Response.Cookies.Append("sid", id, {{Hardened}}Lax, MaxAge = TimeSpan.FromDays(1), Domain = "shop.example" });""")]
    [InlineData("""context.Response.Headers.Add("Set-Cookie", {|CKS1007:$"n={id.Length}"|});""", $$"""context.Response.Cookies.Append("n", $"{id.Length}", {{Hardened}}Lax });""")]
    [InlineData("""Response.Headers.Append("Set-Cookie", {|CKS1007:"XSRF-TOKEN=1"|});""", """Response.Cookies.Append("XSRF-TOKEN", "1", new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax });""")]
    public Task A_text_that_can_be_taken_apart_becomes_an_append(string before, string after) => HeaderTest.FixInto(before, after);

    [Theory]
    [InlineData("""headers.Append("Set-Cookie", {|CKS1007:"sid=1; path=/"|});""", """headers.Append("Set-Cookie", "sid=1; path=/; Secure; HttpOnly");""")]
    [InlineData("""Response.Headers.Append("Set-Cookie", {|CKS1007:$"sid={id}-{text}; Secure"|});""", """Response.Headers.Append("Set-Cookie", $"sid={id}-{text}; Secure; HttpOnly");""")]
    [InlineData("""Response.Headers.Append("Set-Cookie", {|CKS1007:$"sid={id}; Expires={DateTime.UtcNow:R}"|});""", """Response.Headers.Append("Set-Cookie", $"sid={id}; Expires={DateTime.UtcNow:R}; Secure; HttpOnly");""")]
    [InlineData("""upstream.Headers.Add("Set-Cookie", {|CKS1007:string.Format("sid={0}", id)|});""", """upstream.Headers.Add("Set-Cookie", string.Format("sid={0}", id) + "; Secure; HttpOnly");""")]
    [InlineData("""var cookie = {|CKS1007:"sid=1"|}; headers.Append("Set-Cookie", cookie);""", """var cookie = "sid=1; Secure; HttpOnly"; headers.Append("Set-Cookie", cookie);""")]
    [InlineData("""headers.Append("Set-Cookie", {|CKS1007:flag ? "a=1" : "b=1"|});""", """headers.Append("Set-Cookie", (flag ? "a=1" : "b=1") + "; Secure; HttpOnly");""")]
    [InlineData("""headers.Append("Set-Cookie", new[] { {|CKS1007:"a=1"|}, {|CKS1007:"b=1; Secure"|} });""", """headers.Append("Set-Cookie", new[] { "a=1; Secure; HttpOnly", "b=1; Secure; HttpOnly" });""")]
    public Task Any_other_text_gets_the_attributes(string before, string after) => HeaderTest.Fix(before, after);

    [Theory]
    [InlineData("""headers.SetCookie = {|CKS1007:new SetCookieHeaderValue("sid", id)|}.ToString();""", """headers.SetCookie = new SetCookieHeaderValue("sid", id) { HttpOnly = true, Secure = true }.ToString();""")]
    [InlineData("""headers.SetCookie = new SetCookieHeaderValue("sid", id) { HttpOnly = true, {|CKS1007:Secure = false|} }.ToString();""", """headers.SetCookie = new SetCookieHeaderValue("sid", id) { HttpOnly = true, Secure = true }.ToString();""")]
    public Task An_object_gets_the_members(string before, string after) => HeaderTest.Fix(before, after);

    [Fact]
    public Task Comments_and_line_ends_are_kept() => ApplicationTest.FixLibrary(
        "CKS1007",
        """
        class Shop
        {
            public void Handle(HttpResponse response)
            {
                // The session.
                response.Headers.Append("Set-Cookie", {|CKS1007:"sid=1"|}); // until closed
            }
        }
        """.ReplaceLineEndings("\r\n"),
        """
        class Shop
        {
            public void Handle(HttpResponse response)
            {
                // The session.
                response.Cookies.Append("sid", "1", new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax }); // until closed
            }
        }
        """.ReplaceLineEndings("\r\n"));
}
