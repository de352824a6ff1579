namespace CookieSecurity.Benchmarks.Generation;

/// <summary>Razor views as scaffolding and years of work leave them: a list, forms that post, a page with script, and what is shared.</summary>
internal static class ViewFiles
{
    public const int OfEachFeature = 5;

    /// <summary>What every view is under.</summary>
    public static IReadOnlyList<GeneratedFile> Shared { get; } =
    [
        new("Views/_ViewImports.cshtml", """
            @using Generated
            @using System.Globalization
            @addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers

            """),
        new("Views/_ViewStart.cshtml", """
            @{
                Layout = "_Layout";
            }

            """),
    ];

    public static IEnumerable<GeneratedFile> Of(Feature feature) =>
    [
        View(feature, "Index", List(feature)),
        View(feature, "Details", Details(feature)),
        View(feature, "Create", Form(feature, "Create", "asp-action=\"Create\"")),
        View(feature, "Edit", Form(feature, "Edit", "asp-controller=\"" + feature.Name + "\" asp-action=\"Edit\" asp-route-id=\"@Model.Name\" enctype=\"multipart/form-data\"")),
        View(feature, "Report", Report(feature)),
    ];

    private static GeneratedFile View(Feature feature, string name, string text) => new("Views/" + feature.Name + "/" + name + ".cshtml", text);

    private static string List(Feature feature) => $$"""
        @model List<{{feature.Namespace}}.{{feature.Name}}Response>
        @{
            ViewData["Title"] = "All of {{feature.Name}}";
            var culture = CultureInfo.CurrentCulture;
        }

        <h1 class="display-4">@ViewData["Title"]</h1>
        <form method="get" class="row g-3 mb-4">
            <div class="col-auto">
                <input type="search" name="name" class="form-control" placeholder="Name, or a part of it" value="@Context.Request.Query["name"]" />
            </div>
            <button type="submit" class="btn btn-outline-primary col-auto">Search</button>
        </form>

        @if (Model.Count == 0)
        {
            <p class="alert alert-info">Nothing was found. <a asp-action="Create">Add the first one</a>.</p>
        }
        else
        {
            <table class="table table-striped table-hover">
                <thead>
                    <tr>
        {{feature.Properties.Lines(property => $$"""
                            <th scope="col" class="text-nowrap">{{property.Name}}</th>
            """)}}
                        <th></th>
                    </tr>
                </thead>
                <tbody>
                @foreach (var item in Model)
                {
                    <tr class="@(item.Total > 0 ? "table-light" : "table-warning")">
        {{feature.Properties.Lines(property => $$"""
                            <td data-label="{{property.Name}}">@Html.DisplayFor(modelItem => item.{{property.Name}})</td>
            """)}}
                        <td>
                            <a asp-action="Edit" asp-route-id="@item.Id" class="btn btn-sm btn-link">Edit</a> |
                            <form asp-action="Delete" asp-route-id="@item.Id" method="post" class="d-inline">
                                <button type="submit" class="btn btn-sm btn-danger" title="Delete @item.Name">&times;</button>
                            </form>
                        </td>
                    </tr>
                }
                </tbody>
                <tfoot><tr><td>@Model.Sum(item => item.Total).ToString("N2", culture)</td></tr></tfoot>
            </table>
        }
        """;

    private static string Details(Feature feature) => $$"""
        @model {{feature.Namespace}}.{{feature.Name}}Response
        @{
            ViewData["Title"] = Model.Name;
        }

        @* What the people of the office look at most. *@
        <section class="card">
            <header class="card-header d-flex justify-content-between">
                <h2>@Model.Name <small class="text-muted">#@Model.Id</small></h2>
                <a href="~/help/{{feature.Name}}.html" target="_blank" rel="noopener">Help</a>
            </header>
            <dl class="row card-body">
        {{feature.Properties.Lines(property => $$"""
                    <dt class="col-sm-3">@Html.DisplayNameFor(model => model.{{property.Name}})</dt>
                    <dd class="col-sm-9">@Model.{{property.Name}}</dd>
            """)}}
            </dl>
            <footer class="card-footer">
                <a asp-action="Edit" asp-route-id="@Model.Id">Edit</a> or write to <a href="mailto:office@@example.com">office@@example.com</a>
            </footer>
        </section>
        """;

    private static string Form(Feature feature, string title, string target) => $$"""
        @model {{feature.Namespace}}.{{feature.Name}}Request
        @{
            ViewData["Title"] = "{{title}}";
        }

        <h1>{{title}} <em>@Model?.Name</em></h1>
        <hr />
        <div class="row">
            <div class="col-md-6">
                <form {{target}} method="post">
                    <div asp-validation-summary="ModelOnly" class="text-danger" role="alert"></div>
        {{feature.Properties.Lines(property => $$"""
                            <div class="mb-3">
                                <label asp-for="{{property.Name}}" class="form-label"></label>
                                <input asp-for="{{property.Name}}" class="form-control" autocomplete="off" aria-describedby="{{property.Parameter}}-help" />
                                <span asp-validation-for="{{property.Name}}" class="text-danger"></span>
                                <div id="{{property.Parameter}}-help" class="form-text">As it stands on the paper.</div>
                            </div>
            """)}}
                    <button type="submit" class="btn btn-primary">Save</button>
                    <a asp-action="Index" class="btn btn-secondary">Back to the list</a>
                </form>
            </div>
        </div>

        @section Scripts {
            <script src="~/lib/jquery-validation/dist/jquery.validate.min.js"></script>
            <script>
                document.querySelectorAll("input[type=date]").forEach(input => {
                    input.addEventListener("change", event => input.classList.toggle("is-valid", event.target.value !== ""));
                });
            </script>
        }
        """;

    private static string Report(Feature feature) => $$"""
        @model List<{{feature.Namespace}}.{{feature.Name}}Response>
        @inject Microsoft.AspNetCore.Antiforgery.IAntiforgery Antiforgery

        <div id="chart" data-count="@Model.Count" data-token="@Antiforgery.GetAndStoreTokens(Context).RequestToken"></div>
        <form id="filter" action="/{{feature.Name}}/report" asp-antiforgery="true" method="post">
        @foreach (var year in Model.Select(item => item.CreatedAt.Year).Distinct().OrderBy(year => year))
        {
            <label class="form-check-label"><input type="checkbox" name="years" value="@year" checked /> @year</label>
        }
        </form>
        @for (var i = 0; i < Model.Count; i++)
        {
            <p class="@(i % 2 == 0 ? "even" : "odd")">@(i + 1). @Model[i].Name: <b>@Model[i].Total.ToString("0.00", CultureInfo.InvariantCulture)</b></p>
        }

        <script>
            const chart = document.getElementById("chart");
            async function refresh(years) {
                // The figures come as they are stored; the chart rounds them.
                const response = await fetch("/{{feature.Name}}/figures", {
                    method: "POST",
                    headers: { "Content-Type": "application/json", "RequestVerificationToken": chart.dataset.token },
                    body: JSON.stringify({ years, total: Number(chart.dataset.count) })
                });
                if (!response.ok) {
                    chart.textContent = `No figures: ${response.status}`;
                    return;
                }
        {{feature.Of("decimal").Lines(property => $$"""
                        chart.append(drawSeries(response, "{{property.Parameter}}", value => value / 100 > 1 ? "high" : 'low'));
            """)}}
            }

            document.getElementById("filter").addEventListener("change", event => refresh(event.target.value));
        </script>
        """;
}
