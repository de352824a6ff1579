namespace CookieSecurity.Tests.Flow;

/// <summary>Options classes of the user's own, and their constructors.</summary>
public sealed class ConstructorTests
{
    [Theory]
    [InlineData("class Mine : CookieOptions { }", "new Mine()")]
    [InlineData("class Mine : CookieOptions { public Mine() { HttpOnly = true; } }", "new Mine()")]
    [InlineData("class Mine : CookieOptions { public Mine(bool secure) { HttpOnly = secure; } }", "new Mine(true)")]
    [InlineData("class Mine(string path) : CookieOptions { public string Where => path; }", "new Mine(\"/\")")]
    [InlineData("class Basis : CookieOptions { public Basis() { HttpOnly = true; } } class Mine : Basis { }", "new Mine()")]
    [InlineData("class Mine : CookieOptions { public Mine() : this(true) { } Mine(bool hidden) { HttpOnly = hidden; } }", "new Mine()")]
    public Task A_derived_class_that_leaves_Secure_unset_is_reported_at_its_creation(string type, string creation) =>
        SecureTest.Library(type + " class Shop { void Handle(HttpResponse response) => response.Cookies.Append(\"a\", \"1\", {|CKS1001:" + creation + "|}); }");

    [Theory]
    [InlineData("class Mine : CookieOptions { public Mine() { Secure = true; } }", "new Mine()")]
    [InlineData("class Mine : CookieOptions { public Mine() => Secure = true; }", "new Mine { HttpOnly = true }")]
    [InlineData("class Mine : CookieOptions { public Mine(bool secure) { Secure = secure; } }", "new Mine(true)")]
    [InlineData("class Mine : CookieOptions { public Mine() : this(true) { } Mine(bool secure) { Secure = secure; } }", "new Mine()")]
    [InlineData("class Basis : CookieOptions { public Basis() { Secure = true; } } class Mine : Basis { }", "new Mine()")]
    [InlineData("class Basis : CookieOptions { public Basis(bool secure) { Secure = secure; } } class Mine() : Basis(true) { }", "new Mine()")]
    [InlineData("class Basis : CookieOptions { public Basis(bool secure) { Secure = secure; } } class Mine : Basis { public Mine() : base(true) { } }", "new Mine()")]
    [InlineData("class Mine : CookieOptions { readonly int x; public Mine() { x = 1; Init(); } void Init() { Secure = true; } }", "new Mine()")]
    [InlineData("class Mine : CookieOptions { public Mine() { Init(); } protected virtual void Init() { } }", "new Mine()")]
    [InlineData("class Mine(CookieOptions other) : CookieOptions(other) { }", "new Mine(new CookieOptions { Secure = true })")]
    [InlineData("class Mine : CookieOptions { public Mine(CookieOptions other) : base(other) { } }", "new Mine(new CookieOptions { Secure = true })")]
    public Task A_derived_class_whose_constructor_sees_to_it_is_silent(string type, string creation) =>
        SecureTest.Library(type + " class Shop { void Handle(HttpResponse response) => response.Cookies.Append(\"a\", \"1\", " + creation + "); }");

    [Fact]
    public Task A_constructor_that_sets_a_bad_value_is_reported_at_the_argument() => SecureTest.Library("""
        class Mine : CookieOptions { public Mine() { Secure = false; } }
        class Shop { void Handle(HttpResponse response) => response.Cookies.Append("a", "1", {|CKS1001:new Mine()|}); }
        """);

    [Fact]
    public Task A_property_that_hides_Secure_is_not_it() => SecureTest.Library("""
        class Mine : CookieOptions { public new bool Secure { get; set; } }
        class Shop { void Handle(HttpResponse response) => response.Cookies.Append("a", "1", {|CKS1001:new Mine { Secure = true }|}); }
        """);

    [Fact]
    public Task A_setter_of_the_users_own_is_followed() => SecureTest.Library("""
        class Mine : CookieOptions { public bool Safe { set => Secure = value; } public bool Plain { get; set; } }
        class Shop
        {
            void Handle(HttpResponse response)
            {
                response.Cookies.Append("a", "1", new Mine { Safe = true });
                response.Cookies.Append("b", "1", {|CKS1001:new Mine { Plain = true }|});
            }
        }
        """);

    [Fact]
    public Task An_object_of_another_class_keeps_the_options_it_is_given() => SecureTest.Library("""
        record Cookie(string Name, CookieOptions Options);
        class Holder(CookieOptions options) { public CookieOptions Options => options; public void Harden() => options.Secure = true; }
        class Shop
        {
            void Handle(HttpResponse response)
            {
                var cookie = new Cookie("a", new CookieOptions());
                response.Cookies.Append(cookie.Name, "1", cookie.Options);
                var o = new CookieOptions();
                var holder = new Holder(o);
                holder.Harden();
                response.Cookies.Append("b", "1", o);
                response.Cookies.Append("c", "1", holder.Options);
            }
        }
        """);
}
