namespace CookieSecurity.Tests.RazorForms;

/// <summary>CKS3012 wherever a component may hold a form.</summary>
public sealed class ComponentShapeTests
{
    private const string Form = """{|CKS3012:<form method="post" action="/x">|}<input @bind="Name" @bind:event="oninput" /></form>""";

    [Theory]
    [InlineData("@if (open) { FORM } else { <p>@Name</p> }")]
    [InlineData("@foreach (var name in Names) { <li @key=\"name\"> FORM </li> }")]
    [InlineData("@switch (Kind) { case 1: FORM break; default: <p /> break; }")]
    [InlineData("@code { RenderFragment Part => @FORM; }")]
    [InlineData("@code { RenderFragment<int> Part => number => @<div>@number FORM </div>; }")]
    [InlineData("@code { void Write(RenderTreeBuilder __builder) { FORM } }")]
    [InlineData("@code {\n private Dictionary<string, List<int>> all = new();\n private bool Less(int a, int b) => a < b;\n} FORM")]
    [InlineData("<Grid TItem=\"int\" Items=\"Names.Where(n => n.Length < 3)\"><Row Context=\"row\"> FORM </Row></Grid>")]
    [InlineData("<CascadingValue Value=\"this\"> FORM </CascadingValue>")]
    [InlineData("<AuthorizeView><Authorized> FORM </Authorized><NotAuthorized><p>@context.User</p></NotAuthorized></AuthorizeView>")]
    [InlineData("<button @onclick=\"() => Count++\" @onclick:stopPropagation @ref=\"button\">+</button> FORM")]
    [InlineData("<p>@@bind, @(1 < 2), mail@shop.example</p> FORM")]
    [InlineData("@typeparam T where T : class\n@attribute [Authorize]\n@implements IDisposable\n@layout Main\n FORM")]
    [InlineData("@inject NavigationManager Navigation\n@preservewhitespace true\n@namespace Shop\n FORM")]
    public Task A_form_is_found(string markup) => RazorProject.Component(markup.Replace("FORM", Form, StringComparison.Ordinal) + "\n@code { private string Name = \"\"; }");

    [Theory]
    [InlineData("""<form method="post" action="/x"><Microsoft.AspNetCore.Components.Forms.AntiforgeryToken /></form>""")]
    [InlineData("""<form method="post" action="/x"><AuthorizeView><Authorized><AntiforgeryToken /></Authorized></AuthorizeView></form>""")]
    [InlineData("""<form method="post" action="/x">@if (open) { <AntiforgeryToken /> }</form>""")]
    [InlineData("""<form method="post" action="/x">@Body</form>""")]
    [InlineData("""<form method="post" action="/x"><DynamicComponent Type="kind" /></form>""")]
    [InlineData("""<form method="post" action="/x"><SectionOutlet SectionName="fields" /></form>""")]
    [InlineData("""<form method="post" action="/x"><Shared.Fields /></form>""")]
    [InlineData("""<form method="post" action="/x" @ref="form" @attributes="more"></form>""")]
    [InlineData("""<form method="@(open ? "post" : "get")" action="/x"></form>""")]
    [InlineData("""<form action="/x"></form>""")]
    [InlineData("""<EditForm EditContext="context" method="post" FormName="x"></EditForm>""")]
    [InlineData("""<EditForm Model="Input" Enhance><AntiforgeryToken /></EditForm>""")]
    [InlineData("""@* <form method="post" action="/x"></form> *@""")]
    [InlineData("""<!-- <form method="post" action="/x"></form> -->""")]
    [InlineData("""@((MarkupString)"<form method='post' action='/x'></form>")""")]
    public Task What_has_a_token_or_may_have_one_is_silent(string markup) => RazorProject.Component(markup + "\n@code { [Parameter] public RenderFragment? Body { get; set; } }");

    [Fact]
    public async Task A_component_in_a_component_is_looked_into()
    {
        const string form = """<form method="post" action="/x"><Outer /></form>""";
        await RazorProject.Component(form, ("Components/Outer.razor", "<Inner />"), ("Components/Inner.razor", "@if (true) { <AntiforgeryToken /> }"));
        await RazorProject.Component(form, ("Components/Outer.razor", "@code { unfinished"));
        await RazorProject.Component("{|CKS3012:<form method=\"post\" action=\"/x\">|}<Outer /></form>", ("Components/Outer.razor", "<Inner />"), ("Components/Inner.razor", "<p>no</p>"));
    }
}
