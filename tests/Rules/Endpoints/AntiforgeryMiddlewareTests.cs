using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Endpoints;

/// <summary>CKS3007: the antiforgery middleware missing or misplaced.</summary>
public sealed class AntiforgeryMiddlewareTests
{
    private static string Source(string pipeline, string services = "builder.Services.AddAuthentication().AddCookie();", string members = "") => $$"""
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAntiforgery();
        builder.Services.AddAuthorization();
        {{services}}
        var app = builder.Build();

        {{pipeline}}
        app.Run();

        public record Order(string Name);
        {{members}}
        """;

    private static Task Program(string pipeline, string members = "", string services = "builder.Services.AddAuthentication().AddCookie();") =>
        ApplicationTest.Program("CKS3007", Source(pipeline, services, members), test => test.TestState.AdditionalReferences.Add(OtherPackage.Reference));

    [Theory]
    [InlineData("app.{|CKS3007:MapPost|}(\"/\", (IFormFile file) => 1);\napp.MapPost(\"/b\", (IFormFile file) => 1);")]
    [InlineData("app.MapGet(\"/\", () => 1); app.{|CKS3007:MapPut|}(\"/\", ([FromForm] string name) => name);")]
    [InlineData("app.{|CKS3007:MapPost|}(\"/\", () => 1).WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("app.{|CKS3007:MapRazorComponents<Page>|}();")]
    [InlineData("app.{|CKS3007:MapDelete|}(\"/\", (IFormFile file) => 1);")]
    [InlineData("app.MapShop();")]
    public Task A_missing_call_is_reported_at_the_first_endpoint_that_needs_it(string pipeline) =>
        Program(pipeline, "public class Page; static class Shop { public static void MapShop(this IEndpointRouteBuilder app) { " + (pipeline.Contains("MapShop") ? "app.{|CKS3007:MapPost|}(\"/\", (IFormFile file) => 1);" : "") + " } }");

    [Fact]
    public Task Controllers_that_require_a_token_need_it() => Program("app.{|CKS3007:MapControllers|}();", "public class ShopController : Controller { [HttpPost, RequireAntiforgeryToken] public IActionResult Go() => Ok(); }");

    [Theory]
    [InlineData("app.UseAntiforgery();\napp.MapPost(\"/\", (IFormFile file) => 1);")]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1);\napp.UseAntiforgery();")]
    [InlineData("app.UseMiddleware<Microsoft.AspNetCore.Antiforgery.Internal.Own>();\napp.MapPost(\"/\", (Order order) => 1);")]
    [InlineData("app.MapPost(\"/\", (Order order) => 1);")]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1).DisableAntiforgery();")]
    [InlineData("app.MapRazorComponents<Page>().DisableAntiforgery();")]
    [InlineData("app.MapRazorPages(); app.MapControllers();")]
    [InlineData("Elsewhere.Extensions.UseElsewhere(app);\napp.MapPost(\"/\", (IFormFile file) => 1);")]
    [InlineData("app.UseWhen(c => true, branch => branch.UseAntiforgery());\napp.MapPost(\"/\", (IFormFile file) => 1);")]
    public Task Where_it_is_there_or_not_needed_it_is_silent(string pipeline) =>
        Program(pipeline, "public class Page; namespace Microsoft.AspNetCore.Antiforgery.Internal { public class Own(RequestDelegate next) { public Task InvokeAsync(HttpContext context) => next(context); } }");

    [Fact]
    public Task A_library_is_silent() => ApplicationTest.Library("CKS3007", "public static class Shop { public static void Map(IEndpointRouteBuilder app) => app.MapPost(\"/\", (IFormFile file) => 1); }");

    [Fact]
    public Task Tokens_only_are_silent() => Program("app.MapPost(\"/\", (IFormFile file) => 1);", services: "builder.Services.AddAuthentication().AddBearerToken();");

    [Fact]
    public Task The_automatic_check_covers_a_missing_call() => Program("app.MapPost(\"/\", (IFormFile file) => 1);", "namespace Microsoft.AspNetCore.Antiforgery { public interface ICsrfProtection; }");

    [Theory]
    [InlineData("app.{|CKS3007:UseAntiforgery|}();\napp.UseAuthentication();\napp.UseAuthorization();")]
    [InlineData("app.UseAuthentication();\napp.{|CKS3007:UseAntiforgery|}();\napp.UseAuthorization();")]
    [InlineData("app.{|CKS3007:UseAntiforgery|}();\napp.UseRouting();")]
    [InlineData("app.UseRouting();\napp.UseEndpoints(e => { });\napp.{|CKS3007:UseAntiforgery|}();")]
    [InlineData("app.{|CKS3007:UseAntiforgery|}().UseAuthorization();")]
    public Task In_the_wrong_place_it_is_reported(string pipeline) => Program(pipeline);

    [Theory]
    [InlineData("app.UseRouting();\napp.UseAuthentication();\napp.UseAuthorization();\napp.UseAntiforgery();\napp.UseEndpoints(e => { });")]
    [InlineData("app.UseAntiforgery();")]
    [InlineData("app.UseAntiforgery();\nElsewhere.Extensions.UseElsewhere(app);\napp.UseAuthentication();")]
    [InlineData("app.MapGet(\"/\", () => 1);\napp.UseAntiforgery();")]
    public Task In_the_right_place_or_unknown_it_is_silent(string pipeline) => Program(pipeline);

    [Theory]
    [InlineData("app.UseAuthorization();\n\n// Upload.\napp.{|CKS3007:MapPost|}(\"/\", (IFormFile file) => 1);", "app.UseAuthorization();\napp.UseAntiforgery();\n\n// Upload.\napp.MapPost(\"/\", (IFormFile file) => 1);")]
    [InlineData("app.{|CKS3007:MapPost|}(\"/\", (IFormFile file) => 1);", "app.UseAntiforgery();\napp.MapPost(\"/\", (IFormFile file) => 1);")]
    [InlineData("app.{|CKS3007:UseAntiforgery|}();\napp.UseAuthentication();\napp.UseAuthorization();\napp.MapGet(\"/\", () => 1);", "app.UseAuthentication();\napp.UseAuthorization();\napp.UseAntiforgery();\napp.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseRouting();\napp.UseEndpoints(e => { });\napp.{|CKS3007:UseAntiforgery|}();", "app.UseRouting();\napp.UseAntiforgery();\napp.UseEndpoints(e => { });")]
    public Task The_fix_inserts_or_moves_it(string before, string after) => ApplicationTest.Fix("CKS3007", Source(before), Source(after));
}
