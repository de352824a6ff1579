using Microsoft.CodeAnalysis;
using static CookieSecurity.Tests.Fixes.FixTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class StatementTests
{
    [Fact]
    public Task A_statement_joins_those_that_follow_the_creation() => VerifyFix(
        Body("""
            var options = {|CKS1001:new CookieOptions()|};
            // everywhere
            options.Path = "/";
            options.Domain = "example.org"; // not the others

            response.Cookies.Append("sid", id, options);
            """),
        Body("""
            var options = new CookieOptions();
            // everywhere
            options.Path = "/";
            options.Domain = "example.org"; // not the others
            options.Secure = true;

            response.Cookies.Append("sid", id, options);
            """));

    [Fact]
    public Task A_statement_joins_others_on_one_line() => VerifyFix(
        Body("var o = {|CKS1001:new CookieOptions()|}; o.Path = \"/\"; response.Cookies.Append(\"sid\", id, o); // done"),
        Body("var o = new CookieOptions(); o.Path = \"/\"; o.Secure = true; response.Cookies.Append(\"sid\", id, o); // done"));

    [Fact]
    public Task Two_rules_at_one_creation_give_two_statements() => VerifyFix(
        Body("""
            CookieOptions options = {|CKS1002:{|CKS1001:new()|}|};
            options.Path = "/";
            """),
        Body("""
            CookieOptions options = new();
            options.Path = "/";
            options.Secure = true;
            options.HttpOnly = true;
            """),
        "CKS1001",
        "CKS1002");

    [Fact]
    public Task Top_level_statements_count() => VerifyFix(
        """
        CookieOptions options = {|CKS1001:new()|};
        options.Path = "/";
        Console.WriteLine(options);
        """,
        """
        CookieOptions options = new();
        options.Path = "/";
        options.Secure = true;
        Console.WriteLine(options);
        """,
        test => test.TestState.OutputKind = OutputKind.ConsoleApplication);

    [Fact]
    public Task Statements_of_a_switch_section_count() => VerifyFix(
        Body("""
            switch (id)
            {
                case "a":
                    var options = {|CKS1001:new CookieOptions()|};
                    options.Path = "/";
                    break;
            }
            """),
        Body("""
            switch (id)
            {
                case "a":
                    var options = new CookieOptions();
                    options.Path = "/";
                    options.Secure = true;
                    break;
            }
            """));

    [Fact]
    public Task Statements_after_something_else_do_not_count() => VerifyFix(
        Body("""
            var options = {|CKS1001:new CookieOptions()|};
            response.Cookies.Append("sid", id, options);
            options.Path = "/";
            """),
        Body("""
            var options = new CookieOptions { Secure = true };
            response.Cookies.Append("sid", id, options);
            options.Path = "/";
            """));

    [Fact]
    public Task Statements_on_another_local_do_not_count() => VerifyFix(
        Body("""
            var other = new CookieOptions { Secure = true };
            var options = {|CKS1001:new CookieOptions()|};
            other.Path = "/";
            """),
        Body("""
            var other = new CookieOptions { Secure = true };
            var options = new CookieOptions { Secure = true };
            other.Path = "/";
            """));

    [Fact]
    public Task A_statement_that_depends_on_a_symbol_ends_the_run() => VerifyFix(
        Body("""
            var options = {|CKS1001:new CookieOptions()|};
            options.Path = "/";
            #if !RELEASE
            options.Domain = "localhost";
            #endif
            """),
        Body("""
            var options = new CookieOptions();
            options.Path = "/";
            options.Secure = true;
            #if !RELEASE
            options.Domain = "localhost";
            #endif
            """));

    [Fact]
    public Task A_verbatim_name_is_kept() => VerifyFix(
        Body("""
            var @new = {|CKS1001:new CookieOptions()|};
            @new.Path = "/";
            """),
        Body("""
            var @new = new CookieOptions();
            @new.Path = "/";
            @new.Secure = true;
            """));
}
