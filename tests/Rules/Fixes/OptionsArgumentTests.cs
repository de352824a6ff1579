using static CookieSecurity.Tests.Fixes.FixTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class OptionsArgumentTests
{
    private const string Hardened = "new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax }";

    [Fact]
    public Task A_call_without_options_gets_hardened_ones() => VerifyFix(
        Body("response.Cookies.{|CKS1001:Append|}(\"sid\", id);"),
        Body($"response.Cookies.Append(\"sid\", id, {Hardened});"));

    [Fact]
    public Task Two_rules_at_one_call_give_it_one_argument() => VerifyFix(
        Body("response.Cookies.{|CKS1002:{|CKS1001:Append|}|}(\"sid\", id);"),
        Body($"response.Cookies.Append(\"sid\", id, {Hardened});"),
        "CKS1001",
        "CKS1002");

    [Fact]
    public Task Only_the_members_that_the_rule_names_are_written() => VerifyFix(
        Body("response.Cookies.{|CKS1001:Append|}(\"XSRF-TOKEN\", id);"),
        Body("response.Cookies.Append(\"XSRF-TOKEN\", id, new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax });"));

    [Fact]
    public Task Fix_all_gives_each_call_its_own_members() => VerifyFix(
        Body("""
            response.Cookies.{|CKS1001:Append|}("XSRF-TOKEN", id);
            response.Cookies.{|CKS1001:Append|}("sid", id);
            """),
        Body($$"""
            response.Cookies.Append("XSRF-TOKEN", id, new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax });
            response.Cookies.Append("sid", id, {{Hardened}});
            """));

    [Theory]
    [InlineData("value: id, key: \"sid\"")]
    [InlineData("key: \"sid\", value: id")]
    [InlineData("\"sid\", value: id")]
    public Task Named_arguments_are_followed_by_a_named_one(string arguments) => VerifyFix(
        Body($"response.Cookies.{{|CKS1001:Append|}}({arguments});"),
        Body($"response.Cookies.Append({arguments}, options: {Hardened});"));

    [Fact]
    public Task Arguments_on_lines_of_their_own_are_followed_by_another_line() => VerifyFix(
        Body("""
            response.Cookies.{|CKS1001:Append|}(
                "sid", // the name
                id); // the value
            """),
        Body($$"""
            response.Cookies.Append(
                "sid", // the name
                id,
                {{Hardened}}); // the value
            """));

    [Fact]
    public Task A_comment_on_the_line_of_the_last_argument_stays_on_it() => VerifyFix(
        Body("""
            response
                .Cookies
                .{|CKS1001:Append|}(
                    "sid",
                    id // the value
                );
            """),
        Body($$"""
            response
                .Cookies
                .Append(
                    "sid",
                    id, // the value
                    {{Hardened}}
                );
            """));

    [Fact]
    public Task Comments_inside_and_around_the_call_are_kept() => VerifyFix(
        Body("""
            // before
            /* a */ response.Cookies.{|CKS1001:Append|}(/* b */ "sid" /* c */, /* d */ id /* e */) /* f */; // after
            """),
        Body($$"""
            // before
            /* a */ response.Cookies.Append(/* b */ "sid" /* c */, /* d */ id /* e */, {{Hardened}}) /* f */; // after
            """));

    [Fact]
    public Task Windows_line_ends_are_kept() => VerifyFix(
        Body("response.Cookies.{|CKS1001:Append|}(\n    \"sid\",\n    id);").ReplaceLineEndings("\r\n"),
        Body($"response.Cookies.Append(\n    \"sid\",\n    id,\n    {Hardened});").ReplaceLineEndings("\r\n"));

    [Fact]
    public Task A_value_that_spans_lines_stays_as_it_is() => VerifyFix(
        Body("""
            response.Cookies.{|CKS1001:Append|}("sid", string.Concat(
                id,
                id));
            """),
        Body($$"""
            response.Cookies.Append("sid", string.Concat(
                id,
                id), {{Hardened}});
            """));

    [Fact]
    public Task A_conditional_access_is_repaired() => VerifyFix(
        Body("response?.Cookies.{|CKS1001:Append|}(\"sid\", id);"),
        Body($"response?.Cookies.Append(\"sid\", id, {Hardened});"));

    [Fact]
    public Task A_lambda_in_a_top_level_program_is_repaired() => VerifyFix(
        """
        var app = WebApplication.Create();
        app.MapGet("/", (HttpContext context) => context.Response.Cookies.{|CKS1001:Append|}("sid", "1"));
        app.Run();
        """,
        $$"""
        var app = WebApplication.Create();
        app.MapGet("/", (HttpContext context) => context.Response.Cookies.Append("sid", "1", {{Hardened}}));
        app.Run();
        """,
        test => test.TestState.OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication);

    [Fact]
    public Task A_call_inside_the_value_of_another_is_repaired_in_the_same_pass() => VerifyFix(
        Body("""
            response.Cookies.{|CKS1001:Append|}("a", Remember(() => response.Cookies.{|CKS1001:Append|}("b", id)));
            string Remember(Action action) => id;
            """),
        Body($$"""
            response.Cookies.Append("a", Remember(() => response.Cookies.Append("b", id, {{Hardened}})), {{Hardened}});
            string Remember(Action action) => id;
            """));

    [Fact]
    public Task A_method_group_is_left_to_the_author() => VerifyNothingIsOffered(
        Body("Action<string, string> remember = response.Cookies.{|CKS1001:Append|};"));

    [Fact]
    public Task Arguments_that_depend_on_a_symbol_are_left_to_the_author() => VerifyNothingIsOffered(Body("""
        response.Cookies.{|CKS1001:Append|}("sid",
        #if DEBUG
            "debug"
        #else
            id
        #endif
            );
        """));
}
