namespace CookieSecurity.Tests.RazorForms;

/// <summary>CKS3012: what stands in a form may write the token itself.</summary>
public sealed class TokenInFormTests
{
    [Theory]
    [InlineData("@Html.AntiForgeryToken()")]
    [InlineData("@(Html.AntiForgeryToken())")]
    [InlineData("@Antiforgery.GetHtml(Context)")]
    [InlineData("@if (true) { @Html.AntiForgeryToken() }")]
    [InlineData("@{ var token = Antiforgery.GetAndStoreTokens(Context).RequestToken; }")]
    [InlineData("""<div><input type="hidden" name="__RequestVerificationToken" value="@Model.T" /></div>""")]
    [InlineData("""<input name="@tokens.FormFieldName" type="hidden" value="@tokens.RequestToken">""")]
    [InlineData("""<input name="csrf" type="hidden" value="@Model.T">""")]
    public Task A_token_written_by_hand_counts(string content) => RazorProject.View($$"""
        <form method="post" action="/save">
            {{content}}
            <button>Save</button>
        </form>
        """);

    [Theory]
    [InlineData("@Html.Partial(\"Elsewhere\")")]
    [InlineData("""<partial name="@Model.Partial" />""")]
    [InlineData("""<partial name="Elsewhere" />""")]
    [InlineData("@await Html.PartialAsync(Model.Partial)")]
    [InlineData("@await Component.InvokeAsync(\"Fields\")")]
    [InlineData("<vc:fields></vc:fields>")]
    [InlineData("<my-fields />")]
    [InlineData("""<component type="typeof(Fields)" render-mode="Static" />""")]
    [InlineData("@RenderBody()")]
    [InlineData("@await RenderSectionAsync(\"fields\")")]
    [InlineData("@Html.Fields()")]
    [InlineData("@Html.Raw(Model.Html)")]
    [InlineData("@Fields(Model)")]
    [InlineData("@{ Fields(Model); }")]
    [InlineData("@{ Html.RenderPartial(Model.Partial); }")]
    [InlineData("@Html.EditorForModel()")]
    [InlineData("""<input type="hidden" name="@Model.Name" value="1">""")]
    public Task Markup_that_comes_from_elsewhere_may_hold_one(string content) => RazorProject.View($$"""
        <form method="post" action="/save">
            {{content}}
        </form>
        """);

    [Theory]
    [InlineData("@Html.TextBoxFor(m => m.Name)")]
    [InlineData("@Html.ValidationSummary(true)")]
    [InlineData("@Model.Price.ToString(\"0.00\")")]
    [InlineData("@foreach (var line in Model.Lines.Where(line => line.Price > 0)) { <li>@line.Name</li> }")]
    [InlineData("""<select asp-for="Kind" asp-items="Html.GetEnumSelectList<Kind>()"></select>""")]
    [InlineData("""<input type="hidden" name="id" value="@Model.Id">""")]
    [InlineData("""<input type="hidden" asp-for="Id">""")]
    [InlineData("""<a href="@Url.Action("Index")">Back</a>""")]
    [InlineData("@if (!string.IsNullOrEmpty(Model.Note)) { <p>@Model.Note</p> }")]
    [InlineData("@Localizer[\"Save\"]")]
    [InlineData("@User.Identity!.Name")]
    public Task Fields_texts_and_addresses_are_no_token(string content) => RazorProject.View($$"""
        {|CKS3012:<form method="post" action="/save">|}
            {{content}}
        </form>
        """);

    [Theory]
    [InlineData("""<partial name="_Fields" model="Model" />""")]
    [InlineData("""<partial name="~/Views/Shared/_Fields.cshtml" />""")]
    [InlineData("@Html.Partial(\"_Fields\")")]
    [InlineData("@await Html.PartialAsync(\"_Fields\", Model)")]
    [InlineData("@{ await Html.RenderPartialAsync(\"_Fields\"); }")]
    public async Task A_partial_view_of_the_form_is_looked_into(string partial)
    {
        await RazorProject.View($"<form method=\"post\" action=\"/save\">{partial}</form>", ("Views/Shared/_Fields.cshtml", "<input name=\"a\">@Html.AntiForgeryToken()"));
        await RazorProject.View($"<form method=\"post\" action=\"/save\">{partial}</form>", ("Views/Shared/_Fields.cshtml", "<partial name=\"_Inner\" />"), ("Views/Shared/_Inner.cshtml", "@Html.AntiForgeryToken()"));
        await RazorProject.View($"<form method=\"post\" action=\"/save\">{partial}</form>", ("Views/Shared/_Fields.cshtml", "<p>unfinished @{"));
        await RazorProject.View($"{{|CKS3012:<form method=\"post\" action=\"/save\">|}}{partial}</form>", ("Views/Shared/_Fields.cshtml", "<input name=\"a\">"));
    }

    [Fact]
    public Task A_partial_view_that_holds_itself_ends() => RazorProject.View(
        """<form method="post" action="/save"><partial name="_Fields" /></form>""", ("Views/Shared/_Fields.cshtml", """<partial name="_Fields" />"""));

    [Theory]
    [InlineData("@Html.AntiForgeryToken()")]
    [InlineData("@inject Microsoft.AspNetCore.Antiforgery.IAntiforgery Tokens")]
    [InlineData("<script>document.forms[0].append(field('__RequestVerificationToken'));</script>")]
    [InlineData("<script>document.forms[0].addEventListener('submit', e => { e.preventDefault(); send(); });</script>")]
    public Task What_a_script_of_the_page_may_send_is_not_known(string other) => RazorProject.View($$"""
        {{other}}
        <form method="post" action="/save"><button>Save</button></form>
        """);
}
