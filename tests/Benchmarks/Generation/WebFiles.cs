using static CookieSecurity.Benchmarks.Generation.Templates;

namespace CookieSecurity.Benchmarks.Generation;

/// <summary>Controllers and minimal endpoints; now and then one that writes a cookie.</summary>
internal static class WebFiles
{
    public static IEnumerable<GeneratedFile> Of(Feature feature, CookieShape? cookie) =>
    [
        new(feature.Name + "/" + feature.Name + "Controller.cs", Controller(feature, cookie), cookie?.Name),
        new(feature.Name + "/" + feature.Name + "Endpoints.cs", Endpoints(feature)),
    ];

    private static string Controller(Feature feature, CookieShape? cookie) => $$"""
        using System.Globalization;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        namespace {{feature.Namespace}};

        [Authorize]
        [Route("{{feature.Name}}")]
        public sealed class {{feature.Name}}Controller({{feature.Name}}Service service, {{feature.Name}}Store store, IWebHostEnvironment environment) : Controller
        {
        {{Documented("A page of the list.", "name", "page", "cancellation")}}
            [HttpGet("")]
            public async Task<IActionResult> Index(string? name, int page, CancellationToken cancellation)
            {
                ViewData["Environment"] = environment.EnvironmentName;
                ViewData["Culture"] = Request.Cookies["culture"] ?? CultureInfo.CurrentUICulture.Name;
                var entities = await store.ByNameAsync(name ?? "", page, cancellation);
                return View(entities.Select({{feature.Name}}Response.From).ToList());
            }

        {{Documented("All that is known of one.", "id", "cancellation")}}
            [HttpGet("{id:int}")]
            public async Task<IActionResult> Details(int id, CancellationToken cancellation)
            {
                return await service.GetAsync(id, cancellation) is { } found ? View(found) : NotFound();
            }

        {{Documented("Stores a new one.", "request", "cancellation")}}
            [HttpPost("")]
            [ValidateAntiForgeryToken]
            public async Task<IActionResult> Create([FromForm] {{feature.Name}}Request request, CancellationToken cancellation)
            {
                var (id, errors) = await service.CreateAsync(request, cancellation);
                foreach (var (field, messages) in errors)
                {
                    foreach (var message in messages)
                    {
                        ModelState.AddModelError(field, message);
                    }
                }

                return ModelState.IsValid ? RedirectToAction(nameof(Details), new { id }) : View(request);
            }

        {{Documented("The list for a spreadsheet.", "since", "cancellation")}}
            [HttpGet("csv")]
            public async Task<IActionResult> Csv(DateTimeOffset since, CancellationToken cancellation)
            {
                var entities = await store.ByCreatedAtAsync(since, 0, cancellation);
                Response.Headers.Append("X-Count", entities.Count.ToString(CultureInfo.InvariantCulture));
                return Content({{feature.Name}}Reports.ToCsv(entities), "text/csv");
            }
        {{feature.Of("decimal").Lines(property => $$"""

            {{Documented("The list as figures, year by year.", "value", "page", "cancellation")}}
                [HttpGet("{{property.Name}}")]
                public async Task<IActionResult> {{property.Name}}(decimal value, int page, CancellationToken cancellation)
                {
                    var entities = await store.By{{property.Name}}Async(value, page, cancellation);
                    var years = service.{{property.Name}}ByYear(entities);
                    return Json(years.Select(year => new { year.Year, year.Sum, Average = year.Sum / Math.Max(1, entities.Count) }));
                }
            """)}}
        {{cookie?.Action}}
        }
        """;

    private static string Endpoints(Feature feature) => $$"""
        using Microsoft.AspNetCore.Http.HttpResults;

        namespace {{feature.Namespace}};

        public static class {{feature.Name}}Endpoints
        {
        {{Documented("Maps the endpoints of every " + feature.Name + ".", "routes")}}
            public static IEndpointRouteBuilder Map{{feature.Name}}(this IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/api/{{feature.Name}}").WithTags("{{feature.Name}}").RequireAuthorization();

                group.MapGet("/{id:int}", async Task<Results<Ok<{{feature.Name}}Response>, NotFound>> (int id, {{feature.Name}}Service service, CancellationToken cancellation) =>
                    await service.GetAsync(id, cancellation) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound());

                group.MapPost("/", async ({{feature.Name}}Request request, {{feature.Name}}Service service, CancellationToken cancellation) =>
                {
                    var (id, errors) = await service.CreateAsync(request, cancellation);
                    return errors.Count == 0
                        ? Results.Created($"/api/{{feature.Name}}/{id}", new { id })
                        : Results.ValidationProblem(errors.ToDictionary(pair => pair.Key, pair => pair.Value));
                });

                group.MapDelete("/{id:int}", async (int id, {{feature.Name}}Store store, HttpResponse response, CancellationToken cancellation) =>
                {
                    if (await store.FindAsync(id, cancellation) is not { } entity)
                    {
                        return Results.NotFound();
                    }

                    await store.RemoveAsync(entity, cancellation);
                    response.Headers.Append("X-Removed", entity.ToString());
                    return Results.NoContent();
                });

        {{feature.Of("string").Lines(property => $$"""
                    group.MapGet("/{{property.Parameter}}/{value}", async (
                        string value,
                        int? page,
                        {{feature.Name}}Store store,
                        {{feature.Name}}Service service,
                        CancellationToken cancellation) =>
                    {
                        var entities = await store.By{{property.Name}}Async(value, page ?? 0, cancellation);
                        var texts = new List<string>(entities.Count);
                        foreach (var entity in entities)
                        {
                            texts.Add(service.Describe{{property.Name}}(entity, width: 80));
                        }

                        return Results.Ok(texts.Append("end of list"));
                    });

            """)}}
                return routes;
            }
        }
        """;
}
