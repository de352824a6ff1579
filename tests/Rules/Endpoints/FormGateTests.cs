using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Endpoints;

/// <summary>Forms that endpoints take are found in whichever file they are bound, beside controllers too.</summary>
public sealed class FormGateTests
{
    private static Task Verify(string rules, string program, string other) => ApplicationTest.Program(
        rules,
        "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddAuthentication().AddCookie();\nbuilder.Services.AddAntiforgery();\nvar app = builder.Build();\n" + program + "\napp.Run();",
        test =>
        {
            if (other.Length > 0)
            {
                test.TestState.Sources.Add(other);
            }
        });

    private const string Usings = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Routing;

        [ApiController, Route("api")]
        public class FilesController : ControllerBase { [HttpGet] public IActionResult Show() => Ok(); }

        """;

    [Theory]
    [InlineData("public static class Uploads { public static long Save(IFormFile file) => file.Length; }")]
    [InlineData("public static class Uploads { public static string Save([FromForm] string name) => name; }")]
    [InlineData("public static class Uploads { public static int Save([AsParameters] Upload upload) => 1; } public record Upload(IFormCollection Form);")]
    [InlineData("internal class Uploads { public static long Save(IFormFile file) => file.Length; }")]
    public async Task A_handler_beside_a_controller_that_maps_nothing_is_seen(string handlers)
    {
        await Verify("CKS3007", "app.{|CKS3007:MapPost|}(\"/\", Uploads.Save);", Usings + handlers);
        await Verify("CKS3005", "app.UseAntiforgery();\napp.{|CKS3005:MapDelete|}(\"/\", Uploads.Save);", Usings + handlers);
    }

    [Theory]
    [InlineData("public static class Uploads { public static int Save(string name) => 1; } public class Upload { public IFormFile? File { get; set; } }")]
    [InlineData("public static class Uploads { public static int Save(string name) => 1; } public class HomeController : Controller { [HttpPost] public IActionResult Save(IFormFile file) => Ok(); }")]
    [InlineData("public static class Uploads { public static int Save(string name) => 1; } public record Upload(IFormFile File);")]
    public Task What_a_controller_binds_is_no_endpoints(string handlers) => Verify("CKS3005,CKS3007", "app.MapPost(\"/\", Uploads.Save); app.MapDelete(\"/\", Uploads.Save);", Usings + handlers);

    [Fact]
    public Task A_file_with_a_controller_and_a_form_endpoint_is_read_for_both() => Verify("CKS3007", "app.MapShop();", Usings + """
        public static class Shop
        {
            public static void MapShop(this IEndpointRouteBuilder app) => app.{|CKS3007:MapPost|}("/", (IFormFile file) => file.Length);
        }

        public class HomeController : Controller { [HttpPost] public IActionResult Save(IFormFile file) => Ok(); }
        """);

    [Fact]
    public Task In_a_file_with_both_each_is_judged_by_its_own_rule() => Verify("CKS3001,CKS3005,CKS3007", "builder.Services.AddControllersWithViews();\napp.UseAntiforgery();\napp.MapShop();\napp.MapControllers();", Usings + """
        public static class Shop
        {
            public static void MapShop(this IEndpointRouteBuilder app)
            {
                app.MapPost("/a", (IFormFile file) => file.Length);
                app.{|CKS3005:MapPost|}("/b", (HttpRequest request) => request.Form.Count);
            }
        }

        public class HomeController : Controller { [HttpPost] public IActionResult {|CKS3001:Save|}(IFormFile file) => Ok(); }
        """);
}
