using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Flow;

/// <summary>The same cookie in every form that C# has for the call and the place it stands in.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("Response.Cookies.Append(options: {|CKS1001:new CookieOptions()|}, key: \"a\", value: id);")]
    [InlineData("Response.Cookies.Append(value: id, key: \"a\", options: new() { Secure = true });")]
    [InlineData("Response.Cookies.{|CKS1001:Append|}(value: id, key: \"a\");")]
    [InlineData("Response?.Cookies?.{|CKS1001:Append|}(\"a\", id);")]
    [InlineData("Response?.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|});")]
    [InlineData("var cookies = Response.Cookies; cookies.{|CKS1001:Append|}(\"a\", id);")]
    [InlineData("((IResponseCookies)Response.Cookies).{|CKS1001:Append|}(\"a\", id);")]
    [InlineData("(Response).Cookies.{|CKS1001:Append|}(\"a\", id);")]
    [InlineData("Response.Cookies.Append([new(\"a\", id)], {|CKS1001:new CookieOptions()|});")]
    [InlineData("Response.Cookies.Append(new KeyValuePair<string, string>[] { new(\"a\", id) }, {|CKS1001:new CookieOptions()|});")]
    [InlineData("Response.Cookies.Append([new(\"a\", id)], new CookieOptions { Secure = true });")]
    [InlineData("Action<string, string> write = Response.Cookies.{|CKS1001:Append|}; write(\"a\", id);")]
    [InlineData("Action<string, string, CookieOptions> write = Response.Cookies.Append; write(\"a\", id, new CookieOptions());")]
    [InlineData("if (Response.Cookies is { } matched) matched.{|CKS1001:Append|}(\"a\", id);")]
    [InlineData("_ = flag ? 1 : Write(); int Write() { Response.Cookies.{|CKS1001:Append|}(\"a\", id); return 1; }")]
    [InlineData("for (Response.Cookies.{|CKS1001:Append|}(\"a\", id); flag; Response.Cookies.{|CKS1001:Append|}(\"b\", id)) { }")]
    public Task Every_form_of_the_call(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("public void M(HttpResponse r) => r.Cookies.Append(\"a\", \"1\", {|CKS1001:new()|});")]
    [InlineData("public C(HttpResponse r) { r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); }")]
    [InlineData("public C(HttpResponse r) => r.Cookies.{|CKS1001:Append|}(\"a\", \"1\");")]
    [InlineData("HttpResponse r; public string P { set => r.Cookies.{|CKS1001:Append|}(\"a\", value); }")]
    [InlineData("HttpResponse r; public string this[string key] { set { r.Cookies.Append(key, value, {|CKS1001:new CookieOptions()|}); } }")]
    [InlineData("HttpResponse r; public event Action E { add { r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); } remove { } }")]
    [InlineData("public static C operator +(C c, HttpResponse r) { r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); return c; }")]
    [InlineData("static readonly Action<HttpResponse> write = r => r.Cookies.{|CKS1001:Append|}(\"a\", \"1\");")]
    [InlineData("Action<HttpResponse> Write { get; } = r => r.Cookies.Append(\"a\", \"1\", {|CKS1001:new CookieOptions()|});")]
    [InlineData("public async Task M(HttpResponse r) { await Task.Yield(); r.Cookies.Append(\"a\", \"1\", {|CKS1001:new CookieOptions()|}); }")]
    [InlineData("public IEnumerable<int> M(HttpResponse r) { var o = {|CKS1001:new CookieOptions()|}; yield return 1; r.Cookies.Append(\"a\", \"1\", o); }")]
    [InlineData("class Inner { public void M(HttpResponse r) => r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); }")]
    [InlineData("void M(HttpResponse r) => r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); ~C() { }")]
    [InlineData("T M<T>(HttpResponse r) { r.Cookies.Append(\"a\", \"1\", {|CKS1001:new CookieOptions()|}); return default; }")]
    public Task Every_kind_of_member(string member) => SecureTest.Library("class C { " + member + " }");

    [Theory]
    [InlineData("record C(HttpResponse R) { public void M() => R.Cookies.Append(\"a\", \"1\", {|CKS1001:new CookieOptions()|}); }")]
    [InlineData("record struct C(HttpResponse R) { public void M() => R.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); }")]
    [InlineData("struct C { public void M(HttpResponse r) => r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); }")]
    [InlineData("class C(HttpResponse r) { public void M() => r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); }")]
    [InlineData("interface C { void M(HttpResponse r) => r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); }")]
    [InlineData("partial class C { public void M(HttpResponse r) => r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); } partial class C { }")]
    [InlineData("static class C { public static void M(this HttpResponse r) => r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); }")]
    [InlineData("class B { protected B(object o) { } } class C(HttpResponse r) : B(C.Write(r)) { static object Write(HttpResponse r) { r.Cookies.{|CKS1001:Append|}(\"a\", \"1\"); return r; } }")]
    public Task Every_kind_of_type(string type) => SecureTest.Library(type);

    [Fact]
    public Task Top_level_statements() => SecureTest.Program("""
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        var shared = {|CKS1001:new CookieOptions()|};
        app.Use((context, next) =>
        {
            context.Response.Cookies.Append("a", "1", shared);
            Save(context.Response, {|CKS1001:new CookieOptions()|});
            return next();
        });
        app.Run();

        static void Save(HttpResponse response, CookieOptions o) => response.Cookies.Append("b", "1", o);

        partial class Program
        {
            static CookieOptions Make() => new CookieOptions();
            static void Other(HttpResponse response) => response.Cookies.Append("c", "1", {|CKS1001:Make()|});
        }
        """);

    [Fact]
    public Task Aliases_and_global_usings() => SecureTest.Library("""
        using Options = Microsoft.AspNetCore.Http.CookieOptions;
        using static Jar;
        static class Jar { public static void Put(Microsoft.AspNetCore.Http.HttpResponse r, Options o) => r.Cookies.Append("a", "1", o); }
        class C
        {
            void M(HttpResponse r)
            {
                r.Cookies.Append("a", "1", {|CKS1001:new Options()|});
                Put(r, {|CKS1001:new Options()|});
                global::Jar.Put(r, new global::Microsoft.AspNetCore.Http.CookieOptions { Secure = true });
            }
        }
        """);

    [Fact]
    public Task Look_alike_types_are_not_ours() => SecureTest.Library("""
        namespace Mine
        {
            interface IResponseCookies { void Append(string key, string value); void Append(string key, string value, CookieOptions options); }
            class CookieOptions { public bool Secure { get; set; } }
            class C(IResponseCookies cookies, System.Text.StringBuilder text)
            {
                void M()
                {
                    cookies.Append("a", "1");
                    cookies.Append("a", "1", new CookieOptions());
                    text.Append("a", 0, 1);
                }
            }
        }
        """);

    [Fact]
    public Task Properties_of_other_types_with_the_same_name_are_not_ours() => SecureTest.Library("""
        class Holder { public bool Secure { get; set; } public CookieOptions Options { get; } = new() { HttpOnly = true }; }
        class C
        {
            void M(HttpResponse r)
            {
                var holder = new Holder { Secure = true };
                r.Cookies.Append("a", "1", {|CKS1001:holder.Options|});
            }
        }
        """);

    [Fact]
    public Task A_nested_initializer_sets_the_member_it_names() => SecureTest.Library("""
        class Holder { public CookieOptions Options { get; set; } = new(); }
        class C
        {
            void M(HttpResponse r)
            {
                var holder = new Holder { Options = { Secure = true } };
                r.Cookies.Append("a", "1", holder.Options);
            }
        }
        """);

    [Fact]
    public Task A_nested_initializer_of_a_builder_is_followed() => SecureTest.Body("""
        var options = new CookiePolicyOptions { ConsentCookie = { SecurePolicy = CookieSecurePolicy.None } };
        Response.Cookies.Append("a", id, options.ConsentCookie.Build(context));
        """);

    [Fact]
    public Task A_very_long_body_is_given_up_without_an_exception() => SecureTest.Body(
        "var o = new CookieOptions(); " + string.Concat(Enumerable.Range(0, 400).Select(i => $"if (id == \"{i}\") {{ o.Path = \"/{i}\"; o = flag ? o : new CookieOptions {{ Secure = other }}; }} "))
        + "Response.Cookies.Append(\"a\", id, given);");

    [Theory]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = {|CS0103:missing|} });")]
    [InlineData("Response.Cookies.Append(\"a\", id, {|CS0103:missing|});")]
    [InlineData("var o = new {|CS0246:Missing|}(); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, {|CS0103:Make|}());")]
    public Task Code_that_does_not_bind_is_silent(string statements) => RuleTest.Body(statements, "CKS1001", "CKS1005");
}
