namespace CookieSecurity.Tests.Flow;

/// <summary>Paths are kept exact: what one of them sets is not mixed with what another one uses, and none is followed that is never taken.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("var o = new CookieOptions(); var p = o == o ? o : new CookieOptions(o); o.Secure = true; Response.Cookies.Append(\"a\", id, p);")]
    [InlineData("var o = new CookieOptions(); var p = o; if (o != p) p = new CookieOptions(); o.Secure = true; Response.Cookies.Append(\"a\", id, p);")]
    [InlineData("var o = new CookieOptions(); var p = new CookieOptions { Secure = true }; Response.Cookies.Append(\"a\", id, o == p ? o : p);")]
    [InlineData("var o = given; if (o == o) o = new CookieOptions { Secure = true }; else o = new CookieOptions(); Response.Cookies.Append(\"a\", id, o);")]
    public Task References_that_are_known_to_be_equal_or_not_decide_the_path(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task An_object_of_a_loop_may_or_may_not_be_that_of_an_earlier_round() => SecureTest.Body("""
        CookieOptions first = null;
        while (Work())
        {
            var o = {|CKS1005:new CookieOptions()|};
            first ??= o;
            if (o == first) o.Secure = true;
            Response.Cookies.Append("a", id, o);
        }
        bool Work() => id.Length > Random.Shared.Next();
        """);

    [Theory]
    [InlineData("var o = flag ? new CookieOptions() : new CookieOptions { Secure = false }; if (other) o.HttpOnly = true; if (id == \"\") o.Path = \"/x\"; o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = ((flag ? null : new CookieOptions()) ?? (other ? null : new CookieOptions { HttpOnly = true })) ?? new CookieOptions { Path = \"/x\" }; o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (flag) o = new CookieOptions(); if (other) o = new CookieOptions(); if (id == \"\") o = new CookieOptions(); if (id == \"x\") o = new CookieOptions(); o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    public Task A_flag_set_on_whichever_object_it_is_counts_for_it(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task More_paths_than_are_kept_apart_do_not_mix_the_objects_up() => SecureTest.Body("""
        var o = new CookieOptions();
        if (id == "1") o = new CookieOptions { Secure = false };
        if (id == "2") o = new CookieOptions { HttpOnly = true };
        if (id == "3") o.SameSite = SameSiteMode.Strict;
        if (id == "4") o.SameSite = SameSiteMode.None;
        if (id == "5") o.Path = "/x";
        if (flag) o.HttpOnly = true;
        if (other) o.Domain = "x";
        o.Secure = true;
        Response.Cookies.Append("a", id, o);
        """);

    [Theory]
    [InlineData("switch (flag) { case true: if (flag) o.Secure = true; break; default: o.Secure = true; break; }")]
    [InlineData("switch (flag) { case true: if (!flag) return; o.Secure = true; break; case false: if (flag) o.Secure = false; else o.Secure = true; break; }")]
    public Task A_switch_over_a_flag_tells_of_the_flag(string statements) =>
        SecureTest.Body($"var o = new CookieOptions(); {statements} Response.Cookies.Append(\"a\", id, o);");

    [Theory]
    [InlineData("foreach (var name in new[] { \"a\", \"b\" }) o.Secure = true;")]
    [InlineData("for (var i = 0; i < 2; i++) o.Secure = true;")]
    [InlineData("for (var i = 3; i-- > 0;) o.Secure = true;")]
    public Task A_loop_whose_first_round_is_certain_runs_at_least_once(string loop) =>
        SecureTest.Body($"var o = new CookieOptions(); {loop} Response.Cookies.Append(\"a\", id, o);");

    [Theory]
    [InlineData("foreach (var name in new string[0]) o.Secure = true;")]
    [InlineData("for (var i = 0; i < 0; i++) o.Secure = true;")]
    public Task A_loop_without_rounds_sets_nothing(string loop) =>
        SecureTest.Body($"var o = {{|CKS1001:new CookieOptions()|}}; {loop} Response.Cookies.Append(\"a\", id, o);");

    [Fact]
    public Task A_loop_over_one_element_has_no_second_round() => SecureTest.Body("""
        var o = new CookieOptions { Secure = true };
        foreach (var name in new[] { "a" })
        {
            Response.Cookies.Append(name, id, o);
            o.Secure = false;
        }
        """);

    [Theory]
    [InlineData("CookieOptions Of(CookieOptions p, bool q) { p.Secure = true; return (q ? null : new CookieOptions { Secure = true }) ?? p; }", "Response.Cookies.Append(\"a\", id, Of(new CookieOptions(), flag));")]
    [InlineData("void Fill(out CookieOptions p, bool q) { p = new CookieOptions(); if (q) p = new CookieOptions { HttpOnly = true }; p.Secure = true; }", "Fill(out var o, flag); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("void Fill(ref CookieOptions p, bool q) { if (q) p = new CookieOptions(); p.Secure = true; }", "var o = new CookieOptions(); Fill(ref o, flag || other); Response.Cookies.Append(\"a\", id, o);")]
    public Task A_helper_that_secures_what_it_returns_on_each_of_its_paths_is_silent(string members, string statements) => SecureTest.With(members, statements);

    [Fact]
    public Task Options_that_are_not_known_on_one_way_into_a_helper_are_unknown_in_it() => SecureTest.With(
        "void Write(CookieOptions p) => Response.Cookies.Append(\"a\", \"b\", p);",
        "Write(flag ? given : new CookieOptions());");
}
