namespace CookieSecurity.Tests.Flow;

/// <summary>Options that get out of sight are unknown from there on, not before.</summary>
public sealed class EscapeTests
{
    [Theory]
    [InlineData("Outside.Change(o);")]
    [InlineData("ChangeAll(o);")]
    [InlineData("changer.Change(o);")]
    [InlineData("list.Add(o);")]
    [InlineData("var all = new List<CookieOptions> { o };")]
    [InlineData("var all = new[] { o };")]
    [InlineData("CookieOptions[] all = [o];")]
    [InlineData("var all = new Dictionary<string, CookieOptions> { [\"a\"] = o };")]
    [InlineData("list[0] = o;")]
    [InlineData("kept = o;")]
    [InlineData("Kept = o;")]
    [InlineData("var box = new { Options = o };")]
    [InlineData("var box = new Box { Options = o };")]
    [InlineData("var box = new Box(o);")]
    [InlineData("context.Items[\"o\"] = o;")]
    [InlineData("System.Runtime.CompilerServices.Unsafe.AsRef(in o).Secure = true;")]
    [InlineData("configuration.Bind(\"cookie\", o);")]
    [InlineData("configuration.GetSection(\"cookie\").Bind(o);")]
    [InlineData("object boxed = o; list.Add((CookieOptions)boxed);")]
    [InlineData("var pair = (o, 1); Outside.Change(pair.o);")]
    [InlineData("Func<CookieOptions> get = () => o; Outside.Change(get());")]
    [InlineData("_ = o switch { { Secure: false } insecure => Outside.Change(insecure), _ => 0 };")]
    [InlineData("Virtual(o);")]
    [InlineData("_ = nameof(o); dynamic d = o; d.Secure = true;")]
    [InlineData("foreach (var each in new[] { o }) each.Secure = true;")]
    [InlineData("o.GetType().GetProperty(\"Secure\").SetValue(o, true);")]
    public Task What_is_handed_to_code_out_of_sight_is_unknown_after_it(string statement) => SecureTest.Library(Shop($$"""
        var o = new CookieOptions();
        {{statement}}
        Response.Cookies.Append("a", id, o);
        """));

    [Theory]
    [InlineData("Outside.Change(o);")]
    [InlineData("changer.Change(o);")]
    [InlineData("list.Add(o);")]
    [InlineData("kept = o;")]
    [InlineData("var box = new Box(o);")]
    public Task Before_it_they_are_known(string statement) => SecureTest.Library(Shop($$"""
        var o = {|CKS1001:new CookieOptions()|};
        Response.Cookies.Append("a", id, o);
        {{statement}}
        Response.Cookies.Append("b", id, o);
        """));

    [Theory]
    [InlineData("Console.WriteLine(o.Secure);")]
    [InlineData("Console.WriteLine($\"{o.Path}\");")]
    [InlineData("var header = o.CreateCookieHeader(\"a\", id);")]
    [InlineData("ArgumentNullException.ThrowIfNull(o);")]
    [InlineData("if (o == null) return;")]
    [InlineData("if (o is null) throw new Exception();")]
    [InlineData("_ = o?.Secure;")]
    [InlineData("_ = nameof(o.Secure);")]
    [InlineData("_ = o.ToString();")]
    [InlineData("var copy = new CookieOptions(o); Outside.Change(copy);")]
    [InlineData("list.Add(new CookieOptions());")]
    [InlineData("o.Expires = DateTimeOffset.UtcNow.AddDays(1); o.MaxAge = TimeSpan.FromDays(1); o.Path = id; o.Domain = id;")]
    [InlineData("o.Extensions.Add(\"priority=high\");")]
    public Task A_look_keeps_them_known(string statement) => SecureTest.Library(Shop($$"""
        var o = {|CKS1001:new CookieOptions()|};
        {{statement}}
        Response.Cookies.Append("a", id, o);
        """));

    [Theory]
    [InlineData("list[0]")]
    [InlineData("list.First()")]
    [InlineData("kept")]
    [InlineData("context.Items[\"o\"] as CookieOptions")]
    [InlineData("Outside.Get()")]
    [InlineData("context.RequestServices.GetRequiredService<CookieOptions>()")]
    [InlineData("new[] { new CookieOptions() }[0]")]
    [InlineData("(new List<CookieOptions> { new CookieOptions() })[0]")]
    [InlineData("configuration.Get<CookieOptions>()")]
    [InlineData("new Box(new CookieOptions()).Options")]
    public Task What_comes_from_code_out_of_sight_is_unknown(string expression) => SecureTest.Library(Shop($$"""
        Response.Cookies.Append("a", id, {{expression}});
        """));

    [Theory]
    [InlineData("o.Extensions.Add(\"Secure\");")]
    [InlineData("o.Extensions.Add(id);")]
    [InlineData("var extensions = o.Extensions; extensions.Add(\"Secure\");")]
    [InlineData("Outside.Change(o.Extensions);")]
    public Task Extensions_that_may_say_secure_are_silent(string statement) => SecureTest.Library(Shop($$"""
        var o = new CookieOptions();
        {{statement}}
        Response.Cookies.Append("a", id, o);
        """));

    private static string Shop(string statements) => $$"""
        interface IChanger { void Change(CookieOptions o); }
        class Box { public Box() { } public Box(CookieOptions o) { Options = o; } public CookieOptions Options { get; set; } }
        static class Outside
        {
            [System.Runtime.InteropServices.DllImport("x")] public static extern int Change(object o);
            [System.Runtime.InteropServices.DllImport("x")] public static extern CookieOptions Get();
        }
        class Shop
        {
            private CookieOptions kept;
            public CookieOptions Kept { get; set; }
            public virtual void Virtual(CookieOptions o) { }
            private void ChangeAll(params CookieOptions[] all) { foreach (var o in all) o.Secure = true; }
            void Handle(HttpContext context, string id, IChanger changer, List<CookieOptions> list, IConfiguration configuration)
            {
                var Response = context.Response;
                {{statements}}
            }
        }
        """;
}
