using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Tests.Fixes.EditTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class DeclarationEditTests
{
    private const string Validate = "global::Microsoft.AspNetCore.Mvc.ValidateAntiForgeryTokenAttribute";

    [Fact]
    public Task An_attribute_gets_a_line_of_its_own() => Verify(
        EditKind.AddAttribute,
        "",
        Validate,
        """
        using Microsoft.AspNetCore.Mvc;

        Console.WriteLine();

        /// <summary>Takes orders.</summary>
        public partial class [|Orders|] : Controller
        {
            /// <summary>Buys.</summary>
            [HttpPost] // once
            public string [|Buy|]() => "";

            // sells
            public string [|Sell|]() => "";

            [HttpPost] public string [|Give|]() => "";
        }

        public record [|Order|](int Id);
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        Console.WriteLine();

        /// <summary>Takes orders.</summary>
        [ValidateAntiForgeryToken]
        public partial class Orders : Controller
        {
            /// <summary>Buys.</summary>
            [HttpPost] // once
            [ValidateAntiForgeryToken]
            public string Buy() => "";

            // sells
            [ValidateAntiForgeryToken]
            public string Sell() => "";

            [HttpPost] [ValidateAntiForgeryToken] public string Give() => "";
        }

        [ValidateAntiForgeryToken]
        public record Order(int Id);
        """.Replace("[ValidateAntiForgeryToken]\npublic record", "[ValidateAntiForgeryToken]\npublic record", StringComparison.Ordinal));

    [Fact]
    public Task An_attribute_joins_others_where_that_is_the_habit() => Verify(
        EditKind.AddAttribute,
        "",
        Validate,
        """
        using Microsoft.AspNetCore.Mvc;

        Console.WriteLine();

        public class Orders : Controller
        {
            [HttpPost, NonAction]
            public string Buy() => "";

            [HttpPost]
            public string [|Sell|]() => "";
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        Console.WriteLine();

        public class Orders : Controller
        {
            [HttpPost, NonAction]
            public string Buy() => "";

            [HttpPost, ValidateAntiForgeryToken]
            public string Sell() => "";
        }
        """);

    [Fact]
    public Task A_lambda_with_an_attribute_has_parentheses() => Verify(
        EditKind.AddAttribute,
        "",
        "global::Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute(false)",
        """
        var app = WebApplication.Create();
        Func<string, string> f = [|x => x|];
        Func<string, Task<string>> g = [|async x => await Task.FromResult(x)|];
        app.MapPost("/", [|(HttpContext context) => ""|]);
        """,
        """
        using Microsoft.AspNetCore.Antiforgery;

        var app = WebApplication.Create();
        Func<string, string> f = [RequireAntiforgeryToken(false)] (x) => x;
        Func<string, Task<string>> g = [RequireAntiforgeryToken(false)] async (x) => await Task.FromResult(x);
        app.MapPost("/", [RequireAntiforgeryToken(false)] (HttpContext context) => "");
        """);

    [Fact]
    public Task An_attribute_moves_to_where_it_is_needed() => Verify(
        """
        using Microsoft.AspNetCore.Mvc;

        Console.WriteLine();

        [{|from:IgnoreAntiforgeryToken(Order = 1)|}]
        public class Orders : Controller
        {
            public string {|a:Buy|}() => "";

            [HttpPost]
            public string {|b:Sell|}() => "";

            [IgnoreAntiforgeryToken]
            public string {|c:Give|}() => "";
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;

        Console.WriteLine();

        public class Orders : Controller
        {
            [IgnoreAntiforgeryToken(Order = 1)]
            public string Buy() => "";

            [HttpPost]
            [IgnoreAntiforgeryToken(Order = 1)]
            public string Sell() => "";

            [IgnoreAntiforgeryToken]
            public string Give() => "";
        }
        """,
        marks => new(EditKind.MoveAttribute, "", "", [marks["from"], marks["a"], marks["b"], marks["c"]]));

    [Fact]
    public Task A_type_gets_a_member_as_its_last() => Verify(
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        Console.WriteLine();

        class {|a:Own|} : CookieAuthenticationEvents
        {
            int count;
        }

        class {|b:Empty|} : CookieAuthenticationEvents { }

        class {|c:Brief|} : CookieAuthenticationEvents;
        """,
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        Console.WriteLine();

        class Own : CookieAuthenticationEvents
        {
            int count;

            public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                return Task.CompletedTask;
            }
        }

        class Empty : CookieAuthenticationEvents {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                return Task.CompletedTask;
            }
        }

        class Brief : CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                return Task.CompletedTask;
            }
        }
        """,
        marks => Override(marks["a"]),
        marks => Override(marks["b"]),
        marks => Override(marks["c"]));

    [Fact]
    public Task A_member_that_is_there_is_not_added() => VerifyNothingIsOffered(
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        class {|a:Own|} : CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => Task.CompletedTask;
        }
        """,
        marks => Override(marks["a"]));

    private static ProposedEdit Override(Microsoft.CodeAnalysis.Location type) => new(
        EditKind.AddMember,
        "",
        """
        public override global::System.Threading.Tasks.Task ValidatePrincipal(global::Microsoft.AspNetCore.Authentication.Cookies.CookieValidatePrincipalContext context)
        {
            return global::System.Threading.Tasks.Task.CompletedTask;
        }
        """,
        [type]);
}
