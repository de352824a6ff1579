namespace CookieSecurity.Tests.Flow;

/// <summary>Lambdas and local functions: what they capture, when they run, what they change.</summary>
public sealed class FunctionTests
{
    [Theory]
    [InlineData("Action write = () => Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|}); write();")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; Response.OnStarting(() => { Response.Cookies.Append(\"a\", id, o); return Task.CompletedTask; });")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; await Task.Run(() => Response.Cookies.Append(\"a\", id, o));")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; Action write = delegate { Response.Cookies.Append(\"a\", id, o); }; write();")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; AppDomain.CurrentDomain.ProcessExit += (s, e) => Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; void Write() => Response.Cookies.Append(\"a\", id, o); Write();")]
    [InlineData("void Write() { var o = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, o); } Write();")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; void Write(CookieOptions options) => Response.Cookies.Append(\"a\", id, options); Write(o);")]
    [InlineData("Action outer = () => { Action inner = () => Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|}); inner(); };")]
    public Task A_cookie_written_in_a_function_is_reported(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("Action write = () => Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = true }); write();")]
    [InlineData("var o = new CookieOptions(); o.Secure = true; Response.OnStarting(() => { Response.Cookies.Append(\"a\", id, o); return Task.CompletedTask; });")]
    [InlineData("Action<CookieOptions> write = o => Response.Cookies.Append(\"a\", id, o); write(given);")]
    [InlineData("void Write(CookieOptions options) => Response.Cookies.Append(\"a\", id, options); Write(given);")]
    [InlineData("var o = new CookieOptions { Secure = true }; void Write() => Response.Cookies.Append(\"a\", id, o); Write();")]
    public Task A_secure_or_unknown_cookie_in_a_function_is_silent(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = new CookieOptions(); Action write = () => Response.Cookies.Append(\"a\", id, o); o.Secure = true; write();")]
    [InlineData("var o = new CookieOptions(); Response.OnStarting(() => { Response.Cookies.Append(\"a\", id, o); return Task.CompletedTask; }); if (flag) o.Secure = true;")]
    [InlineData("var o = new CookieOptions(); Action write = () => Response.Cookies.Append(\"a\", id, o); o = new CookieOptions { Secure = true }; write();")]
    [InlineData("var no = false; Action write = () => Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = no }); no = true; write();")]
    [InlineData("var o = new CookieOptions(); void Write() => Response.Cookies.Append(\"a\", id, o); o.Secure = true; Write();")]
    public Task A_write_after_the_capture_makes_the_options_unknown_inside(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = new CookieOptions(); Action secure = () => o.Secure = true; secure(); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); new[] { 1 }.ToList().ForEach(_ => o.Secure = true); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); void Secure() => o.Secure = true; Secure(); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); void Secure() => o.Secure = true; Action action = Secure; action(); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); Action replace = () => o = new CookieOptions { Secure = true }; replace(); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); Action<CookieOptions> secure = x => x.Secure = true; secure(o); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); AppDomain.CurrentDomain.ProcessExit += (s, e) => o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); async Task Secure() { await Task.Yield(); o.Secure = true; } await Secure(); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); Outer(); Response.Cookies.Append(\"a\", id, o); void Outer() { Inner(); void Inner() { o.Secure = true; } }")]
    [InlineData("var no = false; void Set() => no = true; Set(); Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = no });")]
    public Task A_function_that_writes_the_options_makes_them_unknown(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; Action look = () => Console.WriteLine(o.Secure); look(); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; void Look() => Console.WriteLine(o.Secure); Look(); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; Response.Cookies.Append(\"a\", id, o); Action secure = () => o.Secure = true; secure();")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; void Essential() => o.IsEssential = true; Essential(); Response.Cookies.Append(\"a\", id, o);")]
    public Task A_function_that_only_reads_keeps_them_known(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task A_lambda_in_a_loop_captures_each_rounds_object() => SecureTest.Body("""
        var all = new List<Action>();
        foreach (var key in Request.Query.Keys)
        {
            var o = {|CKS1001:new CookieOptions()|};
            all.Add(() => Response.Cookies.Append(key, id, o));
        }
        """);

    [Fact]
    public Task A_write_later_in_the_loop_reaches_the_lambda() => SecureTest.Body("""
        var o = new CookieOptions();
        foreach (var key in Request.Query.Keys)
        {
            o.Secure = true;
            Response.OnStarting(() => { Response.Cookies.Append(key, id, o); return Task.CompletedTask; });
        }
        """);

    [Fact]
    public Task Options_made_in_a_local_function_are_reported_at_the_argument() => SecureTest.Body("""
        CookieOptions Make() => new CookieOptions();
        Response.Cookies.Append("a", id, {|CKS1001:Make()|});
        var made = Make();
        Response.Cookies.Append("b", id, {|CKS1001:made|});
        """);

    [Fact]
    public Task Options_made_in_a_lambda_are_reported_at_the_argument() => SecureTest.Body("""
        Func<CookieOptions> make = () => new CookieOptions();
        Response.Cookies.Append("a", id, {|CKS1001:make()|});
        """);

    [Fact]
    public Task Secure_options_made_in_a_function_are_silent() => SecureTest.Body("""
        CookieOptions Make() => new CookieOptions { Secure = true };
        Func<CookieOptions> make = () => new CookieOptions { Secure = true };
        Response.Cookies.Append("a", id, Make());
        Response.Cookies.Append("b", id, make());
        """);

    [Theory]
    [InlineData("Func<CookieOptions> make = flag ? () => new CookieOptions() : () => given; Response.Cookies.Append(\"a\", id, make());")]
    [InlineData("Func<CookieOptions> make = () => new CookieOptions(); make = () => given; Response.Cookies.Append(\"a\", id, make());")]
    [InlineData("Func<bool, CookieOptions> make = secure => new CookieOptions { Secure = secure }; Response.Cookies.Append(\"a\", id, make(flag));")]
    public Task A_function_that_is_not_the_only_one_is_unknown(string statements) => SecureTest.Body(statements);

    [Fact]
    public Task A_function_that_calls_itself_ends() => SecureTest.Body("""
        CookieOptions Make(int depth) => depth == 0 ? new CookieOptions() : Make(depth - 1);
        Func<int, CookieOptions> make = null;
        make = depth => depth == 0 ? new CookieOptions() : make(depth - 1);
        Response.Cookies.Append("a", id, Make(3));
        Response.Cookies.Append("b", id, make(3));
        """);

    [Fact]
    public Task A_route_handler_is_a_function() => SecureTest.Program("""
        var app = WebApplication.Create();
        var shared = {|CKS1001:new CookieOptions()|};
        app.MapGet("/a", (HttpContext context) => context.Response.Cookies.Append("a", "1", {|CKS1001:new CookieOptions()|}));
        app.MapGet("/b", (HttpResponse response) => { response.Cookies.Append("b", "1", shared); return "b"; });
        app.MapGet("/c", Handlers.Write);
        app.Use(async (context, next) => { context.Response.Cookies.Append("d", "1", new CookieOptions { Secure = true }); await next(); });
        app.Run();

        static class Handlers
        {
            public static void Write(HttpResponse response) => response.Cookies.Append("c", "1", {|CKS1001:new()|});
        }
        """);

    [Fact]
    public Task Options_that_each_request_changes_are_unknown() => SecureTest.Program("""
        var app = WebApplication.Create();
        var shared = new CookieOptions();
        app.MapGet("/a", (HttpResponse response) => response.Cookies.Append("a", "1", shared));
        app.MapGet("/b", () => { shared.Secure = true; });
        app.Run();
        """);
}
