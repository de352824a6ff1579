namespace CookieSecurity.Tests.Flow;

/// <summary>Helper methods that make options: reported at the argument of each call that uses them.</summary>
public sealed class HelperTests
{
    [Theory]
    [InlineData("CookieOptions Make() => new CookieOptions();", "Make()")]
    [InlineData("static CookieOptions Make() { return new(); }", "Shop.Make()")]
    [InlineData("CookieOptions Make() { var o = new CookieOptions(); o.HttpOnly = true; return o; }", "this.Make()")]
    [InlineData("CookieOptions Make() { if (context == null) return new(); return new CookieOptions { HttpOnly = true }; }", "Make()")]
    [InlineData("async Task<CookieOptions> Make() { await Task.Yield(); return new CookieOptions(); }", "await Make()")]
    [InlineData("async ValueTask<CookieOptions> Make() { await Task.Yield(); return new CookieOptions(); }", "await Make()")]
    [InlineData("Task<CookieOptions> Make() => Task.FromResult(new CookieOptions());", "await Make()")]
    [InlineData("ValueTask<CookieOptions> Make() => new(new CookieOptions());", "await Make()")]
    [InlineData("Task<CookieOptions> Make() => Task.FromResult(new CookieOptions());", "await Make().ConfigureAwait(false)")]
    [InlineData("Task<CookieOptions> Make() => Task.FromResult(new CookieOptions());", "Make().Result")]
    [InlineData("Task<CookieOptions> Make() => Task.FromResult(new CookieOptions());", "Make().GetAwaiter().GetResult()")]
    [InlineData("T Make<T>() where T : new() => new T();", "Make<CookieOptions>()")]
    [InlineData("T Make<T>() where T : CookieOptions, new() => new T();", "Make<CookieOptions>()")]
    [InlineData("CookieOptions Make(bool secure) => new CookieOptions { Secure = secure };", "Make(false)")]
    [InlineData("CookieOptions Make(bool secure = false) => new CookieOptions { Secure = secure };", "Make()")]
    [InlineData("CookieOptions Make(bool secure, bool httpOnly) => new CookieOptions { Secure = secure, HttpOnly = httpOnly };", "Make(httpOnly: true, secure: false)")]
    [InlineData("CookieOptions Make(string name) => name switch { \"a\" => new CookieOptions(), _ => new CookieOptions { Secure = true } };", "Make(\"a\")")]
    [InlineData("CookieOptions Make(bool secure) { if (secure) return new CookieOptions { Secure = true }; return new CookieOptions(); }", "Make(false)")]
    [InlineData("CookieOptions Make() => One(); CookieOptions One() => Two(); CookieOptions Two() => new CookieOptions();", "Make()")]
    [InlineData("CookieOptions Make(params string[] names) => new CookieOptions();", "Make(\"a\", \"b\")")]
    [InlineData("private protected sealed class Maker { public CookieOptions Make() => new(); } Maker maker = new();", "new Maker().Make()")]
    [InlineData("CookieOptions Make(CookieOptions basis) => new CookieOptions(basis);", "Make(new CookieOptions())")]
    public Task Insecure_options_from_a_helper_are_reported_at_the_argument(string members, string argument) =>
        SecureTest.With(members, $$"""Response.Cookies.Append("a", id, {|CKS1001:{{argument}}|});""");

    [Theory]
    [InlineData("CookieOptions Make() => new CookieOptions { Secure = true };", "Make()")]
    [InlineData("CookieOptions Make() { var o = new CookieOptions(); o.Secure = true; return o; }", "Make()")]
    [InlineData("async Task<CookieOptions> Make() { await Task.Yield(); return new CookieOptions { Secure = true }; }", "await Make()")]
    [InlineData("CookieOptions Make(bool secure) => new CookieOptions { Secure = secure };", "Make(true)")]
    [InlineData("CookieOptions Make(bool secure) => new CookieOptions { Secure = secure };", "Make(flag)")]
    [InlineData("CookieOptions Make(bool secure = true) => new CookieOptions { Secure = secure };", "Make()")]
    [InlineData("CookieOptions Make(string name) => name switch { \"a\" => new CookieOptions(), _ => new CookieOptions { Secure = true } };", "Make(\"b\")")]
    [InlineData("CookieOptions Make(bool? secure = null) => new CookieOptions { Secure = secure ?? true };", "Make()")]
    [InlineData("CookieOptions Make(CookieOptions basis) => basis;", "Make(given)")]
    [InlineData("CookieOptions Make() => throw new NotSupportedException();", "Make()")]
    [InlineData("CookieOptions Make() => Make();", "Make()")]
    [InlineData("CookieOptions One(int n) => n > 0 ? Two(n - 1) : new CookieOptions { Secure = true }; CookieOptions Two(int n) => One(n);", "One(3)")]
    [InlineData("CookieOptions One(int n) => n > 0 ? Two(n - 1) : new CookieOptions(); CookieOptions Two(int n) => One(n);", "One(3)")]
    [InlineData("CookieOptions Make() => JsonMake<CookieOptions>(); T JsonMake<T>() => System.Text.Json.JsonSerializer.Deserialize<T>(\"{}\");", "Make()")]
    [InlineData("CookieOptions Make() => Activator.CreateInstance<CookieOptions>();", "Make()")]
    [InlineData("IEnumerable<CookieOptions> Make() { yield return new CookieOptions(); }", "Make().First()")]
    [InlineData("CookieOptions Make() => null;", "Make()")]
    public Task Secure_or_unknown_options_from_a_helper_are_silent(string members, string argument) =>
        SecureTest.With(members, $$"""Response.Cookies.Append("a", id, {{argument}});""");

    [Fact]
    public Task A_helper_that_returns_its_argument_made_nothing() => SecureTest.With(
        """
        CookieOptions Same(CookieOptions o) => o;
        static T Fluent<T>(T o) where T : CookieOptions { o.HttpOnly = true; return o; }
        """,
        """
        Response.Cookies.Append("a", id, Same({|CKS1001:new CookieOptions()|}));
        Response.Cookies.Append("b", id, Fluent({|CKS1001:new CookieOptions { IsEssential = true }|}));
        Response.Cookies.Append("c", id, Same(new CookieOptions { Secure = true }));
        """);

    [Fact]
    public Task A_fluent_extension_returns_what_it_was_called_on() => SecureTest.Library("""
        static class Fluent
        {
            public static CookieOptions Hidden(this CookieOptions o) { o.HttpOnly = true; return o; }
            public static CookieOptions Safe(this CookieOptions o) { o.Secure = true; return o; }
            public static CookieOptions Unsafe(this CookieOptions o) { o.Secure = false; return o; }
        }

        class Shop
        {
            void Handle(HttpResponse response)
            {
                response.Cookies.Append("a", "1", {|CKS1001:new CookieOptions()|}.Hidden());
                response.Cookies.Append("b", "1", new CookieOptions().Hidden().Safe());
                response.Cookies.Append("c", "1", {|CKS1001:new CookieOptions { Secure = true }.Unsafe()|});
                response.Cookies.Append("d", "1", Fluent.Safe(new CookieOptions()));
                var o = new CookieOptions { Secure = true };
                o.Unsafe();
                response.Cookies.Append("e", "1", {|CKS1001:o|});
            }
        }
        """);

    [Theory]
    [InlineData("void Change(CookieOptions o) { o.Secure = true; }", "Change(o);")]
    [InlineData("void Change(CookieOptions o) { if (o != null) o.Secure = true; }", "Change(o);")]
    [InlineData("async Task Change(CookieOptions o) { await Task.Yield(); o.Secure = true; }", "await Change(o);")]
    [InlineData("void Change(params CookieOptions[] all) { all[0].Secure = true; }", "Change(o);")]
    [InlineData("void Change(object o) { ((CookieOptions)o).Secure = true; }", "Change(o);")]
    [InlineData("void Change(CookieOptions o, int n) { if (n > 0) Change(o, n - 1); else o.Secure = true; }", "Change(o, 2);")]
    [InlineData("void One(CookieOptions o, int n) { if (n > 0) Two(o, n); } void Two(CookieOptions o, int n) { o.Secure = n > 0; One(o, n - 1); }", "One(o, 2);")]
    [InlineData("void A(CookieOptions o) => B(o); void B(CookieOptions o) => C(o); void C(CookieOptions o) => D(o); void D(CookieOptions o) => E(o); void E(CookieOptions o) => F(o); void F(CookieOptions o) => G(o); void G(CookieOptions o) => H(o); void H(CookieOptions o) => o.Secure = true;", "A(o);")]
    public Task A_helper_that_secures_its_argument_is_silent(string members, string call) =>
        SecureTest.With(members, $$"""var o = new CookieOptions(); {{call}} Response.Cookies.Append("a", id, o);""");

    [Fact]
    public Task A_helper_that_only_reads_its_argument_keeps_it_known() => SecureTest.With(
        "bool IsGood(CookieOptions o) => o.Secure && o.HttpOnly; void Log(CookieOptions o) { if (IsGood(o)) Console.WriteLine(o.Path); }",
        """
        var o = {|CKS1001:new CookieOptions()|};
        Log(o);
        Response.Cookies.Append("a", id, o);
        """);

    [Fact]
    public Task A_helper_that_always_throws_ends_the_path() => SecureTest.With(
        "void Fail() => throw new Exception();",
        """
        var o = new CookieOptions();
        if (flag) o.Secure = true; else Fail();
        Response.Cookies.Append("a", id, o);
        """);

    [Fact]
    public Task A_helpers_creation_is_reported_at_each_call() => SecureTest.With(
        "CookieOptions Make() => new CookieOptions();",
        """
        Response.Cookies.Append("a", id, {|CKS1001:Make()|});
        Response.Cookies.Append("b", id, {|CKS1001:Make()|});
        var o = Make();
        o.Secure = true;
        Response.Cookies.Append("c", id, o);
        """);

    [Fact]
    public Task Two_objects_of_one_helper_are_kept_apart() => SecureTest.With(
        "CookieOptions Make() => new CookieOptions();",
        """
        var a = Make();
        var b = Make();
        a.Secure = true;
        Response.Cookies.Append("a", id, a);
        Response.Cookies.Append("b", id, {|CKS1001:b|});
        """);

    [Theory]
    [InlineData("virtual CookieOptions Make() => new CookieOptions();")]
    [InlineData("extern CookieOptions Make();")]
    public Task A_helper_that_may_be_another_is_unknown(string member) =>
        SecureTest.With("public " + member, """Response.Cookies.Append("a", id, Make());""");

    [Fact]
    public Task Interface_and_abstract_helpers_are_unknown() => SecureTest.Library("""
        interface IMaker { CookieOptions Make(); CookieOptions Usual() => new CookieOptions(); }
        abstract class Maker : IMaker { public abstract CookieOptions Make(); }
        class Shop(IMaker one, Maker other, Func<CookieOptions> make)
        {
            void Handle(HttpResponse response)
            {
                response.Cookies.Append("a", "1", one.Make());
                response.Cookies.Append("b", "1", other.Make());
                response.Cookies.Append("c", "1", one.Usual());
                response.Cookies.Append("d", "1", make());
            }
        }
        """);

    [Fact]
    public Task A_base_call_is_not_virtual() => SecureTest.Library("""
        class Maker { public virtual CookieOptions Make() => new CookieOptions(); }
        class Shop : Maker
        {
            public override CookieOptions Make() => null;
            void Handle(HttpResponse response) => response.Cookies.Append("a", "1", {|CKS1001:base.Make()|});
        }
        """);

    [Fact]
    public Task A_sealed_override_is_the_only_one() => SecureTest.Library("""
        abstract class Maker { public abstract CookieOptions Make(); }
        sealed class Shop : Maker
        {
            public override CookieOptions Make() => new CookieOptions();
            void Handle(HttpResponse response) => response.Cookies.Append("a", "1", {|CKS1001:Make()|});
        }
        """);

    [Fact]
    public Task Partial_methods_and_partial_classes_are_followed() => SecureTest.Library("""
        partial class Shop
        {
            private partial CookieOptions Make();
            partial void Nothing(CookieOptions o);
            void Handle(HttpResponse response)
            {
                response.Cookies.Append("a", "1", {|CKS1001:Make()|});
                var o = {|CKS1001:new CookieOptions()|};
                Nothing(o);
                response.Cookies.Append("b", "1", o);
            }
        }
        partial class Shop
        {
            private partial CookieOptions Make() => new CookieOptions();
        }
        """);

    [Fact]
    public Task A_helper_in_another_file_is_followed() => Infrastructure.RuleTest.Files(
        """
        class Shop
        {
            void Handle(HttpResponse response)
            {
                response.Cookies.Append("a", "1", {|CKS1001:Cookies.Insecure()|});
                response.Cookies.Append("b", "1", Cookies.Safe());
            }
        }
        """,
        """
        static class Cookies
        {
            public static CookieOptions Insecure() => new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax };
            public static CookieOptions Safe() => new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = true };
        }
        """);
}
