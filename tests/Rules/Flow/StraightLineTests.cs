namespace CookieSecurity.Tests.Flow;

/// <summary>One path: the options are what the last statement before the call made of them.</summary>
public sealed class StraightLineTests
{
    [Theory]
    [InlineData("var o = new CookieOptions { Secure = true }; {|CKS1001:o.Secure = false|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true }; {|CKS1001:o.Secure = default|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { {|CKS1001:Secure = false|} }; Response.Cookies.Append(\"a\", id, o); o.Secure = true;")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, o); o.Secure = true; Response.Cookies.Append(\"b\", id, o);")]
    public Task The_last_write_before_the_call_is_reported(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = new CookieOptions(); o.Secure = false; o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = false }; o.Secure = true; Response.Cookies.Append(\"a\", id, o); o.Secure = false;")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = true });")]
    [InlineData("CookieOptions o = new() { Secure = 1 == 1 }; Response.Cookies.Append(\"a\", id, o);")]
    public Task A_last_write_of_true_is_silent(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("Response.Cookies.Append(\"a\", id, {|CKS1001:new()|});")]
    [InlineData("Response.Cookies.Append(\"a\", id, {|CKS1001:new() { HttpOnly = true }|});")]
    [InlineData("CookieOptions o = {|CKS1001:new()|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("CookieOptions o; o = {|CKS1001:new()|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, ({|CKS1001:new CookieOptions()|}));")]
    [InlineData("Response.Cookies.Append(\"a\", id, (CookieOptions){|CKS1001:new CookieOptions()|});")]
    [InlineData("Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|}!);")]
    [InlineData("object o = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, (CookieOptions)o);")]
    [InlineData("object o = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, o as CookieOptions);")]
    public Task Every_way_to_write_a_creation_is_one(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var a = {|CKS1001:new CookieOptions()|}; var b = a; b.HttpOnly = true; Response.Cookies.Append(\"a\", id, b);")]
    [InlineData("var a = new CookieOptions { Secure = true }; var b = a; {|CKS1001:b.Secure = false|}; Response.Cookies.Append(\"a\", id, a);")]
    [InlineData("CookieOptions a, b; a = b = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, a);")]
    public Task An_alias_is_the_same_object(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var a = new CookieOptions(); var b = a; b.Secure = true; Response.Cookies.Append(\"a\", id, a);")]
    [InlineData("CookieOptions a, b; a = b = new CookieOptions(); b.Secure = true; Response.Cookies.Append(\"a\", id, a);")]
    [InlineData("dynamic d = new CookieOptions(); d.Secure = true; Response.Cookies.Append(\"a\", id, (CookieOptions)d);")]
    public Task A_write_through_an_alias_counts(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task A_reassigned_variable_is_its_new_object() => SecureTest.Body("""
        var o = new CookieOptions { Secure = true };
        Response.Cookies.Append("a", id, o);
        o = {|CKS1001:new CookieOptions()|};
        Response.Cookies.Append("b", id, o);
        """);

    [Fact]
    public Task The_object_left_behind_keeps_its_own_state() => SecureTest.Body("""
        var o = new CookieOptions();
        var old = o;
        o = new CookieOptions { Secure = true };
        Response.Cookies.Append("a", id, o);
        """);

    [Theory]
    [InlineData("var a = new CookieOptions { {|CKS1001:Secure = false|} }; Response.Cookies.Append(\"a\", id, new CookieOptions(a));")]
    [InlineData("var a = new CookieOptions(); Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions(a)|});")]
    [InlineData("var a = new CookieOptions { Secure = true }; Response.Cookies.Append(\"a\", id, new CookieOptions(a) { {|CKS1001:Secure = false|} });")]
    [InlineData("var a = new CookieOptions(); var b = {|CKS1001:new CookieOptions(a)|}; a.Secure = true; Response.Cookies.Append(\"a\", id, b);")]
    public Task A_copy_starts_as_its_original(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var a = new CookieOptions { Secure = true }; var b = new CookieOptions(a); a.Secure = false; Response.Cookies.Append(\"a\", id, b);")]
    [InlineData("var a = new CookieOptions(); Response.Cookies.Append(\"a\", id, new CookieOptions(a) { Secure = true });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions(given));")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions(given) { HttpOnly = true });")]
    public Task A_copy_of_secure_or_unknown_options_is_silent(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task What_is_set_on_a_copy_of_unknown_options_is_known() => SecureTest.Body("""
        Response.Cookies.Append("a", id, new CookieOptions(given) { {|CKS1001:Secure = false|} });
        """);

    [Fact]
    public Task One_creation_gets_one_report_however_many_calls_it_reaches() => SecureTest.Body("""
        var o = {|CKS1001:new CookieOptions()|};
        Response.Cookies.Append("a", id, o);
        Response.Cookies.Append("b", id, o);
        """);

    [Theory]
    [InlineData("var o = new CookieOptions();")]
    [InlineData("var o = new CookieOptions { Secure = false }; o.HttpOnly = true;")]
    [InlineData("Response.Cookies.Delete(\"a\", new CookieOptions { Path = \"/\" });")]
    [InlineData("var o = new CookieOptions { Path = \"/\" }; Response.Cookies.Delete(\"a\", o);")]
    [InlineData("var text = new CookieOptions().CreateCookieHeader(\"a\", id).ToString();")]
    public Task Options_that_no_Append_gets_are_silent(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task A_read_of_the_options_keeps_them_known() => SecureTest.Body("""
        var o = {|CKS1001:new CookieOptions()|};
        Console.WriteLine(o.Secure);
        Response.Cookies.Delete("old", o);
        Response.Cookies.Append("a", id, o);
        """);

    [Theory]
    [InlineData("var o = new CookieOptions(); {|CKS1001:o.Secure = o.HttpOnly|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions { Secure = true }; {|CKS1001:o.Secure &= false|}; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var no = false; Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1001:Secure = no|} });")]
    [InlineData("const bool no = false; Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1001:Secure = no|} });")]
    [InlineData("var no = !true; Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1001:Secure = no || false|} });")]
    public Task A_value_that_is_computed_from_known_ones_is_known(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = flag });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = configuration.GetValue<bool>(\"secure\") });")]
    [InlineData("var o = new CookieOptions(); o.Secure |= true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); o.Secure |= flag; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, given);")]
    [InlineData("given.HttpOnly = true; Response.Cookies.Append(\"a\", id, given);")]
    [InlineData("Response.Cookies.Append(\"a\", id, null);")]
    public Task Unknown_values_are_silent(string statements) => SecureTest.Body(statements);
}
