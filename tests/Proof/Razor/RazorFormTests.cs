using System.Net;
using CookieSecurity.Proof.Infrastructure;

namespace CookieSecurity.Proof.Razor;

/// <summary>Which forms of views and components get a token, by the Razor compiler and the framework, and what becomes of those that get none.</summary>
public sealed class RazorFormTests
{
    private const string Token = "__RequestVerificationToken";

    private const string Program = """
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapControllers();
        app.MapDefaultControllerRoute();
        app.MapRazorComponents<Web.App>();
        app.Run();

        public class HomeController : Controller
        {
            [HttpGet("/view/{**name}")] public IActionResult Show(string name) => View("/Views/" + name + ".cshtml");
            [HttpPost("/open")] public string Open() => "taken";
            [HttpPost("/closed"), ValidateAntiForgeryToken] public string Closed() => "taken";
        }

        namespace Web { public static class Names { public const string One = "/one"; } }
        """;

    private const string TagHelpers = "@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n";

    private const string App = """
        <Microsoft.AspNetCore.Components.Routing.Router AppAssembly="typeof(App).Assembly">
            <Found Context="data"><Microsoft.AspNetCore.Components.RouteView RouteData="data" /></Found>
        </Microsoft.AspNetCore.Components.Routing.Router>
        """;

    /// <summary>Each form, and whether a page with it holds a token.</summary>
    private static readonly (string Markup, bool HasToken)[] Views =
    [
        (TagHelpers + """<form method="post"></form>""", true),
        (TagHelpers + """<form></form>""", false),
        (TagHelpers + """<form asp-antiforgery="false"></form>""", false),
        (TagHelpers + """<form asp-action="Open" asp-controller="Home"></form>""", true),
        (TagHelpers + """<form method="post" action=""></form>""", true),
        (TagHelpers + """<form method="post" action="~/open"></form>""", true),
        (TagHelpers + """<form method="post" action="/open" asp-antiforgery="true"></form>""", true),
        (TagHelpers + """<form method="post" action="/open">@Html.AntiForgeryToken()</form>""", true),
        (TagHelpers + """<form method="get"></form>""", false),
        (TagHelpers + """<form method="post" asp-antiforgery="false"></form>""", false),
        (TagHelpers + """<form asp-action="Open" asp-controller="Home" asp-antiforgery="false"></form>""", false),
        (TagHelpers + """<form method="post" action="/open"></form>""", false),
        (TagHelpers + """<form method="post" asp-antiforgery="@false"></form>""", false),
        (TagHelpers + """<form method="post" asp-antiforgery="@(false)"></form>""", false),
        (TagHelpers + """<form method="post" asp-antiforgery="@true" action="/open"></form>""", true),
        ("@addTagHelper global::Microsoft.AspNetCore.Mvc.TagHelpers.FormTagHelper, Microsoft.AspNetCore.Mvc.TagHelpers\n" + """<form method="post"></form>""", true),
        ("@addTagHelper *,Microsoft.AspNetCore.Mvc.TagHelpers\n" + """<form method="post"></form>""", true),
        ("@tagHelperPrefix \"\"\n" + TagHelpers + """<form method="post"></form>""", true),
        (TagHelpers + """<form method="post" action="open"></form>""", false),
        (TagHelpers + """<form method="post" action="?handler=x"></form>""", false),
        (TagHelpers + """<form method="post" action="/open/@(1 + 1)"></form>""", false),
        (TagHelpers + """<form method="post" action="@Url.Action("Open", "Home")"></form>""", false),
        (TagHelpers + """<form method="post" action="@Url.Content("~/open")"></form>""", false),
        (TagHelpers + """<form method=post action=/open></form>""", false),
        (TagHelpers + """<FORM METHOD="Post" ACTION="/open"></FORM>""", false),
        (TagHelpers + """<!form method="post"></!form>""", false),
        ("""<form method="post"></form>""", false),
        (TagHelpers + "@removeTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n" + """<form method="post"></form>""", false),
        (TagHelpers + "@removeTagHelper Microsoft.AspNetCore.Mvc.TagHelpers.FormTagHelper, Microsoft.AspNetCore.Mvc.TagHelpers\n" + """<form method="post"></form>""", false),
        (TagHelpers + "@tagHelperPrefix th:\n" + """<form method="post"></form>""", false),
        (TagHelpers + "@tagHelperPrefix th:\n" + """<th:form method="post"></th:form>""", true),
        ("""@using (Html.BeginForm()) { }""", true),
        ("""@using (Html.BeginForm(antiforgery: false)) { }""", false),
        ("""@using (Html.BeginForm(Microsoft.AspNetCore.Mvc.Rendering.FormMethod.Get, true, null)) { }""", true),
        ("""@using (Html.BeginRouteForm(null, antiforgery: false)) { }""", false),
    ];

    private static readonly Lazy<System.Reflection.Assembly> Compiled = new(() => ProgramCompiler.Compile(
        "RazorForms",
        [Program],
        [
            .. Views.Select((view, index) => ($"Views/V{index}.cshtml", view.Markup)),
            ("Views/Folder/_ViewImports.cshtml", TagHelpers),
            ("Views/Folder/In.cshtml", """<form method="post"></form>"""),
            ("Views/Folder/Inner/In.cshtml", """<form method="post"></form>"""),
            ("App.razor", App),
            ("Without.razor", """
                @page "/without"
                <form method="post" @formname="save"></form>
                """),
            ("With.razor", """
                @page "/with"
                <form method="post" @formname="save" @onsubmit="Save"><Microsoft.AspNetCore.Components.Forms.AntiforgeryToken /></form><p>@done</p>
                @code {
                    private string done = "";
                    private void Save() => done = "taken";
                }
                """),
        ]));

    [Fact]
    public async Task Each_form_of_a_view_gets_a_token_or_not_as_the_rule_says()
    {
        await using var program = await HostedProgram.StartAsync(Compiled.Value);
        var wrong = new List<string>();
        for (var i = 0; i < Views.Length; i++)
        {
            var page = await Get(program, "/view/V" + i);
            if (Views[i].HasToken != page.Contains(Token, StringComparison.Ordinal))
            {
                wrong.Add(Views[i].Markup + " became " + page);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_form_without_a_method_is_posted_where_the_tag_helper_is_told_anything_of_it()
    {
        await using var program = await HostedProgram.StartAsync(Compiled.Value);
        Assert.Contains("method=\"post\"", await PageWith(program, """<form asp-action="Open" asp-controller="Home" asp-antiforgery="false"></form>"""), StringComparison.Ordinal);
        Assert.Contains("method=\"post\"", await PageWith(program, """<form asp-antiforgery="false"></form>"""), StringComparison.Ordinal);
        Assert.DoesNotContain("post", await PageWith(program, """<form></form>"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_count_for_their_folder_and_those_below()
    {
        await using var program = await HostedProgram.StartAsync(Compiled.Value);
        Assert.Contains(Token, await Get(program, "/view/Folder/In"), StringComparison.Ordinal);
        Assert.Contains(Token, await Get(program, "/view/Folder/Inner/In"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_token_is_taken_where_nothing_validates_and_refused_elsewhere()
    {
        await using var program = await HostedProgram.StartAsync(Compiled.Value);
        Assert.Equal(HttpStatusCode.OK, await Post(program, "/open"));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(program, "/closed"));
    }

    [Fact]
    public async Task A_component_refuses_a_form_without_a_token_and_writes_one_where_told()
    {
        await using var program = await HostedProgram.StartAsync(Compiled.Value);
        Assert.DoesNotContain(Token, await Get(program, "/without"), StringComparison.Ordinal);
        Assert.Contains(Token, await Get(program, "/with"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await Post(program, "/with"));
    }

    private static Task<string> PageWith(HostedProgram program, string form) => Get(program, "/view/V" + Array.FindIndex(Views, view => view.Markup == TagHelpers + form));

    private static async Task<string> Get(HostedProgram program, string path)
    {
        using var response = await program.SendAsync("GET", new Uri("https://shop.example" + path));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<HttpStatusCode> Post(HostedProgram program, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://shop.example" + path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "save")]) };
        using var response = await program.SendAsync(request);
        return response.StatusCode;
    }
}
