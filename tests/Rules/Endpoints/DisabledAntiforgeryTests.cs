using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Endpoints;

/// <summary>CKS3004 and CKS3017: <c>DisableAntiforgery()</c>; CKS3003: the opt-out as metadata.</summary>
public sealed class DisabledAntiforgeryTests
{
    private static string Source(string endpoints, string members = "", string services = "builder.Services.AddAuthentication().AddCookie();") => $$"""
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{endpoints}}
        app.Run();

        public record Order(string Name);
        {{members}}
        """;

    private static Task Program(string endpoints, string members = "", string services = "builder.Services.AddAuthentication().AddCookie();") =>
        ApplicationTest.Program("CKS3003,CKS3004,CKS3017", Source(endpoints, members, services), test => test.TestState.AdditionalReferences.Add(OtherPackage.Reference));

    [Theory]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1).{|CKS3004:DisableAntiforgery|}();")]
    [InlineData("app.MapPost(\"/\", ([FromForm] string name) => name).WithName(\"x\").{|CKS3004:DisableAntiforgery|}();")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).{|CKS3004:DisableAntiforgery|}();")]
    [InlineData("var endpoint = app.MapPost(\"/\", (IFormFile file) => 1); endpoint.{|CKS3004:DisableAntiforgery|}();")]
    [InlineData("var group = app.MapGroup(\"/a\").{|CKS3004:DisableAntiforgery|}(); group.MapPost(\"/\", (IFormFile file) => 1);")]
    [InlineData("var group = app.MapGroup(\"/a\").{|CKS3004:DisableAntiforgery|}(); Elsewhere.Extensions.Hand(group);")]
    [InlineData("app.MapRazorComponents<Page>().{|CKS3004:DisableAntiforgery|}();")]
    public Task It_is_reported_where_forms_are_taken(string endpoints) => Program(endpoints, "class Page;");

    [Theory]
    [InlineData("app.MapGet(\"/\", () => 1).DisableAntiforgery();")]
    [InlineData("app.MapPost(\"/\", (Order order) => order.Name).DisableAntiforgery();")]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1).DisableAntiforgery().AllowAnonymous();")]
    [InlineData("app.MapPost(\"/\", [Authorize(AuthenticationSchemes = \"Bearer\")] (IFormFile file) => 1).DisableAntiforgery();")]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1).RequireAuthorization(policy => policy.AddAuthenticationSchemes(\"Bearer\").RequireAuthenticatedUser()).DisableAntiforgery();")]
    [InlineData("app.MapPost(\"/\", async (IFormFile file, HttpContext context, IAntiforgery antiforgery) => await antiforgery.ValidateRequestAsync(context)).DisableAntiforgery();")]
    [InlineData("var group = app.MapGroup(\"/a\").DisableAntiforgery(); group.MapPost(\"/\", (Order order) => 1); group.MapGet(\"/\", () => 1);")]
    [InlineData("app.MapRazorPages().DisableAntiforgery();")]
    [InlineData("app.MapControllers().DisableAntiforgery();")]
    [InlineData("new Own().DisableAntiforgery();")]
    [InlineData("if (app.Environment.IsDevelopment()) app.MapPost(\"/\", (IFormFile file) => 1).DisableAntiforgery();")]
    public Task Where_it_opens_nothing_it_is_silent(string endpoints) =>
        Program(endpoints, "class Own { public void DisableAntiforgery() { } }", "builder.Services.AddAuthentication().AddCookie().AddBearerToken(\"Bearer\");");

    [Fact]
    public Task Tokens_only_are_silent() => Program("app.MapPost(\"/\", (IFormFile file) => 1).DisableAntiforgery();", services: "builder.Services.AddAuthentication().AddBearerToken();");

    [Fact]
    public Task Controllers_that_rely_on_it_are_reported() => Program(
        "app.MapControllers().{|CKS3004:DisableAntiforgery|}();", "public class ShopController : Controller { [HttpPost, RequireAntiforgeryToken] public IActionResult Go() => Ok(); }");

    [Theory]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1).RequireAuthorization().{|CKS3017:DisableAntiforgery|}();")]
    [InlineData("app.MapPost(\"/\", [Authorize] (IFormFile file) => 1).{|CKS3017:DisableAntiforgery|}();")]
    [InlineData("var group = app.MapGroup(\"/a\").RequireAuthorization().{|CKS3017:DisableAntiforgery|}(); group.MapPost(\"/\", (IFormFile file) => 1);")]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1).RequireAuthorization().WithMetadata({|CKS3017:new RequireAntiforgeryTokenAttribute(false)|});")]
    public Task Where_users_are_signed_in_by_cookies_it_is_proven(string endpoints) => Program(endpoints);

    [Theory]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1).WithMetadata({|CKS3003:new RequireAntiforgeryTokenAttribute(required: false)|});")]
    [InlineData("var group = app.MapGroup(\"/a\").WithMetadata(new RequireAntiforgeryTokenAttribute(false)); group.MapPost(\"/\", (IFormFile file) => 1);")]
    [InlineData("app.MapPost(\"/\", (Order order) => 1).WithMetadata(new RequireAntiforgeryTokenAttribute(false));")]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1).WithMetadata(new RequireAntiforgeryTokenAttribute(false)).AllowAnonymous();")]
    public Task The_opt_out_as_metadata_is_reported_where_it_is_in_force(string endpoints) => Program(endpoints);

    [Theory]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1).{|CKS3004:DisableAntiforgery|}();", "app.MapPost(\"/\", (IFormFile file) => 1);")]
    [InlineData("app.MapPost(\"/\", (IFormFile file) => 1)\n    .{|CKS3004:DisableAntiforgery|}() // why\n    .WithName(\"x\");", "app.MapPost(\"/\", (IFormFile file) => 1) // why\n    .WithName(\"x\");")]
    [InlineData("var endpoint = app.MapPost(\"/\", (IFormFile file) => 1);\nendpoint.{|CKS3004:DisableAntiforgery|}();\nendpoint.WithName(\"x\");", "var endpoint = app.MapPost(\"/\", (IFormFile file) => 1);\nendpoint.WithName(\"x\");")]
    public Task The_fix_removes_it(string before, string after) => ApplicationTest.Fix("CKS3004", Source(before), Source(after));

    [Fact]
    public Task On_a_group_the_fix_moves_it_to_its_endpoints() => ApplicationTest.Fix(
        "CKS3004",
        Source("var group = app.MapGroup(\"/a\").{|CKS3004:DisableAntiforgery|}();\ngroup.MapPost(\"/\", (IFormFile file) => 1);\ngroup.MapPost(\"/json\", (Order order) => 1);"),
        Source("var group = app.MapGroup(\"/a\");\ngroup.MapPost(\"/\", (IFormFile file) => 1).{|CKS3004:DisableAntiforgery|}();\ngroup.MapPost(\"/json\", (Order order) => 1);"),
        test =>
        {
            test.CodeFixTestBehaviors |= Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.FixOne | Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.SkipFixAllCheck;
            test.FixedState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.Allow;
        });
}
