namespace CookieSecurity.Tests.Flow;

/// <summary>Exceptions: any statement of a try may be the last one.</summary>
public sealed class ExceptionTests
{
    [Theory]
    [InlineData("var o = {|CKS1005:new CookieOptions()|}; try { Work(); o.Secure = true; } catch (Exception) { } Response.Cookies.Append(\"a\", id, o); void Work() { Console.WriteLine(); }")]
    [InlineData("var o = {|CKS1005:new CookieOptions()|}; try { int.Parse(id); o.Secure = true; } catch { } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; try { int.Parse(id); } catch { Response.Cookies.Append(\"a\", id, o); throw; } o.Secure = true;")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; try { int.Parse(id); } finally { Response.Cookies.Append(\"a\", id, o); o.Secure = true; }")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; try { int.Parse(id); } catch (FormatException) when (flag) { o.Secure = true; return; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("CookieOptions o = null; try { o = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, o); } finally { o = null; }")]
    [InlineData("var o = new CookieOptions { Secure = true }; try { int.Parse(id); } finally { {|CKS1001:o.Secure = false|}; } Response.Cookies.Append(\"a\", id, o);")]
    public Task What_a_path_through_try_leaves_undone_is_reported(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = new CookieOptions(); try { int.Parse(id); } finally { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); try { int.Parse(id); o.Secure = true; } catch { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); try { int.Parse(id); o.Secure = true; } catch { return; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); try { int.Parse(id); o.Secure = true; } catch { throw; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); try { int.Parse(id); o.Secure = true; } catch (FormatException error) { throw new Exception(\"x\", error); } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); try { try { int.Parse(id); } finally { o.Secure = true; } } catch { } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); o.Secure = true; try { Response.Cookies.Append(\"a\", id, o); } finally { o.Secure = false; }")]
    [InlineData("var o = new CookieOptions(); try { if (flag) return; o.Secure = true; } finally { Console.WriteLine(); } Response.Cookies.Append(\"a\", id, o);")]
    public Task Set_on_every_path_through_try_is_silent(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task A_handler_sees_the_state_before_and_after_each_statement() => SecureTest.Body("""
        var o = new CookieOptions { Secure = true };
        try
        {
            {|CKS1005:o.Secure = false|};
            int.Parse(id);
            o.Secure = true;
        }
        catch
        {
        }
        Response.Cookies.Append("a", id, o);
        """);

    [Fact]
    public Task A_using_ends_in_a_finally() => SecureTest.Body("""
        var o = {|CKS1001:new CookieOptions()|};
        using (var stream = System.IO.File.OpenRead(id))
        {
            if (flag) { o.Secure = true; return; }
        }
        Response.Cookies.Append("a", id, o);
        """);

    [Theory]
    [InlineData("var o = new CookieOptions { Secure = true }; try { o = new CookieOptions(); o.Secure = true; } catch (InvalidOperationException) { } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); try { o.HttpOnly = true; Harden(o); } catch { } Response.Cookies.Append(\"a\", id, o); void Harden(CookieOptions p) => p.Secure = true;")]
    public Task Statements_that_cannot_throw_lead_to_no_handler(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = {|CKS1005:new CookieOptions()|}; try { Harden(o); } catch { } Response.Cookies.Append(\"a\", id, o); void Harden(CookieOptions p) { int.Parse(id); p.Secure = true; }")]
    [InlineData("var o = new CookieOptions { Secure = true }; try { Soften(o); } catch { } Response.Cookies.Append(\"a\", id, {|CKS1005:o|}); void Soften(CookieOptions p) { p.Secure = false; int.Parse(id); p.Secure = true; }")]
    public Task What_a_helper_leaves_undone_when_it_throws_counts(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task What_a_finally_block_throws_goes_to_the_handler_around_it() => SecureTest.Body("""
        var o = new CookieOptions();
        try
        {
            try
            {
                o.HttpOnly = true;
            }
            finally
            {
                if (flag) throw new InvalidOperationException();
            }

            {|CKS1005:o.Secure = false|};
        }
        catch (InvalidOperationException)
        {
            o.Secure = true;
        }

        Response.Cookies.Append("a", id, o);
        """);
}
