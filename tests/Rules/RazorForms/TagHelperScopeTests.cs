using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.RazorForms;

/// <summary>CKS3012: whether the form tag helper sees a form at all.</summary>
public sealed class TagHelperScopeTests
{
    private const string Form = """<form method="post"><button>Save</button></form>""";
    private const string Reported = """{|CKS3012:<form method="post">|}<button>Save</button></form>""";

    [Theory]
    [InlineData("")]
    [InlineData("@using System\n@model object\n")]
    [InlineData("@addTagHelper Microsoft.AspNetCore.Mvc.TagHelpers.InputTagHelper, Microsoft.AspNetCore.Mvc.TagHelpers\n")]
    [InlineData("@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n@removeTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n")]
    [InlineData("@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n@removeTagHelper Microsoft.AspNetCore.Mvc.TagHelpers.FormTagHelper, Microsoft.AspNetCore.Mvc.TagHelpers\n")]
    [InlineData("@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n@tagHelperPrefix th:\n")]
    public Task Without_it_no_form_gets_a_token(string directives) => RazorProject.Bare(directives + Reported);

    [Theory]
    [InlineData("@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n")]
    [InlineData("@addTagHelper \"*, Microsoft.AspNetCore.Mvc.TagHelpers\"\r\n")]
    [InlineData("@addTagHelper Microsoft.AspNetCore.Mvc.TagHelpers.*, Microsoft.AspNetCore.Mvc.TagHelpers\n")]
    [InlineData("@addTagHelper Microsoft.AspNetCore.Mvc.TagHelpers.FormTagHelper, Microsoft.AspNetCore.Mvc.TagHelpers\n")]
    [InlineData("@removeTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n")]
    public Task With_it_they_do(string directives) => RazorProject.Bare(directives + Form);

    [Theory]
    [InlineData("@addTagHelper\n")]
    [InlineData("@addTagHelper *\n")]
    [InlineData("@addTagHelper *, Web.Somewhere\n")]
    [InlineData("@removeTagHelper *, Microsoft.AspNetCore.Mvc.Razor\n")]
    public Task A_directive_that_cannot_be_followed_leaves_it_unknown(string directives) => RazorProject.Bare(directives + Form);

    [Fact]
    public async Task Imports_count_for_their_folder_and_those_below()
    {
        await RazorProject.Bare(Form, ("_ViewImports.cshtml", RazorProject.TagHelpers));
        await RazorProject.Bare(Form, ("Views/_ViewImports.cshtml", RazorProject.TagHelpers));
        await RazorProject.Bare(Form, ("Views/Home/_ViewImports.cshtml", RazorProject.TagHelpers));
        await RazorProject.Bare(Reported, ("Views/Other/_ViewImports.cshtml", RazorProject.TagHelpers));
        await RazorProject.Bare(Reported, ("Views/Home/Inner/_ViewImports.cshtml", RazorProject.TagHelpers));
    }

    [Fact]
    public Task A_removal_further_in_takes_it_away_for_its_folder_only() => RazorProject.Bare(
        Form,
        ("_ViewImports.cshtml", RazorProject.TagHelpers),
        ("Views/Mail/_ViewImports.cshtml", "@removeTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers"),
        ("Views/Mail/Order.cshtml", Reported),
        ("Views/Mail/Inner/Order.cshtml", Reported));

    [Fact]
    public Task A_file_that_the_build_puts_elsewhere_has_the_imports_of_that_place() =>
        new RazorProject()
            .With("Views/_ViewImports.cshtml", RazorProject.TagHelpers)
            .With("../shared/Index.cshtml", Form)
            .With("Views/Home/Moved.cshtml", Reported)
            .Set("/web/../shared/Index.cshtml:build_metadata.AdditionalFiles.TargetPath", Encoded("Views\\Home\\Index.cshtml"))
            .Set("/web/Views/_ViewImports.cshtml:build_metadata.AdditionalFiles.TargetPath", Encoded("Views/_ViewImports.cshtml"))
            .Set("/web/Views/Home/Moved.cshtml:build_metadata.AdditionalFiles.TargetPath", Encoded("Pages/Moved.cshtml"))
            .CheckAsync();

    [Fact]
    public Task With_a_prefix_only_tags_that_have_it_are_seen() => RazorProject.View("""
        @tagHelperPrefix th:
        <th:form method="post"><button>A</button></th:form>
        {|CKS3012:<th:form method="post" action="/b">|}<button>B</button></th:form>
        """);

    [Theory]
    [InlineData("[HtmlTargetElement(\"form\")] public class Protect : TagHelper;")]
    [InlineData("[HtmlTargetElement(\"*\")] public class Protect : TagHelper;")]
    [InlineData("[HtmlTargetElement(Attributes = \"x\")] public class Protect : TagHelper;")]
    [InlineData("public class FormTagHelper : TagHelper;")]
    public async Task A_tag_helper_of_the_application_may_give_forms_a_token(string helper)
    {
        const string form = """<form method="post" action="/save"></form>""";
        await WithHelper(helper, form);
        await WithHelper(helper.Replace("TagHelper;", "NotOurs; public class NotOurs;", StringComparison.Ordinal), "{|CKS3012:<form method=\"post\" action=\"/save\">|}</form>");
    }

    [Fact]
    public Task A_tag_helper_for_other_elements_gives_forms_nothing() =>
        WithHelper("[HtmlTargetElement(\"price\")] public class PriceTagHelper : TagHelper;", "{|CKS3012:<form method=\"post\" action=\"/save\">|}</form>");

    private static Task WithHelper(string helper, string markup) => new RazorProject
    {
        Source = "using Microsoft.AspNetCore.Razor.TagHelpers;\nWebApplication.CreateBuilder(args).Build().Run();\n" + helper,
    }.With("Views/_ViewImports.cshtml", RazorProject.TagHelpers + "@addTagHelper *, Web\n").With("Views/Home/Index.cshtml", markup).CheckAsync();

    private static string Encoded(string path) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(path));
}
