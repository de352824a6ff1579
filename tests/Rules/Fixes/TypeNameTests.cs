using static CookieSecurity.Tests.Fixes.FixTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class TypeNameTests
{
    private const string Hardened = "new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax }";

    [Fact]
    public Task A_missing_import_is_added_in_its_place() => VerifyWithoutImplicitUsings(
        $$"""
        // A header.

        using System;
        using Microsoft.AspNetCore.Mvc; // for the controller
        using Alias = System.Int32;

        {{Controller("{|CKS1001:Append|}(\"sid\", id)")}}
        """,
        $$"""
        // A header.

        using System;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc; // for the controller
        using Alias = System.Int32;

        {{Controller($"Append(\"sid\", id, {Hardened})")}}
        """);

    [Fact]
    public Task An_import_that_sorts_first_leaves_the_header_on_top() => VerifyWithoutImplicitUsings(
        $"// A header.\n\nusing Microsoft.AspNetCore.Mvc;\n\n{Controller("{|CKS1001:Append|}(\"sid\", id)")}",
        $"// A header.\n\nusing Microsoft.AspNetCore.Http;\nusing Microsoft.AspNetCore.Mvc;\n\n{Controller($"Append(\"sid\", id, {Hardened})")}");

    [Fact]
    public Task Imports_inside_the_namespace_are_joined_there() => VerifyWithoutImplicitUsings(
        $$"""
        namespace Shop
        {
            using System;
            using Microsoft.AspNetCore.Mvc;

        {{Controller("{|CKS1001:Append|}(\"sid\", id)")}}
        }
        """,
        $$"""
        namespace Shop
        {
            using System;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Mvc;

        {{Controller($"Append(\"sid\", id, {Hardened})")}}
        }
        """);

    [Fact]
    public Task A_file_without_imports_gets_one_below_its_header() => VerifyWithoutImplicitUsings(
        $$"""
        #nullable disable
        // A header.

        // What it is.
        {{QualifiedController("{|CKS1001:Append|}(\"sid\", id)")}}
        """,
        $$"""
        #nullable disable
        // A header.

        using Microsoft.AspNetCore.Http;

        // What it is.
        {{QualifiedController($"Append(\"sid\", id, {Hardened})")}}
        """);

    [Fact]
    public Task Windows_line_ends_are_kept() => VerifyWithoutImplicitUsings(
        $"using Microsoft.AspNetCore.Mvc;\n\n{Controller("{|CKS1001:Append|}(\"sid\", id)")}".ReplaceLineEndings("\r\n"),
        $"using Microsoft.AspNetCore.Http;\nusing Microsoft.AspNetCore.Mvc;\n\n{Controller($"Append(\"sid\", id, {Hardened})")}".ReplaceLineEndings("\r\n"));

    [Fact]
    public Task Imports_under_a_symbol_are_not_joined() => VerifyWithoutImplicitUsings(
        $$"""
        using Microsoft.AspNetCore.Mvc;
        #if DEBUG
        using System;
        #endif

        {{Controller("{|CKS1001:Append|}(\"sid\", id)")}}
        """,
        $$"""
        using Microsoft.AspNetCore.Mvc;
        #if DEBUG
        using System;
        #endif

        {{Controller("Append(\"sid\", id, new Microsoft.AspNetCore.Http.CookieOptions { HttpOnly = true, Secure = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax })")}}
        """);

    [Fact]
    public Task An_import_that_would_make_another_name_ambiguous_is_not_added() => VerifyWithoutImplicitUsings(
        $$"""
        using Microsoft.AspNetCore.Mvc;
        using Other;

        {{Controller("{|CKS1001:Append|}(\"sid\", id)")}}

        class Upload { IFormFile file; }

        namespace Other { interface IFormFile { } }
        """,
        $$"""
        using Microsoft.AspNetCore.Mvc;
        using Other;

        {{Controller("Append(\"sid\", id, new Microsoft.AspNetCore.Http.CookieOptions { HttpOnly = true, Secure = true, SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax })")}}

        class Upload { IFormFile file; }

        namespace Other { interface IFormFile { } }
        """);

    [Fact]
    public Task A_type_of_the_same_name_in_scope_is_not_taken_for_ours() => VerifyFix(
        """
        namespace Shop;

        class CookieOptions;

        class Program
        {
            void Run(HttpResponse response, string id) => response.Cookies.{|CKS1001:Append|}("sid", id);
        }
        """,
        """
        namespace Shop;

        class CookieOptions;

        class Program
        {
            void Run(HttpResponse response, string id) => response.Cookies.Append("sid", id, new Microsoft.AspNetCore.Http.CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
        }
        """);

    [Fact]
    public Task A_namespace_that_hides_the_frameworks_is_stepped_out_of() => VerifyFix(
        """
        namespace Shop.Microsoft
        {
            class CookieOptions;

            class Program
            {
                void Run(HttpResponse response, string id) => response.Cookies.{|CKS1001:Append|}("sid", id);
            }
        }
        """,
        """
        namespace Shop.Microsoft
        {
            class CookieOptions;

            class Program
            {
                void Run(HttpResponse response, string id) => response.Cookies.Append("sid", id, new global::Microsoft.AspNetCore.Http.CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
            }
        }
        """);

    [Fact]
    public Task A_value_imports_what_it_needs() => VerifyWithoutImplicitUsings(
        "class Program { object options = {|CKS1003:new Microsoft.AspNetCore.Http.CookieOptions()|}; }",
        "using Microsoft.AspNetCore.Http;\n\nclass Program { object options = new Microsoft.AspNetCore.Http.CookieOptions { SameSite = SameSiteMode.Lax }; }",
        "CKS1003");

    [Fact]
    public Task A_member_of_the_same_name_does_not_stand_in_the_way() => VerifyFix(
        "class Program { SameSiteMode SameSiteMode; object options = {|CKS1003:new CookieOptions()|}; }",
        "class Program { SameSiteMode SameSiteMode; object options = new CookieOptions { SameSite = SameSiteMode.Lax }; }",
        "CKS1003");

    private static string Controller(string call) => $$"""
        public class HomeController : Controller
        {
            public void Index(string id) => Response.Cookies.{{call}};
        }
        """;

    private static string QualifiedController(string call) => Controller(call).Replace(": Controller", ": Microsoft.AspNetCore.Mvc.Controller", StringComparison.Ordinal);

    private static Task VerifyWithoutImplicitUsings(string before, string after, params string[] rules)
    {
        var test = new FixTest { ImplicitUsings = false, Rules = rules.Length == 0 ? ["CKS1001"] : rules, TestCode = before, FixedCode = after };
        return test.RunAsync();
    }
}
