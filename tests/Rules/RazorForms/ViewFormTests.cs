namespace CookieSecurity.Tests.RazorForms;

/// <summary>CKS3012 in views: which forms the tag helper gives a token, and which it does not.</summary>
public sealed class ViewFormTests
{
    [Theory]
    [InlineData("""<form method="post" asp-antiforgery="false">""")]
    [InlineData("""<form asp-antiforgery="false">""")]
    [InlineData("""<form asp-action="Save" asp-antiforgery="false">""")]
    [InlineData("""<form asp-antiforgery="false" asp-page="/Save" method="POST">""")]
    [InlineData("""<form method="post" action="~/save" asp-antiforgery="false">""")]
    [InlineData("""<form method="post" action="/account/logout">""")]
    [InlineData("""<form method='post' action='/account/logout'>""")]
    [InlineData("""<form method=post action=/save>""")]
    [InlineData("""<FORM METHOD="Post" ACTION="/save">""")]
    [InlineData("""<form method="post" action="save">""")]
    [InlineData("""<form method="post" action="?handler=Save">""")]
    [InlineData("""<form method="post" action="/orders/@Model.Id/cancel">""")]
    [InlineData("""<form method="post" action="@Url.Action("Save")">""")]
    [InlineData("""<form method="post" action="@Url.Action("Save", "Home", new { id = Model.Id })">""")]
    [InlineData("""<form method="post" action="@Url.Page("./Index", "Save")">""")]
    [InlineData("""<form method="post" action="@Url.RouteUrl("save", new { x = 1 })">""")]
    [InlineData("""<form method="post" action="@Url.Content("~/save")">""")]
    [InlineData("""<!form method="post">""")]
    [InlineData("""<!form method="post" action="/save">""")]
    [InlineData("""<form method="post"action="/save">""")]
    [InlineData("<form method=\"post\"\taction=\"/save\">")]
    [InlineData("<form\n    class=\"wide\"\n    method=\"post\"\n    action=\"/save\">")]
    public Task A_form_that_is_posted_without_a_token_is_reported(string tag) => RazorProject.View($$"""
        <h1>@Model.Title</h1>
        {|CKS3012:{{tag}}|}
            <input name="amount" value="@Model.Amount" />
            <button>Pay</button>
        {{(tag.StartsWith("<!", StringComparison.Ordinal) ? "</!form>" : "</form>")}}
        """);

    [Theory]
    [InlineData("""<form>""")]
    [InlineData("""<form method="post">""")]
    [InlineData("""<form method="post" action="">""")]
    [InlineData("""<form method="post" action>""")]
    [InlineData("""<form method="post" action="~/save">""")]
    [InlineData("""<form asp-action="Save">""")]
    [InlineData("""<form asp-page="/Save" asp-page-handler="X" method="post">""")]
    [InlineData("""<form asp-controller="Home" asp-action="Save" asp-route-id="@Model.Id" asp-antiforgery="true">""")]
    [InlineData("""<form method="post" action="/save" asp-antiforgery="true">""")]
    [InlineData("""<form method="get" action="/search">""")]
    [InlineData("""<form action="/search">""")]
    [InlineData("""<form method="get" asp-antiforgery="false">""")]
    [InlineData("""<form action="/search" asp-antiforgery="false">""")]
    [InlineData("""<form method="dialog" action="/save">""")]
    [InlineData("""<!form action="/search">""")]
    [InlineData("""<form method="post" action="https://pay.example/checkout">""")]
    [InlineData("""<form method="post" action="HTTP://pay.example/checkout">""")]
    [InlineData("""<form method="post" action="//pay.example/checkout">""")]
    [InlineData("""<form method="post" action="javascript:send()">""")]
    [InlineData("""<form method="post" action="#">""")]
    public Task A_form_that_gets_a_token_or_needs_none_is_silent(string tag) => RazorProject.View($$"""
        {{tag}}
            <input name="amount" value="@Model.Amount" />
        {{(tag.StartsWith("<!", StringComparison.Ordinal) ? "</!form>" : "</form>")}}
        """);

    [Theory]
    [InlineData("""<form method="@Model.Method" action="/save">""")]
    [InlineData("""<form method="post" action="@Model.Url">""")]
    [InlineData("""<form method="post" action="@(Model.Url)">""")]
    [InlineData("""<form method="post" action="/@Model.Path">""")]
    [InlineData("""<form method="post" action="@Model.Host/save">""")]
    [InlineData("""<form method="post" action="@Url.Action("Save", "Home", null, "https", "pay.example")">""")]
    [InlineData("""<form method="post" action="@Url.Action("Save", protocol: "https", host: "pay.example")">""")]
    [InlineData("""<form method="post" asp-antiforgery="@Model.Protect">""")]
    [InlineData("""<form method="post" action="/save" @Model.Attributes>""")]
    [InlineData("""<!form method="post" @(Model.External ? "action=https://pay.example" : "")>""")]
    [InlineData("""<form method="post" action="/save" onsubmit="return send(this)">""")]
    [InlineData("""<form method="post" action="/save" data-ajax="true">""")]
    [InlineData("""<form method="post" action="/save" hx-post="/save">""")]
    [InlineData("""<form method="post" action="/save" @@submit.prevent="send">""")]
    public Task What_only_the_running_page_knows_is_silent(string tag) => RazorProject.View($$"""
        {{tag}}
            <input name="amount" />
        {{(tag.StartsWith("<!", StringComparison.Ordinal) ? "</!form>" : "</form>")}}
        """);

    [Fact]
    public Task Comments_texts_and_scripts_hold_no_forms() => RazorProject.View("""
        @* <form method="post" action="/save"></form> *@
        <!-- <form method="post" action="/save"></form> -->
        <script>
            const form = '<form method="post" action="/save"></form>';
        </script>
        <textarea><form method="post" action="/save"></form></textarea>
        <pre>&lt;form method="post" action="/save"&gt;</pre>
        @{
            // <form method="post" action="/save"></form>
            /* <form method="post" action="/save"></form> */
            var text = "<form method=\"post\" action=\"/save\"></form>";
            var verbatim = @"<form method=""post"" action=""/save""></form>";
            var interpolated = $"<form method=\"post\" action=\"/save\">{text + "}"}</form>";
        }
        """);

    [Fact]
    public Task Forms_in_code_are_found_wherever_markup_may_stand() => RazorProject.View("""
        @model Order
        @{
            var total = Model.Lines.Sum(line => line.Price);
            if (total < 10)
            {
                {|CKS3012:<form method="post" action="/small">|}<button>Pay</button></form>
            }
        }
        @if (total > 100)
        {
            {|CKS3012:<form method="post" action="/large">|}<button>Pay</button></form>
        }
        else if (total < 50)
        {
            <text>{|CKS3012:<form method="post" action="/medium">|}<button>Pay</button></form></text>
        }
        else
        {
            @:{|CKS3012:<form method="post" action="/usual">|}<button>Pay</button></form>
        }
        @foreach (var line in Model.Lines) { <li>{|CKS3012:<form method="post" action="/line/@line.Id">|}<img src="x"><br>@line.Name</form></li> }
        @switch (Model.Kind)
        {
            case 1:
                {|CKS3012:<form method="post" action="/one">|}</form>
                break;
            default:
                <p>None</p>
                break;
        }
        @section Scripts {
            <style> a { b: c } </style>
            {|CKS3012:<form method="post" action="/section">|}</form>
        }
        @functions {
            void Row(Dictionary<string, List<int>> x)
            {
                {|CKS3012:<form method="post" action="/row">|}</form>
            }
        }
        @Row(@<b>x</b>)
        mail@example.com, @@example, @(1 + 2), @Model.Name. {|CKS3012:<form method="post" action="/last">|}</form>
        """);

    [Fact]
    public Task Only_the_form_that_lacks_one_is_reported() => RazorProject.View("""
        <form method="post"><button>A</button></form>
        {|CKS3012:<form method="post" action="/b">|}<button>B</button></form>
        <form method="get" action="/c"><button>C</button></form>
        """);

    [Fact]
    public Task A_begun_form_that_declines_its_token_hides_no_other() => RazorProject.View("""
        @using (Html.BeginForm(antiforgery: false)) { <button>A</button> }
        {|CKS3012:<form method="post" action="/b">|}<button>B</button></form>
        """);

    [Fact]
    public Task A_form_that_does_not_end_is_none_yet() => RazorProject.View("""
        <form method="post" action="/a">
        <form method="post" asp-action="B"></form>
        """);

    [Fact]
    public Task A_file_that_is_no_Razor_is_not_read() => new RazorProject().With("wwwroot/index.html", """<form method="post" action="/a"></form>""").CheckAsync();
}
