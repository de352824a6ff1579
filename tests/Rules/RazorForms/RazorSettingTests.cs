namespace CookieSecurity.Tests.RazorForms;

/// <summary>Settings of the rules about Razor files, and how requests are authenticated.</summary>
public sealed class RazorSettingTests
{
    private const string Form = """<form method="post" action="/save"></form><script>fetch('/x', { method: 'POST' })</script>""";

    [Theory]
    [InlineData("cookie_security.report_razor", "false")]
    [InlineData("cookie_security.authentication", "tokens")]
    [InlineData("build_property.IsTestProject", "true")]
    public Task A_setting_for_the_project_silences(string key, string value) => new RazorProject().With("Views/Index.cshtml", Form).Set(key, value).Set("/web/Views/Index.cshtml:" + key, value).CheckAsync();

    [Fact]
    public Task A_setting_for_one_file_leaves_the_others() => new RazorProject()
        .With("Views/A.cshtml", """<form method="post" action="/save"></form>""")
        .With("Views/B.cshtml", """{|CKS3012:<form method="post" action="/save">|}</form>""")
        .Set("/web/Views/A.cshtml:cookie_security.CKS3012.report_razor", "false")
        .CheckAsync();

    [Fact]
    public Task A_test_project_may_ask_for_reports() => new RazorProject()
        .With("Views/B.cshtml", """{|CKS3012:<form method="post" action="/save">|}</form>""")
        .Set("build_property.IsTestProject", "true")
        .Set("cookie_security.analyze_tests", "true")
        .CheckAsync();

    [Fact]
    public Task An_application_that_takes_tokens_only_is_silent() => new RazorProject
    {
        Source = """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication().AddBearerToken();
            builder.Build().Run();
            """,
    }.With("Views/Index.cshtml", Form).CheckAsync();

    [Fact]
    public Task A_project_without_the_web_framework_is_not_looked_at() =>
        new RazorProject { WithoutFramework = true, Source = "System.Console.WriteLine();" }.With("Views/Index.cshtml", Form).CheckAsync();
}
