using static CookieSecurity.Tests.Fixes.FixTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class CreationTests
{
    [Theory]
    [InlineData("new CookieOptions()", "new CookieOptions { Secure = true }")]
    [InlineData("new CookieOptions ( )", "new CookieOptions { Secure = true }")]
    [InlineData("new CookieOptions(/* defaults */)", "new CookieOptions(/* defaults */) { Secure = true }")]
    [InlineData("new CookieOptions /* plain */ ()", "new CookieOptions /* plain */ () { Secure = true }")]
    [InlineData("new CookieOptions(shared)", "new CookieOptions(shared) { Secure = true }")]
    [InlineData("new()", "new() { Secure = true }")]
    [InlineData("new(shared)", "new(shared) { Secure = true }")]
    [InlineData("new CookieOptions { }", "new CookieOptions { Secure = true }")]
    [InlineData("new CookieOptions {}", "new CookieOptions { Secure = true }")]
    [InlineData("new CookieOptions() { Path = \"/\" }", "new CookieOptions() { Path = \"/\", Secure = true }")]
    [InlineData("new CookieOptions { Path = \"/\" }", "new CookieOptions { Path = \"/\", Secure = true }")]
    [InlineData("new CookieOptions { Path = \"/\", }", "new CookieOptions { Path = \"/\", Secure = true, }")]
    [InlineData("new CookieOptions { Path = \"/\" /* all */ }", "new CookieOptions { Path = \"/\" /* all */, Secure = true }")]
    [InlineData("new Microsoft.AspNetCore.Http.CookieOptions()", "new Microsoft.AspNetCore.Http.CookieOptions { Secure = true }")]
    public Task A_creation_gets_the_member(string before, string after) => VerifyFix(
        Body($"Use({{|CKS1001:{before}|}});\nvoid Use(CookieOptions options, CookieOptions? shared = null) {{ }}").Replace("shared)", "default(CookieOptions)!)", StringComparison.Ordinal),
        Body($"Use({after});\nvoid Use(CookieOptions options, CookieOptions? shared = null) {{ }}").Replace("shared)", "default(CookieOptions)!)", StringComparison.Ordinal));

    [Fact]
    public Task A_member_joins_an_initializer_on_several_lines() => VerifyFix(
        Body("""
            response.Cookies.Append("sid", id, {|CKS1001:new CookieOptions
            {
                // everywhere
                Path = "/", // and below
                Domain = "example.org" // not the others
            }|});
            """),
        Body("""
            response.Cookies.Append("sid", id, new CookieOptions
            {
                // everywhere
                Path = "/", // and below
                Domain = "example.org", // not the others
                Secure = true
            });
            """));

    [Fact]
    public Task A_trailing_comma_is_kept() => VerifyFix(
        Body("""
            response.Cookies.Append("sid", id, {|CKS1001:new CookieOptions
            {
            	Path = "/", // everywhere
            }|});
            """),
        Body("""
            response.Cookies.Append("sid", id, new CookieOptions
            {
            	Path = "/", // everywhere
            	Secure = true,
            });
            """));

    [Fact]
    public Task An_empty_initializer_on_several_lines_is_filled() => VerifyFix(
        Body("""
            response.Cookies.Append("sid", id, {|CKS1001:new CookieOptions
            {
                // nothing yet
            }|});
            """),
        Body("""
            response.Cookies.Append("sid", id, new CookieOptions
            {
                // nothing yet
                Secure = true
            });
            """));

    [Fact]
    public Task Windows_line_ends_are_kept() => VerifyFix(
        Body("response.Cookies.Append(\"sid\", id, {|CKS1001:new CookieOptions\n{\n    Path = \"/\"\n}|});").ReplaceLineEndings("\r\n"),
        Body("response.Cookies.Append(\"sid\", id, new CookieOptions\n{\n    Path = \"/\",\n    Secure = true\n});").ReplaceLineEndings("\r\n"));

    [Fact]
    public Task Members_that_depend_on_a_symbol_are_left_to_the_author() => VerifyNothingIsOffered(Body("""
        response.Cookies.Append("sid", id, {|CKS1001:new CookieOptions
        {
            Path = "/",
        #if DEBUG
            Domain = "localhost",
        #endif
        }|});
        """));

    [Fact]
    public Task A_warning_pragma_does_no_harm() => VerifyFix(
        Body("""
            response.Cookies.Append("sid", id, {|CKS1001:new CookieOptions
            {
            #pragma warning disable CS0618
                Path = "/",
            #pragma warning restore CS0618
            }|});
            """),
        Body("""
            response.Cookies.Append("sid", id, new CookieOptions
            {
            #pragma warning disable CS0618
                Path = "/",
                Secure = true,
            #pragma warning restore CS0618
            });
            """));

    [Fact]
    public Task A_cookie_builder_gets_its_own_member() => VerifyFix(
        Body("CookieBuilder cookie = {|CKS1001:new()|};"),
        Body("CookieBuilder cookie = new() { SecurePolicy = CookieSecurePolicy.Always };"));

    [Fact]
    public Task Two_rules_at_one_creation_are_merged() => VerifyFix(
        Body("response.Cookies.Append(\"sid\", id, {|CKS1003:{|CKS1002:{|CKS1001:new CookieOptions()|}|}|});"),
        Body("response.Cookies.Append(\"sid\", id, new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax });"),
        "CKS1001",
        "CKS1002",
        "CKS1003");

    [Fact]
    public Task A_creation_inside_another_is_repaired_in_the_same_pass() => VerifyFix(
        Body("Use({|CKS1001:new CookieOptions { Path = Use({|CKS1001:new()|}) }|});\nstring Use(CookieOptions options) => id;"),
        Body("Use(new CookieOptions { Path = Use(new() { Secure = true }), Secure = true });\nstring Use(CookieOptions options) => id;"));

    [Fact]
    public Task A_creation_that_ends_where_another_one_grows_stays_whole() => VerifyFix(
        """
        class Linked : CookieOptions { public Linked? Other { get; set; } }

        class Program { Linked linked = {|CKS1001:new() { Other = {|CKS1001:new()|} }|}; }
        """,
        """
        class Linked : CookieOptions { public Linked? Other { get; set; } }

        class Program { Linked linked = new() { Other = new() { Secure = true }, Secure = true }; }
        """);

    [Fact]
    public Task An_unfinished_creation_is_left_alone() => VerifyFix(
        Body("CookieOptions options = {|CKS1001:new CookieOptions|};"),
        Body("CookieOptions options = {|CKS1001:new CookieOptions|};"),
        test =>
        {
            test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None;
            test.FixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
        });
}
