using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Tests.Fixes.EditTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class RemovalTests
{
    [Fact]
    public Task Members_of_an_initializer_go_with_their_commas() => Remove(
        """
        var a = new CookieOptions { [|Domain = "a"|], Path = "/" };
        var b = new CookieOptions { Path = "/", [|Domain = "a"|] };
        var c = new CookieOptions
        {
            Path = "/", // everywhere
            [|Domain = "a"|],
            [|Secure = false|],
        };
        var d = new CookieOptions
        {
            Path = "/", // everywhere
            [|Domain = "a"|] // shared
        };
        """,
        """
        var a = new CookieOptions { Path = "/" };
        var b = new CookieOptions { Path = "/" };
        var c = new CookieOptions
        {
            Path = "/", // everywhere
        };
        var d = new CookieOptions
        {
            Path = "/" // everywhere
            // shared
        };
        """);

    [Fact]
    public Task An_initializer_without_members_goes() => Remove(
        """
        var a = new CookieOptions { [|Domain = "a"|] };
        CookieOptions b = new() { [|Domain = "a"|], [|Path = "/"|] };
        var c = new SessionOptions { IdleTimeout = default, Cookie = { [|HttpOnly = false|] } };
        """,
        """
        var a = new CookieOptions();
        CookieOptions b = new();
        var c = new SessionOptions { IdleTimeout = default };
        """);

    [Fact]
    public Task A_statement_goes_with_its_line_and_leaves_comments() => Remove(
        """
        var options = new CookieOptions();
        // about the domain
        [|options.Domain = "a";|] // shared

        [|options.Secure = false|];

        options.Path = "/"; [|options.HttpOnly = false;|] options.MaxAge = null;
        if (options.Secure)
            [|options.IsEssential = true;|]
        """,
        """
        var options = new CookieOptions();
        // about the domain
        // shared

        options.Path = "/"; options.MaxAge = null;
        if (options.Secure)
            { }
        """);

    [Fact]
    public Task A_lambda_that_did_nothing_else_goes_with_its_argument() => Remove(
        """
        var services = new ServiceCollection();
        services.AddSession(o => [|o.Cookie.HttpOnly = false|]);
        services.AddSession(o => { [|o.Cookie.HttpOnly = false;|] });
        services.AddAuthentication().AddCookie("a", o =>
        {
            [|o.Cookie.HttpOnly = false;|]
            [|o.Cookie.Name = "x";|]
        });
        services.Configure<SessionOptions>(o => [|o.Cookie.HttpOnly = false|]);
        services.AddSession(o => { [|o.Cookie.HttpOnly = false;|] o.Cookie.Name = "x"; });
        """,
        """
        var services = new ServiceCollection();
        services.AddSession();
        services.AddSession();
        services.AddAuthentication().AddCookie("a");
        services.Configure<SessionOptions>(_ => { });
        services.AddSession(o => { o.Cookie.Name = "x"; });
        """);

    [Fact]
    public Task A_call_leaves_its_chain() => Remove(
        """
        var app = WebApplication.Create();
        [|app.MapPost("/a", () => "").DisableAntiforgery()|].WithName("a");
        app.MapPost("/b", () => "").[|DisableAntiforgery|]();
        var c = app.MapPost("/c", () => "")
            .WithName("c") // named
            .[|DisableAntiforgery|]()
            .WithDescription("c");
        app.MapPost("/d", () => "")
            .WithName("d")
            .[|DisableAntiforgery|]();
        """,
        """
        var app = WebApplication.Create();
        app.MapPost("/a", () => "").WithName("a");
        app.MapPost("/b", () => "");
        var c = app.MapPost("/c", () => "")
            .WithName("c") // named
            .WithDescription("c");
        app.MapPost("/d", () => "")
            .WithName("d");
        """);

    [Fact]
    public Task A_call_that_is_all_of_a_statement_takes_it_along() => Remove(
        """
        var app = WebApplication.Create();
        [|app.UseSession()|];
        app.UseRouting().[|UseSession|]();
        """,
        """
        var app = WebApplication.Create();
        app.UseRouting();
        """);

    [Fact]
    public Task An_argument_goes_where_an_overload_does_without_it() => Remove(
        """
        var app = WebApplication.Create();
        app.UseSession([|new SessionOptions()|]);
        """,
        """
        var app = WebApplication.Create();
        app.UseSession();
        """);

    [Fact]
    public Task An_argument_stays_where_no_overload_does_without_it() => VerifyNothingIsOffered(
        EditKind.Remove,
        "",
        "",
        """
        var services = new ServiceCollection();
        services.Configure([|(SessionOptions o) => { }|]);
        """);

    [Fact]
    public Task Attributes_go_alone_or_with_their_brackets() => Remove(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Antiforgery;

        Console.WriteLine();

        /// <summary>Takes orders.</summary>
        [[|IgnoreAntiforgeryToken|]]
        public class Orders : Controller
        {
            [HttpPost, [|IgnoreAntiforgeryToken|]]
            public string Buy() => "";

            [[|IgnoreAntiforgeryToken|], HttpPost]
            public string Sell() => "";

            [[|IgnoreAntiforgeryToken|]] public string Look() => "";

            public Func<string> Give = [[|RequireAntiforgeryToken(false)|]] () => "";
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Antiforgery;

        Console.WriteLine();

        /// <summary>Takes orders.</summary>
        public class Orders : Controller
        {
            [HttpPost]
            public string Buy() => "";

            [HttpPost]
            public string Sell() => "";

            public string Look() => "";

            public Func<string> Give = () => "";
        }
        """);

    [Fact]
    public Task What_stands_under_a_condition_is_left_alone() => VerifyNothingIsOffered(
        EditKind.Remove,
        "",
        "",
        """
        var options = new CookieOptions();
        #if !RELEASE
        [|options.Domain = "a";|]
        #endif
        """);

    private static Task Remove(string before, string after) => Verify(EditKind.Remove, "", "", before, after);
}
