namespace CookieSecurity.Tests.Flow;

/// <summary>Several paths: Proven is what all of them do, Likely what some do.</summary>
public sealed class BranchTests
{
    [Theory]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; if (flag) { o.HttpOnly = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("CookieOptions o; if (flag) o = new(); else o = new CookieOptions { HttpOnly = true }; Response.Cookies.Append(\"a\", id, {|CKS1001:o|});")]
    [InlineData("var o = new CookieOptions(); if (flag) { o.Secure = false; } else { o.Secure = false; } Response.Cookies.Append(\"a\", id, {|CKS1001:o|});")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; if (flag) { o.Secure = true; return; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; if (flag) { o.Secure = true; throw new Exception(); } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; if (flag) { Response.Cookies.Append(\"a\", id, o); } else { o.Secure = true; }")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; if (false) { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    public Task Insecure_on_every_path_is_reported(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = new CookieOptions(); if (flag) { o.Secure = true; } else { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (flag) { return; } o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true }; if (flag) { o.Secure = false; return; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true }; if (flag) { o.Secure = false; throw new Exception(); } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (flag) o = given; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); o.Secure = flag ? true : other; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (true) { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    public Task Secure_or_unknown_on_some_path_is_not_Proven(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = {|CKS1005:new CookieOptions()|}; if (flag) { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true }; if (flag) { {|CKS1005:o.Secure = false|}; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (flag) o.Secure = true; else {|CKS1005:o.Secure = false|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, flag ? new CookieOptions { Secure = true } : {|CKS1005:new CookieOptions { HttpOnly = true }|});")]
    [InlineData("CookieOptions o = flag ? new() { Secure = true } : {|CKS1005:new()|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, id switch { \"x\" => new CookieOptions { Secure = true }, _ => {|CKS1005:new CookieOptions()|} });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1005:Secure = flag ? true : false|} });")]
    public Task Secure_on_some_paths_only_is_reported_where_it_is_missing(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("Response.Cookies.Append(\"a\", id, {|CKS1001:flag ? new CookieOptions() : new CookieOptions { HttpOnly = true }|});")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1001:Secure = flag ? false : false|} });")]
    [InlineData("Response.Cookies.Append(\"a\", id, {|CKS1001:id switch { \"x\" => new CookieOptions(), _ => new CookieOptions() }|});")]
    public Task Several_insecure_creations_are_one_report_on_the_argument(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("Response.Cookies.Append(\"a\", id, given ?? new CookieOptions());")]
    [InlineData("Response.Cookies.Append(\"a\", id, flag ? given : new CookieOptions());")]
    [InlineData("given ??= new CookieOptions(); Response.Cookies.Append(\"a\", id, given);")]
    [InlineData("CookieOptions o = null; o ??= given; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, id switch { \"x\" => given, _ => new CookieOptions() });")]
    public Task One_unknown_arm_makes_the_options_unknown(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("CookieOptions o = null; o ??= {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("CookieOptions o = null; Response.Cookies.Append(\"a\", id, o ?? {|CKS1001:new CookieOptions()|});")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, o ?? given);")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; o ??= given; Response.Cookies.Append(\"a\", id, o);")]
    public Task A_null_that_is_known_takes_the_other_side(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("CookieOptions o = null; o ??= new CookieOptions { Secure = true }; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true }; o ??= new CookieOptions(); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("CookieOptions o = null; if (flag) o = new CookieOptions { Secure = true }; if (o != null) Response.Cookies.Append(\"a\", id, o);")]
    public Task The_side_that_is_not_taken_does_not_count(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task Switch_sections_are_paths() => SecureTest.Body("""
        var o = {|CKS1005:new CookieOptions()|};
        switch (id)
        {
            case "x": o.Secure = true; break;
            case "y": return;
            case "z": goto case "x";
            default: o.HttpOnly = true; break;
        }
        Response.Cookies.Append("a", id, o);
        """);

    [Fact]
    public Task A_switch_whose_sections_all_set_it_is_silent() => SecureTest.Body("""
        var o = new CookieOptions();
        switch (id)
        {
            case "x": o.Secure = true; break;
            case "y": throw new Exception();
            default: o.Secure = true; break;
        }
        Response.Cookies.Append("a", id, o);
        """);

    [Fact]
    public Task A_goto_past_the_write_is_followed() => SecureTest.Body("""
        var o = {|CKS1001:new CookieOptions()|};
        goto write;
        #pragma warning disable CS0162
        o.Secure = true;
        write:
        Response.Cookies.Append("a", id, o);
        """);

    [Fact]
    public Task A_goto_to_the_write_is_followed() => SecureTest.Body("""
        var o = new CookieOptions();
        if (flag) goto secure;
        o.HttpOnly = true;
        secure:
        o.Secure = true;
        Response.Cookies.Append("a", id, o);
        """);

    [Theory]
    [InlineData("var o = new CookieOptions { Secure = flag }; if (!o.Secure) o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (!o.Secure) o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (flag) o.Secure = true; if (o.Secure == false) { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (flag) o.Secure = true; if (o is { Secure: false }) { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (flag) o.Secure = true; if (!o.Secure) return; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (o.Secure) Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); if (flag) o.Secure = true; if (o.Secure) Response.Cookies.Append(\"a\", id, o);")]
    public Task A_test_of_the_objects_own_flag_refines_the_paths(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; if (!o.Secure) o.HttpOnly = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; if (o.Secure) { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; if (flag) o.Secure = true; if (!o.Secure) Response.Cookies.Append(\"a\", id, o);")]
    public Task A_test_that_proves_the_flag_unset_is_a_report(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task The_same_unchanged_flag_correlates_two_tests() => SecureTest.Body("""
        var o = new CookieOptions();
        if (flag) o.Secure = true;
        if (flag) Response.Cookies.Append("a", id, o);
        """);

    [Theory]
    [InlineData("var o = new CookieOptions(); { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); lock (this) { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); checked { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); using (var stream = new System.IO.MemoryStream()) { o.Secure = true; } Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); using var stream = new System.IO.MemoryStream(); o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    public Task Blocks_that_are_always_entered_are_no_branches(string statements) => SecureTest.Body(statements);
}
