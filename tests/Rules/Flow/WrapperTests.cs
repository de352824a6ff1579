namespace CookieSecurity.Tests.Flow;

/// <summary>Helpers of the user's own that write the cookie with the options that they are handed.</summary>
public sealed class WrapperTests
{
    [Theory]
    [InlineData("void Save(string key, CookieOptions o) => Response.Cookies.Append(key, \"1\", o);", "Save(\"a\", {|CKS1001:new CookieOptions()|});")]
    [InlineData("static void Save(HttpResponse response, CookieOptions o) { response.Cookies.Append(\"a\", \"1\", o); }", "Save(Response, {|CKS1001:new CookieOptions()|});")]
    [InlineData("void Save(CookieOptions o) => Inner(o); void Inner(CookieOptions o) => Response.Cookies.Append(\"a\", \"1\", o);", "Save({|CKS1001:new()|});")]
    [InlineData("void Save(CookieOptions o) { o.HttpOnly = true; Response.Cookies.Append(\"a\", \"1\", o); }", "Save({|CKS1001:new CookieOptions()|});")]
    [InlineData("async Task Save(CookieOptions o) { await Task.Yield(); Response.Cookies.Append(\"a\", \"1\", o); }", "await Save({|CKS1001:new CookieOptions()|});")]
    [InlineData("void Save(CookieOptions o) { foreach (var key in Request.Query.Keys) Response.Cookies.Append(key, \"1\", o); }", "var o = {|CKS1001:new CookieOptions()|}; Save(o);")]
    [InlineData("void Save(CookieOptions o) => Response.Cookies.Append(\"a\", \"1\", new CookieOptions(o));", "Save({|CKS1001:new CookieOptions()|});")]
    [InlineData("void Save(CookieOptions o) { o.Secure = false; Response.Cookies.Append(\"a\", \"1\", o); }", "Save({|CKS1001:new CookieOptions { Secure = true }|});")]
    [InlineData("void Save(CookieOptions o) => Response.Cookies.Append(\"a\", \"1\", o); CookieOptions Make() => new();", "Save({|CKS1001:Make()|});")]
    [InlineData("void Save(CookieOptions o) => Response.Cookies.Append(\"a\", \"1\", o); readonly CookieOptions shared = new();", "Save({|CKS1001:shared|});")]
    [InlineData("void Save(string key, CookieOptions o) => Response.Cookies.Append(key, \"1\", o);", "Save(o: {|CKS1001:new CookieOptions()|}, key: \"a\");")]
    public Task Insecure_options_handed_to_a_wrapper_are_reported_where_they_are_handed(string members, string statements) => SecureTest.With(members, statements);

    [Theory]
    [InlineData("void Save(CookieOptions o) => Response.Cookies.Append(\"a\", \"1\", o);", "Save(new CookieOptions { Secure = true });")]
    [InlineData("void Save(CookieOptions o) { o.Secure = true; Response.Cookies.Append(\"a\", \"1\", o); }", "Save(new CookieOptions());")]
    [InlineData("void Save(CookieOptions o) => Response.Cookies.Append(\"a\", \"1\", new CookieOptions(o) { Secure = true });", "Save(new CookieOptions());")]
    [InlineData("void Save(CookieOptions o) => Response.Cookies.Append(\"a\", \"1\", o);", "Save(given);")]
    [InlineData("void Drop(CookieOptions o) => Response.Cookies.Delete(\"a\", o);", "Drop(new CookieOptions());")]
    [InlineData("void Log(CookieOptions o) => Console.WriteLine(o.Secure);", "Log(new CookieOptions());")]
    [InlineData("void Save(CookieOptions o = null) => Response.Cookies.Append(\"a\", \"1\", o ?? new CookieOptions { Secure = true });", "Save();")]
    public Task A_wrapper_that_gets_or_makes_secure_options_is_silent(string members, string statements) => SecureTest.With(members, statements);

    [Fact]
    public Task Extension_wrappers_in_instance_and_static_form() => SecureTest.Library("""
        static class CookieExtensions
        {
            public static void Save(this HttpResponse response, string key, CookieOptions o) => response.Cookies.Append(key, "1", o);
            public static void SaveTo(this CookieOptions o, HttpResponse response) => response.Cookies.Append("x", "1", o);
        }
        class Shop
        {
            void Handle(HttpResponse response)
            {
                response.Save("a", {|CKS1001:new CookieOptions()|});
                CookieExtensions.Save(response, "b", {|CKS1001:new CookieOptions()|});
                {|CKS1001:new CookieOptions()|}.SaveTo(response);
                response.Save("c", new CookieOptions { Secure = true });
            }
        }
        """);

    [Theory]
    [InlineData("using Options = Microsoft.AspNetCore.Http.CookieOptions;", "static void Save(HttpResponse response, Options o)")]
    [InlineData("global using Options = Microsoft.AspNetCore.Http.CookieOptions;", "static void Save(HttpResponse response, Options o)")]
    [InlineData("", "static void Save(HttpResponse response, Microsoft.AspNetCore.Http.CookieOptions o)")]
    [InlineData("", "static void Save(HttpResponse response, global::Microsoft.AspNetCore.Http.CookieOptions? o)")]
    [InlineData("", "static void Save(HttpResponse response, in CookieOptions o)")]
    [InlineData("", "static void Save<T>(HttpResponse response, T o) where T : CookieOptions")]
    public Task However_its_parameter_is_written_a_wrapper_is_one(string before, string declaration) => SecureTest.LibraryWith(before + "\n", $$"""
        class Shop
        {
            {{declaration}} => response.Cookies.Append("a", "1", o);
            void Handle(HttpResponse response) => Save(response, {|CKS1001:new CookieOptions()|});
        }
        """);

    [Fact]
    public Task A_method_of_a_generic_class_is_a_wrapper_where_its_type_is_known() => SecureTest.Library("""
        class Writer<T> where T : CookieOptions
        {
            internal static void Save(HttpResponse response, T o) => response.Cookies.Append("a", "1", o);
        }
        class Shop
        {
            void Handle(HttpResponse response) => Writer<CookieOptions>.Save(response, {|CKS1001:new CookieOptions()|});
        }
        """);

    [Fact]
    public Task A_wrapper_without_options_is_reported_inside_it_alone() => SecureTest.With(
        "void Save(string key, CookieOptions unused) { Response.Cookies.{|CKS1001:Append|}(key, \"1\"); Response.Cookies.Append(key, \"1\", {|CKS1001:new CookieOptions()|}); }",
        """
        Save("a", new CookieOptions());
        Save("b", given);
        """);

    [Fact]
    public Task A_default_that_the_wrapper_makes_is_reported_in_the_wrapper_only_where_it_is_certain() => SecureTest.With(
        "void Save(string key, CookieOptions o = null) => Response.Cookies.Append(key, \"1\", o ?? new CookieOptions());",
        """
        Save("b", {|CKS1001:new CookieOptions()|});
        """);

    [Fact]
    public Task A_local_function_wrapper_is_followed() => SecureTest.Body("""
        void Save(string key, CookieOptions o) => Response.Cookies.Append(key, id, o);
        Save("a", {|CKS1001:new CookieOptions()|});
        Save("b", new CookieOptions { Secure = true });
        """);

    [Fact]
    public Task A_wrapper_handed_on_as_a_delegate_is_followed_with_its_arguments() => SecureTest.Body("""
        Action<string, CookieOptions> save = (key, o) => Response.Cookies.Append(key, id, o);
        save("b", new CookieOptions { Secure = true });
        save("a", {|CKS1001:new CookieOptions()|});
        """);

    [Fact]
    public Task Virtual_and_interface_wrappers_are_unknown() => SecureTest.Library("""
        interface ISaver { void Save(CookieOptions o); }
        class Saver : ISaver { public virtual void Save(CookieOptions o) { } }
        class Shop(ISaver one, Saver other)
        {
            void Handle()
            {
                one.Save(new CookieOptions());
                other.Save(new CookieOptions());
            }
        }
        """);

    [Fact]
    public Task A_wrapper_that_calls_itself_ends() => SecureTest.With(
        "void Save(int times, CookieOptions o) { if (times > 0) { Response.Cookies.Append(\"a\", \"1\", o); Save(times - 1, o); } }",
        "Save(3, {|CKS1001:new CookieOptions()|});");

    [Fact]
    public Task A_decorator_that_forwards_is_silent() => SecureTest.Library("""
        class Logged(IResponseCookies inner) : IResponseCookies
        {
            public void Append(string key, string value) => inner.Append(key, value);
            public void Append(string key, string value, CookieOptions options) { options.HttpOnly = true; inner.Append(key, value, options); }
            public void Delete(string key) => inner.Delete(key);
            public void Delete(string key, CookieOptions options) => inner.Delete(key, options);
        }
        """);

    [Fact]
    public Task A_decorator_that_writes_a_cookie_of_its_own_is_reported() => SecureTest.Library("""
        class Logged(IResponseCookies inner) : IResponseCookies
        {
            public void Append(string key, string value) => inner.{|CKS1001:Append|}("log", value);
            public void Append(string key, string value, CookieOptions options) => inner.Append(key, value, {|CKS1001:new CookieOptions()|});
            public void Delete(string key) => inner.Delete(key);
            public void Delete(string key, CookieOptions options) => inner.Delete(key, options);
        }
        """);

    [Fact]
    public Task A_call_through_a_class_that_implements_the_interface_is_one_of_its_own() => SecureTest.Library("""
        class Own : IResponseCookies
        {
            public void Append(string key, string value) { }
            public void Append(string key, string value, CookieOptions options) { }
            public void Delete(string key) { }
            public void Delete(string key, CookieOptions options) { }
        }
        class Shop
        {
            void Handle(Own own) => own.Append("a", "1");
        }
        """);

    [Fact]
    public Task A_wrapper_in_another_file_is_followed() => Infrastructure.RuleTest.Files(
        """
        class Shop
        {
            void Handle(HttpResponse response)
            {
                Saver.Save(response, {|CKS1001:new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax }|});
                Saver.Save(response, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = true });
            }
        }
        """,
        """
        static class Saver
        {
            public static void Save(HttpResponse response, CookieOptions o) => response.Cookies.Append("a", "1", o);
        }
        """);
}
