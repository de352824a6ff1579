using CookieSecurity.Analyzers.Razor;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.RazorForms;

/// <summary>A file is unfinished most of the time that a person writes it: then nothing throws, and nothing is reported that the finished file is not.</summary>
public sealed class MalformedMarkupTests
{
    private const int Edits = 300;
    private const int Seed = 20250117;

    private static readonly Dictionary<string, string> Silent = new()
    {
        ["view.cshtml"] = """
            @page "/orders/{id:int}"
            @model OrdersModel
            @{
                ViewData["Title"] = $"Orders of {Model.Name ?? "nobody"} '{Model.Kind}'";
                var raw = @"a ""quoted"" <form method=""post"" action=""/x""></form>";
                char quote = '"', brace = '{';
            }
            @* <form method="post" action="/x"></form> *@
            <!-- <form method="post" action="/x"></form> -->
            <form method="post" class="row @(Model.IsOpen ? "open" : "")" asp-route-id="@Model.Id">
                @foreach (var line in Model.Lines.Where(l => l.Price > 0 && l.Count < 10))
                {
                    <label for="line-@line.Id">@line.Name <img src="/img/@(line.Id).png"></label>
                    @if (line.Count > 1) { <text>× @line.Count</text> } else { @:once
                    }
                }
                <button asp-page-handler="Save">Save</button>
            </form>
            <form method="post" action="/orders/@Model.Id/cancel">
                @Html.AntiForgeryToken()
                <button>Cancel</button>
            </form>
            <form method="post" action="/orders/close" asp-antiforgery="true"><button>Close</button></form>
            <form method="get" action="/search"><input name="q" value="@Model.Query"></form>
            <form method="post" action="https://pay.example/@Model.Id"><button>Pay</button></form>
            <script>
                const template = "<form method='post' action='/x'></form>";
                fetch('/list').then(r => r.json());
            </script>
            @section Scripts { <script src="~/js/site.js"></script> }
            @functions {
                string Name(Dictionary<string, List<int>> all) => all.Count < 3 ? "few" : "many";
            }
            """,
        ["component.razor"] = """
            @page "/account"
            @using Microsoft.AspNetCore.Components.Forms
            @attribute [Authorize]
            <PageTitle>Account</PageTitle>
            @if (user is { Name: "x" })
            {
                <form action="Account/Logout" method="post">
                    <AntiforgeryToken />
                    <input type="hidden" name="ReturnUrl" value="@currentUrl" />
                    <button type="submit" @onclick="() => Log("out")">Logout</button>
                </form>
            }
            <EditForm Model="Input" method="post" OnValidSubmit="SaveAsync" FormName="save"><InputText @bind-Value="Input.Name" /></EditForm>
            <form @onsubmit="Find"><input @bind="query" /></form>
            @code {
                private string? currentUrl;
                [SupplyParameterFromForm] private InputModel Input { get; set; } = new();
                private List<RenderFragment> parts = new() { @<p>one</p>, @<p>two</p> };
                private Task SaveAsync() => parts.Count < 1 ? Task.CompletedTask : Task.Delay(1);
            }
            """,
    };

    public static TheoryData<string> Files => [.. Silent.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task No_prefix_of_a_silent_file_is_reported(string name)
    {
        var text = Silent[name];
        for (var length = 0; length <= text.Length; length++)
        {
            Assert.Empty(await Report(name, text[..length]));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task No_lost_or_doubled_piece_makes_it_throw(string name)
    {
        var random = new Random(Seed);
        for (var i = 0; i < Edits; i++)
        {
            var text = Silent[name];
            var start = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - start);
            await Report(name, random.Next(2) == 0 ? text.Remove(start, length) : text.Insert(start, text.Substring(start, length)));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_finished_file_is_understood(string name) => Assert.True(MarkupFile.Of(SourceText.From(Silent[name]), name.EndsWith(".razor", StringComparison.Ordinal)).IsUnderstood);

    [Theory]
    [InlineData("@{")]
    [InlineData("@if (x) {")]
    [InlineData("@<b>")]
    [InlineData("<a b='@(")]
    [InlineData("@code { <p>")]
    [InlineData("@x(")]
    public void Deep_nesting_is_given_up(string piece)
    {
        var file = MarkupFile.Of(SourceText.From(string.Concat(Enumerable.Repeat(piece, 50_000))), isComponent: false);
        Assert.False(file.IsUnderstood && file.Forms.Length > 0);
    }

    private static async Task<IEnumerable<Diagnostic>> Report(string name, string text)
    {
        // One that reads the text and not the whole pipeline of an analysis: thousands of prefixes are tried.
        var file = MarkupFile.Of(SourceText.From(text), name.EndsWith(".razor", StringComparison.Ordinal));
        return file.Forms.IsEmpty && !text.Contains("<script", StringComparison.Ordinal) ? []
            : await new RazorProject().With("_ViewImports.cshtml", RazorProject.TagHelpers).With("Pages/" + name, text.Replace("{|", "{ |", StringComparison.Ordinal)).ReportAsync(Compilation);
    }

    private static readonly Compilation Compilation = new RazorProject().Compile();
}
