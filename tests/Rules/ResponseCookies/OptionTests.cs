using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.ResponseCookies;

/// <summary>The settings of an <c>.editorconfig</c>, and where reports are not wanted at all.</summary>
public sealed class OptionTests
{
    private static string Write(string name, string call = "Append") => $$"""
        class Shop
        {
            public void Write(HttpResponse response) => response.Cookies.{{call}}("{{name}}", "1");
        }
        """;

    private const string BothReported = "{|CKS1002:{|CKS1001:Append|}|}";
    private const string SecureReported = "{|CKS1001:Append|}";
    private const string HttpOnlyReported = "{|CKS1002:Append|}";

    [Theory]
    [InlineData("cookie_security.exempt_cookies = basket")]
    [InlineData("cookie_security.exempt_cookies = other, BASKET ,")]
    [InlineData("cookie_security.exempt_cookies = bas*")]
    [InlineData("cookie_security.exempt_cookies = *ask*t")]
    [InlineData("cookie_security.exempt_cookies = *")]
    public Task An_exempt_cookie_is_silent(string setting) => RuleTest.Configured(setting, Write("basket"));

    [Theory]
    [InlineData("cookie_security.exempt_cookies = bask")]
    [InlineData("cookie_security.exempt_cookies = bas*q")]
    [InlineData("cookie_security.exempt_cookies = ,, ,")]
    [InlineData("cookie_security.exempt_cookies =")]
    [InlineData("cookie_security.unknown_option = basket")]
    [InlineData("cookie_security.script_readable_cookies = **bas")]
    [InlineData("cookie_security.cookie_policy = maybe")]
    [InlineData("cookie_security.report_razor = 17")]
    [InlineData("cookie_security.analyze_tests = perhaps")]
    public Task A_setting_that_does_not_fit_or_cannot_be_read_changes_nothing(string setting) =>
        RuleTest.Configured(setting, Write("basket", BothReported));

    [Fact]
    public Task A_setting_for_one_rule_leaves_the_other_alone() => RuleTest.Configured(
        "cookie_security.CKS1001.exempt_cookies = basket", Write("basket", HttpOnlyReported));

    [Fact]
    public Task A_setting_for_one_rule_replaces_the_general_one() => RuleTest.Configured(
        """
        cookie_security.exempt_cookies = basket
        cookie_security.CKS1001.exempt_cookies = other
        """,
        Write("basket", SecureReported));

    [Fact]
    public Task Own_script_readable_names_add_to_the_usual_ones() => RuleTest.Configured(
        "cookie_security.script_readable_cookies = basket",
        """
        class Shop
        {
            public void Write(HttpResponse response)
            {
                response.Cookies.{|CKS1001:Append|}("basket", "1");
                response.Cookies.{|CKS1001:Append|}("XSRF-TOKEN", "1");
                response.Cookies.{|CKS1002:{|CKS1001:Append|}|}("other", "1");
            }
        }
        """);

    [Theory]
    [InlineData("cookie_security.cookie_policy = secure", HttpOnlyReported)]
    [InlineData("cookie_security.cookie_policy = HTTP_ONLY", SecureReported)]
    public Task A_policy_that_cannot_be_seen_is_believed(string setting, string reported) => RuleTest.Configured(setting, Write("basket", reported));

    [Fact]
    public Task A_test_project_is_silent() => RuleTest.Configured("build_property.IsTestProject = true", Write("basket"));

    [Fact]
    public Task A_test_project_is_analyzed_when_asked() => RuleTest.Configured(
        """
        build_property.IsTestProject = TRUE
        cookie_security.analyze_tests = True
        """,
        Write("basket", BothReported));

    [Fact]
    public Task A_generated_file_is_silent() => RuleTest.Generated(Write("basket"));

    [Theory]
    [InlineData("Index.cshtml")]
    [InlineData("Counter.razor")]
    public Task Code_that_stands_for_a_line_of_a_Razor_file_is_reported(string file) => RuleTest.Generated($$"""
        class Page
        {
            public void Execute(HttpResponse response)
            {
                response.Cookies.Append("generated", "1");
        #line 7 "/app/Pages/{{file}}"
                response.Cookies.{|CKS1002:{|CKS1001:Append|}|}("basket", "1");
        #line default
                response.Cookies.Append("generated", "1");
            }
        }
        """);

    [Fact]
    public Task Razor_files_can_be_left_out() => RuleTest.Generated(
        """
        class Page
        {
            public void Execute(HttpResponse response)
            {
        #line 7 "/app/Pages/Index.cshtml"
                response.Cookies.Append("basket", "1");
        #line default
            }
        }
        """,
        "cookie_security.report_razor = false");

    [Fact]
    public Task A_project_without_the_web_framework_is_silent() => RuleTest.WithoutWeb("""
        namespace Microsoft.AspNetCore.Http
        {
            public sealed class Cookies
            {
                public void Append(string key, string value) { }
            }
        }

        class Shop
        {
            public void Write(Microsoft.AspNetCore.Http.Cookies cookies) => cookies.Append("sid", "1");
        }
        """);
}
