using CookieSecurity.Analyzers.Razor;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.RazorForms;

/// <summary>
/// While a file with defects is being typed, only those are reported that the finished file has. That holds where nothing that comes later takes a
/// form's defect away: a script that sends it, or a directive that gives all forms a token; until that stands there the file has the defect.
/// </summary>
public sealed class UnfinishedDefectTests
{
    private static readonly Dictionary<string, string> Defective = new()
    {
        ["view.cshtml"] = """"
            @page "{id:int?}"
            @model Shop.Pages.OrdersModel
            @inject IStringLocalizer<OrdersModel> Localizer
            @{
                ViewData["Title"] = $@"Orders ""{Model.Name}"" {{{Model.Count:N0}}}";
                Func<Line, object> row = @<li>@item.Name {|CKS3012:<form method="post" action="/line/@item.Id">|}<button title='a > b'>×</button></form></li>;
                var raw = """<form method="post" action="/raw">"""; char c = '\'', d = '"';
                void Fields(int depth) { if (depth < 3) { <input name="f@(depth)" value="@(depth < 2 ? "<form>" : "</form>")"> } }
            }
            @* <form method="post" action="/a"> @{ *@ <!-- <form method="post" action="/b"> @if ( -->
            <h1 class="@(Model.Open ? "open" : "shut")" data-json='{ "a": "</form>" }'>@Localizer["Orders of {0}", Model.Name] &amp; a < b</h1>
            {|CKS3012:<form method='post' action='@Url.Action("Save", "Orders", new { id = Model.Id })' class="row @Model.Style">|}
                @foreach (var line in Model.Lines.Where(l => l.Price > 0 && l.Tags is { Count: > 1 } or null).OrderBy(l => l.Name)) {
                    <label for="l-@line.Id">@line.Name<br><img src="/i/@(line.Id).png"></label>
                    @switch (line.Kind) { case "a": <b>A</b> break; default: @:none @line.Kind
                        break; }
                }
            </form>
            {|CKS3012:<!form method="post">|}<select><option selected="@(Model.Id == 1)">1</select></!form>
            {|CKS3012:<form asp-page-handler="Drop" asp-antiforgery="false">|}<input type=hidden name=id value=@Model.Id></form>
            <form method="post" asp-route-id="@Model.Id">@if (Model.Count <3) { <text>few</text> } else if (Model.Count> 9) { <i>many</i> } else { @:some
            }</form>
            <form method="post" action="https://pay.example/@Model.Id"><button>Pay</button></form>
            <button onclick="{|CKS3013:fetch|}('/basket/@Model.Id', { method: 'POST' })">Add</button>
            @section Scripts {
                <script type="module">
                    const list = [1, 2].map(n => `<li>${n < 2 ? "a" : 'b'}</li>`), pattern = /['"<(]/g; // <form method="post" action="/c">
                    @* fetch('/x', { method: 'POST' }); *@
                    {|CKS3013:$.ajax|}({ url: '@Url.Page("Index", "Save")', type: "POST", data: { a: "(" } });
                    if (list.length > 2) { await {|CKS3013:fetch|}(`/save/${list[0]}`, { body: JSON.stringify({ list }), method: 'PUT' }); }
                </script>
            }
            @functions {
                private static Dictionary<string, List<(int A, string B)>> all = new() { ["x<y>"] = [] };
                bool Less(int a, int b) => a < b && b> a;
                void Row() { {|CKS3012:<form method="post" action="?handler=Row">|}<b>@(1 + 1)</b></form> }
            }
            """",
        ["component.razor"] = """""
            @page "/orders"
            @page "/orders/{Id:int}"
            @using Shop.Data
            @attribute [StreamRendering, Authorize(Roles = "a,b")]
            @implements IAsyncDisposable
            <PageTitle>@($"Orders {Id}")</PageTitle>
            @if (orders is not { Count: > 0 } && Id < 3)
            {
                <p @ref="nothing" class='@(wide ? "a" : "b")'>None &lt;yet&gt;</p>
                {|CKS3012:<form method="post" action="orders/new" data-enhance>|}<input @bind="name" @bind:event="oninput" @bind:after="@(() => Log("}"))" /></form>
            }
            else
            {
                <Grid TItem="Order" Items="orders!.Where(o => o.Price > 0)" Context="order"><Cell>@order.Name</Cell>
                    <Foot>{|CKS3012:<form method="post" @formname="@($"drop-{Id}")" @onsubmit="DropAsync">|}<button>Drop</button></form></Foot></Grid>
            }
            <form method="post" action="/out"><AntiforgeryToken /><button>Out</button></form>
            <EditForm Model="input" FormName="edit" OnValidSubmit="@(async () => await SaveAsync())"><InputText @bind-Value="input.Name" /></EditForm>
            <form @onsubmit="Find" @onsubmit:preventDefault><input @bind-value="query" /></form>
            <button onclick="{|CKS3013:fetch|}('/x', { method: 'POST' })" @onclick:stopPropagation>x</button>
            @code {
                [Parameter] public int Id { get; set; }
                private List<Order>? orders; private bool wide = 1 < 2; private string name = "<form method=\"post\">", query = @"""";
                private RenderFragment<int> Row => number => @<li>@number {|CKS3012:<form method="post" action="/row">|}@name.Length</form></li>;
                private static bool Less<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) < 0; // }
                private Task SaveAsync() { char brace = '}'; return orders is [_, ..] ? Task.CompletedTask : Task.Delay(/* } */ 1); }
                private void Find() { } private void DropAsync() { } private void Log(string text) { }
            }
            """"",
    };

    private static readonly Compilation Compilation = new RazorProject().Compile();

    public static TheoryData<string> Files => [.. Defective.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_finished_file_has_the_defects_that_are_marked(string name) => await new RazorProject()
        .With("_ViewImports.cshtml", RazorProject.TagHelpers).With("Components/_Imports.razor", "@using Microsoft.AspNetCore.Components.Forms\n").With("Pages/" + name, Defective[name]).CheckAsync();

    [Theory]
    [MemberData(nameof(Files))]
    public async Task No_prefix_has_another_one(string name)
    {
        TestFileMarkupParser.GetSpans(Defective[name], out var text, out System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableArray<TextSpan>> marks);
        var expected = marks.SelectMany(rule => rule.Value.Select(span => (rule.Key, span))).ToHashSet();
        var most = 0;
        for (var length = 0; length <= text.Length; length++)
        {
            var found = await Report(name, text[..length]);
            Assert.All(found, one => Assert.True(expected.Contains(one), $"{one} after {length} characters: {text[..length]}"));
            most = Math.Max(most, found.Count);
        }

        Assert.Equal(expected.Count, most);
    }

    [Fact]
    public async Task A_script_that_sends_the_form_takes_its_defect_away_once_it_is_there()
    {
        const string form = """<form method="post" action="/a"><button>A</button></form>""";
        const string text = form + "<p>x</p><script>document.forms[0].addEventListener('submit', e => { e.preventDefault(); send(); });</script>";
        for (var length = 0; length <= text.Length; length++)
        {
            Assert.All(await Report("view.cshtml", text[..length]), one => Assert.Equal(("CKS3012", new TextSpan(0, form.IndexOf('>', StringComparison.Ordinal) + 1)), one));
        }

        Assert.Empty(await Report("view.cshtml", text));
    }

    [Theory]
    [InlineData("CleanApp")]
    [InlineData("LeakyShop")]
    public async Task No_prefix_of_a_sample_s_file_has_a_defect_that_the_file_lacks(string sample)
    {
        var folder = Path.Combine(ReferencePacks.RepositoryFolder, "tests", "Samples", sample);
        foreach (var path in Directory.GetFiles(folder, "*.*", SearchOption.AllDirectories).Where(path => (path.EndsWith(".cshtml", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)) && !path.Contains("/obj/", StringComparison.Ordinal)))
        {
            var text = (await File.ReadAllTextAsync(path)).TrimStart('\uFEFF');
            var whole = await Report(Path.GetFileName(path), text);
            for (var length = 0; length < text.Length; length++)
            {
                Assert.Subset(whole.ToHashSet(), (await Report(Path.GetFileName(path), text[..length])).ToHashSet());
            }
        }
    }

    private static async Task<IReadOnlyList<(string Rule, TextSpan Span)>> Report(string name, string text)
    {
        // Most prefixes end with the reader; an analysis of the whole program is only made of those that hold anything.
        var file = MarkupFile.Of(SourceText.From(text), name.EndsWith(".razor", StringComparison.Ordinal));
        if (!file.IsUnderstood)
        {
            return [];
        }

        var project = new RazorProject().With("_ViewImports.cshtml", RazorProject.TagHelpers).With("Components/_Imports.razor", "@using Microsoft.AspNetCore.Components.Forms\n").With("Pages/" + name, text);
        return [.. (await project.ReportAsync(Compilation)).Select(diagnostic => (diagnostic.Id, diagnostic.Location.SourceSpan))];
    }
}
