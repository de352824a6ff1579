namespace CookieSecurity.Tests.Flow;

/// <summary>Loops: none, one or many rounds.</summary>
public sealed class LoopTests
{
    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) Response.Cookies.Append(\"a\" + i, id, {|CKS1001:new CookieOptions()|});")]
    [InlineData("foreach (var key in Request.Query.Keys) { var o = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(key, id, o); }")]
    [InlineData("while (flag) { var o = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, o); }")]
    [InlineData("do { var o = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, o); o.Secure = true; } while (flag);")]
    [InlineData("await foreach (var key in Keys()) Response.Cookies.Append(key, id, {|CKS1001:new CookieOptions()|}); async IAsyncEnumerable<string> Keys() { await Task.Yield(); yield return \"a\"; }")]
    public Task An_object_made_in_the_loop_is_new_in_each_round(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { var o = new CookieOptions(); o.Secure = true; Response.Cookies.Append(\"a\", id, o); o.Secure = false; }")]
    [InlineData("foreach (var key in Request.Query.Keys) { var o = new CookieOptions { Secure = true }; Response.Cookies.Append(key, id, o); }")]
    [InlineData("do { var o = new CookieOptions { Secure = true }; Response.Cookies.Append(\"a\", id, o); } while (flag);")]
    public Task A_secure_object_made_in_the_loop_is_silent(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; for (var i = 0; i < 3; i++) Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; foreach (var key in Request.Query.Keys) { o.HttpOnly = true; Response.Cookies.Append(key, id, o); }")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; while (flag) { o.HttpOnly = !o.HttpOnly; } Response.Cookies.Append(\"a\", id, o);")]
    public Task An_object_made_outside_is_the_same_in_each_round(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = {|CKS1005:new CookieOptions()|}; while (Request.Query.Count > 0) { Response.Cookies.Append(\"a\", id, o); o.Secure = true; }")]
    [InlineData("var o = {|CKS1005:new CookieOptions()|}; while (Request.Query.Count > 0) { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1005:new CookieOptions()|}; foreach (var key in Request.Query.Keys) { if (key == \"x\") o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true }; for (var i = 0; i < 3; i++) { Response.Cookies.Append(\"a\", id, o); {|CKS1005:o.Secure = false|}; }")]
    public Task A_write_in_the_loop_reaches_the_next_round_and_may_not_happen(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = new CookieOptions(); do { o.Secure = true; } while (flag); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); while (true) { o.Secure = true; if (flag) break; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); for (;;) { o.Secure = true; break; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); while (!o.Secure) { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    public Task A_loop_that_is_entered_for_sure_counts(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task Continue_skips_the_write() => SecureTest.Body("""
        foreach (var key in Request.Query.Keys)
        {
            var o = {|CKS1001:new CookieOptions()|};
            Response.Cookies.Append(key, id, o);
            if (flag) continue;
            o.Secure = true;
        }
        """);

    [Fact]
    public Task The_object_of_the_round_before_is_another_one() => SecureTest.Body("""
        CookieOptions last = null;
        foreach (var key in Request.Query.Keys)
        {
            var o = new CookieOptions();
            o.Secure = true;
            last = o;
            Response.Cookies.Append(key, id, last);
        }
        """);

    [Fact]
    public Task The_last_object_of_a_loop_is_known_after_it() => SecureTest.Body("""
        var o = new CookieOptions();
        foreach (var key in Request.Query.Keys)
        {
            o = {|CKS1001:new CookieOptions { HttpOnly = true }|};
            Response.Cookies.Append(key, id, o);
        }
        Response.Cookies.Append("x", id, {|CKS1001:o|});
        """);

    [Fact]
    public Task A_nested_loop_over_the_same_options_ends() => SecureTest.Body("""
        var o = {|CKS1001:new CookieOptions()|};
        for (var i = 0; i < 3; i++)
        {
            for (var j = i; j < 3; j++)
            {
                o.HttpOnly = j > i;
                while (other) { o.Path = "/" + j; other = !other; }
            }
            Response.Cookies.Append("a", id, o);
        }
        """);
}
