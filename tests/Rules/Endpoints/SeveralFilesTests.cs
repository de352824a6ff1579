using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Endpoints;

/// <summary>Fix All over endpoints in several files: each file is changed, and what all need together is added once.</summary>
public sealed class SeveralFilesTests
{
    private const string Usings = """
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;

        """;

    private static string Program(string services, string pipeline) => Usings + $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie();{{services}}
        var app = builder.Build();

        {{pipeline}}
        app.MapBooks();
        app.MapUsers();
        app.Run();
        """;

    private static string Module(string name, string body) => Usings + $$"""
        internal static class {{name}}
        {
            public static void Map{{name}}(this IEndpointRouteBuilder app)
            {
                {{body}}
            }
        }
        """;

    private static Task Fix(string rules, (string Services, string Pipeline) before, (string Services, string Pipeline) after, string module, string fixedModule) => ApplicationTest.Fix(
        rules,
        Program(before.Services, before.Pipeline),
        Program(after.Services, after.Pipeline),
        test =>
        {
            foreach (var name in new[] { "Books", "Users" })
            {
                test.TestState.Sources.Add(Module(name, module.Replace("NAME", name, StringComparison.Ordinal)));
                test.FixedState.Sources.Add(Module(name, fixedModule.Replace("NAME", name, StringComparison.Ordinal)));
            }
        });

    private static readonly (string, string) Complete = ("\nbuilder.Services.AddAntiforgery();", "app.UseAntiforgery();");

    [Fact]
    public Task Forms_that_are_read_by_hand() => Fix(
        "CKS3005",
        Complete,
        Complete,
        """app.{|CKS3005:MapPost|}("/NAME", (HttpRequest request) => request.Form.Count); // NAME""",
        """app.MapPost("/NAME", (HttpRequest request) => request.Form.Count).WithMetadata(new RequireAntiforgeryTokenAttribute()); // NAME""");

    [Fact]
    public Task Forms_that_are_read_by_hand_without_the_middleware() => Fix(
        "CKS3005",
        ("", "app.UseAuthorization();"),
        ("\nbuilder.Services.AddAntiforgery();", "app.UseAuthorization();\napp.UseAntiforgery();"),
        """app.{|CKS3005:MapPost|}("/NAME", (HttpRequest request) => request.Form.Count);""",
        """app.MapPost("/NAME", (HttpRequest request) => request.Form.Count).WithMetadata(new RequireAntiforgeryTokenAttribute());""");

    [Fact]
    public Task Verbs_that_are_never_validated() => Fix(
        "CKS3005",
        Complete,
        Complete,
        """app.{|CKS3005:MapDelete|}("/NAME", (IFormFile file) => file.Length);""",
        """app.MapDelete("/NAME", (IFormFile file) => file.Length).AddEndpointFilter(async (context, next) => await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest());""");

    [Fact]
    public Task Requirements_that_nothing_enforces() => Fix(
        "CKS3006",
        Complete,
        Complete,
        """app.MapPost("/NAME", () => 1).WithMetadata({|CKS3006:new RequireAntiforgeryTokenAttribute()|});""",
        """app.MapPost("/NAME", () => 1).AddEndpointFilter(async (context, next) => context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? Results.BadRequest() : await next(context)).WithMetadata(new RequireAntiforgeryTokenAttribute());""");

    [Fact]
    public Task Validation_that_is_switched_off() => Fix(
        "CKS3004",
        Complete,
        Complete,
        """app.MapPost("/NAME", (IFormFile file) => file.Length).{|CKS3004:DisableAntiforgery|}();""",
        """app.MapPost("/NAME", (IFormFile file) => file.Length);""");

    [Fact]
    public Task Validation_that_is_switched_off_for_the_signed_in() => Fix(
        "CKS3017",
        Complete,
        Complete,
        """app.MapPost("/NAME", (IFormFile file) => file.Length).RequireAuthorization().{|CKS3017:DisableAntiforgery|}();""",
        """app.MapPost("/NAME", (IFormFile file) => file.Length).RequireAuthorization();""");

    [Fact]
    public Task Checks_whose_answer_nobody_uses() => Fix(
        "CKS3009",
        Complete,
        Complete,
        """app.MapPost("/NAME", async (HttpContext context, IAntiforgery antiforgery) => { antiforgery.{|CKS3009:ValidateRequestAsync|}(context); });""",
        """app.MapPost("/NAME", async (HttpContext context, IAntiforgery antiforgery) => { await antiforgery.ValidateRequestAsync(context); });""");

    [Fact]
    public Task The_middleware_is_added_once_for_all() => ApplicationTest.Fix(
        "CKS3007",
        Program("\nbuilder.Services.AddAntiforgery();", "app.UseAuthorization();"),
        Program("\nbuilder.Services.AddAntiforgery();", "app.UseAuthorization();\napp.UseAntiforgery();"),
        test =>
        {
            foreach (var (name, marked) in new[] { ("Books", "{|CKS3007:MapPost|}"), ("Users", "MapPost") })
            {
                test.TestState.Sources.Add(Module(name, $"app.{marked}(\"/\", (IFormFile file) => 1);"));
                test.FixedState.Sources.Add(Module(name, "app.MapPost(\"/\", (IFormFile file) => 1);"));
            }
        });

    [Fact]
    public Task Actions_in_several_files_get_one_filter() => ApplicationTest.Fix(
        "CKS3001",
        Program("\nbuilder.Services.AddControllersWithViews();", "app.MapControllers();").Replace("app.MapBooks();\napp.MapUsers();\n", "", StringComparison.Ordinal),
        Program("\nbuilder.Services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));", "app.MapControllers();").Replace("app.MapBooks();\napp.MapUsers();\n", "", StringComparison.Ordinal),
        test =>
        {
            foreach (var name in new[] { "Books", "Users" })
            {
                test.TestState.Sources.Add(Usings + $"public class {name}Controller : Controller {{ [HttpPost] public IActionResult {{|CKS3001:Save|}}() => View(); }}");
                test.FixedState.Sources.Add(Usings + $"public class {name}Controller : Controller {{ [HttpPost] public IActionResult Save() => View(); }}");
            }
        });
}
