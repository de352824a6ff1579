namespace CookieSecurity.Tests.RazorForms;

/// <summary>CKS3012 wherever Razor lets a form stand, and where it only looks like one.</summary>
public sealed class MarkupShapeTests
{
    private const string Tag = """<form method="post" action="/save">""";
    private const string Reported = "{|CKS3012:" + Tag + "|}<button>Save</button></form>";
    private const string Form = Tag + "<button>Save</button></form>";

    [Theory]
    [InlineData("@for (var i = 0; i < 3; i++) { FORM }")]
    [InlineData("@while (Model.Next()) { FORM }")]
    [InlineData("@do { FORM } while (false);")]
    [InlineData("@lock (Model) { FORM }")]
    [InlineData("@using (Model.Scope()) { FORM }")]
    [InlineData("@try { FORM } catch (Exception e) when (e.Message.Length < 3) { <p>@e.Message</p> } finally { <hr> }")]
    [InlineData("@if (Model.Count <3 && 4> Model.Count) { FORM }")]
    [InlineData("@if (Model is { Count: > 3 } or null) { FORM }")]
    [InlineData("@{ if (Model.Open) { <div> FORM </div> } else { <text> one </text> } }")]
    [InlineData("@{ void Row(int number) { FORM } Row(1); }")]
    [InlineData("@{ Func<int, object> row = @FORM; } @row(1)")]
    [InlineData("@functions { public void Row(int number) { if (number < 2) { FORM } } }")]
    [InlineData("@section Aside { <aside> FORM </aside> }")]
    [InlineData("@Html.Table(Model.Lines, @<td> FORM </td>)")]
    [InlineData("<div class=\"@(Model.Wide ? \"wide\" : \"\")\" @(Model.Hidden ? \"hidden\" : \"\")> FORM </div>")]
    [InlineData("<table><tr><td> FORM </table>")]
    [InlineData("<p>an @@, a { brace, a < b and mail@shop.example</p> FORM")]
    [InlineData("<p title='it\"s'>it's</p> FORM")]
    [InlineData("<template> FORM </template><noscript> FORM </noscript>")]
    [InlineData("@* a comment with @{ and <form> *@ FORM")]
    [InlineData("<!-- a comment with @if (x) { and <form> --> FORM")]
    [InlineData("@{ /* } */ var text = \"}\"; // }\n var brace = '}'; var raw = \"\"\"}\"\"\"; } FORM")]
    [InlineData("@{ #region x }\n #endregion\n } FORM")]
    [InlineData("<![CDATA[ x ]]> FORM")]
    [InlineData("@(Model.Lines.Count < 3) @(\"<form method=post>\") FORM")]
    [InlineData("@Model.Lines[0].Name?.Length @Model!.Name FORM")]
    [InlineData("@await Model.LoadAsync(x => x.Price < 3) FORM")]
    [InlineData("<script>if (a < b) { c = '<form>'; }</script><style>form { a: b }</style> FORM")]
    public Task A_form_is_found(string markup) => RazorProject.View(markup.Replace("FORM", Reported, StringComparison.Ordinal));

    [Theory]
    [InlineData("@* FORM *@")]
    [InlineData("<!-- FORM -->")]
    [InlineData("<!-- @if (x) { FORM } -->")]
    [InlineData("<script type=\"text/template\"> FORM </script>")]
    [InlineData("<textarea> FORM </textarea>")]
    [InlineData("@Html.Raw(\"<form method='post' action='/save'></form>\")")]
    [InlineData("@{ var text = @\"FORMV\"; }")]
    [InlineData("@{ /* FORM */ // FORM\n }")]
    [InlineData("@functions { // FORM\n }")]
    [InlineData("@@{ <b>@@</b> }")]
    [InlineData("<p data-form='FORMQ'></p>")]
    public Task What_only_looks_like_one_is_none(string markup) => RazorProject.View(markup
        .Replace("FORMV", Form.Replace("\"", "\"\"", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("FORMQ", Form.Replace("'", "\"", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("FORM", Form, StringComparison.Ordinal));

    [Theory]
    [InlineData("""<form asp-controller="Home" asp-action="Save" asp-antiforgery="false">""")]
    [InlineData("""<form asp-area="Shop" asp-page="/Save" asp-page-handler="Now" asp-antiforgery="false" method="post">""")]
    [InlineData("""<form asp-route="save" asp-route-id="@Model.Id" asp-antiforgery="false" method="post">""")]
    [InlineData("""<form asp-action="Save" asp-antiforgery='false'>""")]
    [InlineData("""<form asp-action="Save" ASP-ANTIFORGERY="false">""")]
    [InlineData("""<form asp-action=Save asp-antiforgery=false>""")]
    [InlineData("""<form asp-action="Save" asp-antiforgery="@false">""")]
    [InlineData("""<form asp-action="Save" asp-antiforgery="@(false)">""")]
    [InlineData("""<form @* kept *@ method="post" action="/save">""")]
    [InlineData("""<form method="post" method="get" action="/save">""")]
    [InlineData("""<form method="post" action="/save" class="@(Model.Wide ? "a" : "b")" data-x='{"a": "b"}' disabled>""")]
    [InlineData("""<form method="post" action="/save@@home">""")]
    public Task Every_way_to_write_the_tag_counts(string tag) => RazorProject.View("{|CKS3012:" + tag + "|}<button>Save</button></form>");

    [Theory]
    [InlineData("""<form asp-controller="Home" asp-action="Save">""")]
    [InlineData("""<form asp-area="Shop" asp-page="/Save" asp-page-handler="Now" method="post">""")]
    [InlineData("""<form asp-route="save" asp-all-route-data="Model.Route" method="post">""")]
    [InlineData("""<form asp-page-handler="Save" asp-fragment="top" method="@(Model.Get ? "get" : "post")">""")]
    [InlineData("""<form asp-action="Save" asp-antiforgery="Model.Protect">""")]
    [InlineData("""<form asp-action="Save" asp-antiforgery="@(!Model.Open)">""")]
    [InlineData("""<form asp-action="Save" asp-antiforgery="@true">""")]
    [InlineData("""<form method="get" method="post" action="/save">""")]
    [InlineData("""<form method=" post " action="/save">""")]
    [InlineData("""<form method="" action="/save">""")]
    [InlineData("""<form method action="/save">""")]
    [InlineData("""<form data-method="post" action="/save">""")]
    [InlineData("""<form-post method="post" action="/save">""")]
    [InlineData("""<form method="post" action='~/save'>""")]
    [InlineData("""<form method="post" action="tel:+1">""")]
    public Task What_gets_a_token_or_posts_nothing_is_silent(string tag) => RazorProject.View(tag + "<button>Save</button></" + (tag.StartsWith("<form-", StringComparison.Ordinal) ? "form-post>" : "form>"));

    [Theory]
    [InlineData("@if (Model.Own) { @:<form method=\"post\" action=\"/a\">\n } else { @:<form method=\"post\" asp-action=\"B\">\n } <input name=\"x\"> @:</form>")]
    [InlineData("@if (Model.Own) { @:<form method=\"post\" action=\"/a\">\n }\n<p>x</p>\n@if (Model.Own) { @:</form>\n }")]
    [InlineData("<form method=\"post\" action=\"/a\" />")]
    [InlineData("</form>")]
    [InlineData("<form method=\"post\" action=\"/a\"><form method=\"post\" action=\"/b\">")]
    public async Task Forms_that_open_and_close_in_different_places_are_not_guessed_at(string markup)
    {
        var found = await new RazorProject().With("Views/_ViewImports.cshtml", RazorProject.TagHelpers).With("Views/Home/Index.cshtml", markup).ReportAsync();
        Assert.True(found.Length <= 1, string.Join('\n', found));
    }

    [Fact]
    public Task Lines_may_end_in_any_way() => RazorProject.View("<p>\r\n@{\r\n    var x = 1;\r\n}\r\n{|CKS3012:<form\r\n\tmethod=\"post\"\r\n\taction=\"/save\">|}\r\n</form>\r\n");

    [Fact]
    public Task Directives_of_a_start_file_count_for_nothing_else() => RazorProject.Bare(Reported.Replace(" action=\"/save\"", string.Empty, StringComparison.Ordinal), ("_ViewStart.cshtml", RazorProject.TagHelpers), ("Views/Home/_ViewStart.cshtml", RazorProject.TagHelpers));

    [Fact]
    public Task Views_and_pages_of_areas_have_imports_of_their_own() => new RazorProject()
        .With("Areas/Shop/Pages/_ViewImports.cshtml", RazorProject.TagHelpers)
        .With("Areas/Shop/Pages/Index.cshtml", """<form method="post"></form>""")
        .With("Areas/Bank/Pages/Index.cshtml", """{|CKS3012:<form method="post">|}</form>""")
        .CheckAsync();

    [Theory]
    [InlineData("@addTagHelper global::Microsoft.AspNetCore.Mvc.TagHelpers.FormTagHelper, Microsoft.AspNetCore.Mvc.TagHelpers\n")]
    [InlineData("@addTagHelper *,Microsoft.AspNetCore.Mvc.TagHelpers\n")]
    [InlineData("@addTagHelper\t*, Microsoft.AspNetCore.Mvc.TagHelpers  \n")]
    [InlineData("@tagHelperPrefix \"\"\n@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n")]
    public Task Tag_helpers_are_imported_in_several_spellings(string directives) => RazorProject.Bare(directives + """<form method="post"></form>""");

    [Fact]
    public Task A_prefix_of_the_imports_counts_for_the_folder() => new RazorProject()
        .With("Views/_ViewImports.cshtml", RazorProject.TagHelpers)
        .With("Views/Mail/_ViewImports.cshtml", "@tagHelperPrefix th:\n")
        .With("Views/Mail/A.cshtml", """{|CKS3012:<form method="post">|}</form><th:form method="post"></th:form>""")
        .With("Views/Home/A.cshtml", """<form method="post"></form>""")
        .CheckAsync();

    [Fact]
    public Task A_token_in_another_form_is_of_no_use() => RazorProject.View("""
        <form method="post" action="/a"><fieldset><legend>A</legend>@Html.AntiForgeryToken()</fieldset></form>
        {|CKS3012:<form method="post" action="/b">|}<fieldset><legend>B</legend></fieldset></form>
        """);

    [Fact]
    public Task A_layout_s_own_form_is_reported_and_what_the_page_puts_into_one_is_not_known() => new RazorProject()
        .With("Views/_ViewImports.cshtml", RazorProject.TagHelpers)
        .With("Views/Shared/_Layout.cshtml", """<body>{|CKS3012:<form method="post" action="/out">|}<button>Sign out</button></form>@RenderBody() @await RenderSectionAsync("Scripts", required: false)</body>""")
        .With("Views/Shared/_Wizard.cshtml", """<form method="post" action="/next">@RenderBody()</form>""")
        .With("Views/Shared/_Aside.cshtml", """<form method="post" action="/next">@RenderSection("Fields")</form>""")
        .CheckAsync();
}
