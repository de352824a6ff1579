using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Endpoints;

/// <summary>CKS3006: a required token that nothing checks.</summary>
public sealed class UnenforcedRequirementTests
{
    private static string Source(string endpoints, string members = "") => $$"""
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAntiforgery();
        builder.Services.AddAuthentication().AddCookie();
        var app = builder.Build();
        app.UseAntiforgery();
        {{endpoints}}
        app.Run();

        record Order(string Name);
        {{members}}
        """;

    private static Task Program(string endpoints, string members = "") => ApplicationTest.Program("CKS3006", Source(endpoints, members), test => test.TestState.AdditionalReferences.Add(OtherPackage.Reference));

    [Theory]
    [InlineData("app.MapPost(\"/\", (Order order) => order.Name).WithMetadata({|CKS3006:new RequireAntiforgeryTokenAttribute()|});")]
    [InlineData("app.MapPost(\"/\", () => 1).WithMetadata({|CKS3006:new RequireAntiforgeryTokenAttribute(true)|});")]
    [InlineData("app.MapPost(\"/\", [{|CKS3006:RequireAntiforgeryToken|}] (Order order) => order.Name);")]
    [InlineData("app.MapDelete(\"/{id}\", (int id) => id).WithMetadata({|CKS3006:new RequireAntiforgeryTokenAttribute()|});")]
    [InlineData("app.MapMethods(\"/\", new[] { \"PURGE\" }, () => 1).WithMetadata({|CKS3006:new RequireAntiforgeryTokenAttribute()|});")]
    [InlineData("var group = app.MapGroup(\"/a\").WithMetadata({|CKS3006:new RequireAntiforgeryTokenAttribute()|}); group.MapGet(\"/\", () => 1); group.MapPost(\"/\", (Order order) => 1); group.MapPut(\"/\", ([FromForm] string name) => name);")]
    [InlineData("app.MapPost(\"/\", Shop.Handle);")]
    public Task A_requirement_without_enforcement_is_reported(string endpoints) =>
        Program(endpoints, "static class Shop { " + (endpoints.Contains("Shop") ? "[{|CKS3006:RequireAntiforgeryToken|}]" : "") + " public static string Handle(Order order) => order.Name; }");

    [Theory]
    [InlineData("app.MapPost(\"/\", ([FromForm] string name) => name).WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("app.MapGet(\"/\", () => 1).WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("app.MapPost(\"/\", () => 1).WithMetadata(new RequireAntiforgeryTokenAttribute(false));")]
    [InlineData("app.MapPost(\"/\", () => 1).WithMetadata(new RequireAntiforgeryTokenAttribute()).DisableAntiforgery();")]
    [InlineData("app.MapPost(\"/\", () => 1).WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter(async (context, next) => context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? Results.BadRequest() : await next(context));")]
    [InlineData("app.MapPost(\"/\", async (HttpContext context, IAntiforgery antiforgery) => await antiforgery.ValidateRequestAsync(context)).WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("app.MapPost(\"/\", (HttpContext context) => context.Features.Get<IAntiforgeryValidationFeature>()!.IsValid).WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("Elsewhere.Extensions.Hand(app.MapPost(\"/\", () => 1).WithMetadata(new RequireAntiforgeryTokenAttribute()));")]
    [InlineData("app.MapPost(\"/\", (HttpContext context) => Elsewhere.Extensions.Hand(context)).WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("app.MapControllers().WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("app.MapPost(\"/\", () => 1).WithMetadata(new RequireAntiforgeryToken());")]
    [InlineData("var group = app.MapGroup(\"/a\").WithMetadata(new RequireAntiforgeryTokenAttribute()); group.MapGet(\"/\", () => 1); group.MapPut(\"/\", ([FromForm] string name) => name);")]
    public Task An_enforced_or_harmless_one_is_silent(string endpoints) => Program(endpoints, "class RequireAntiforgeryToken;");

    [Theory]
    [InlineData("[HttpDelete, {|CKS3006:RequireAntiforgeryToken|}] public IActionResult Go() => Ok();", "")]
    [InlineData("[HttpDelete] public IActionResult Go() => Ok(); [HttpPost] public IActionResult More() => Ok();", "[{|CKS3006:RequireAntiforgeryToken|}]")]
    [InlineData("[HttpPost, RequireAntiforgeryToken] public IActionResult Go() => Ok();", "")]
    [InlineData("[HttpDelete, RequireAntiforgeryToken, ValidateAntiForgeryToken] public IActionResult Go() => Ok();", "")]
    [InlineData("[HttpDelete, RequireAntiforgeryToken] public IActionResult Go() => Ok();", "[AutoValidateAntiforgeryToken]")]
    [InlineData("[HttpDelete, RequireAntiforgeryToken(false)] public IActionResult Go() => Ok();", "")]
    [InlineData("[HttpGet, RequireAntiforgeryToken] public IActionResult Go() => Ok();", "")]
    public Task Actions_with_a_verb_that_is_never_validated_are_reported(string actions, string onClass) =>
        Program("app.MapControllers();", onClass + " public class ShopController : Controller { " + actions + " }");

    [Fact]
    public Task The_fix_adds_a_filter() => ApplicationTest.Fix(
        "CKS3006",
        Source("app.MapPost(\"/\", (Order order) => order.Name).WithMetadata({|CKS3006:new RequireAntiforgeryTokenAttribute()|}); // JSON"),
        Source("app.MapPost(\"/\", (Order order) => order.Name).AddEndpointFilter(async (context, next) => context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? Results.BadRequest() : await next(context)).WithMetadata(new RequireAntiforgeryTokenAttribute()); // JSON"));

    [Fact]
    public Task The_fix_for_actions_adds_the_filter_attribute() => ApplicationTest.Fix(
        "CKS3006",
        Source("app.MapControllers();", "public class ShopController : Controller\n{\n    [HttpDelete, {|CKS3006:RequireAntiforgeryToken|}]\n    public IActionResult Go() => Ok();\n}"),
        Source("app.MapControllers();", "public class ShopController : Controller\n{\n    [HttpDelete, RequireAntiforgeryToken, ValidateAntiForgeryToken]\n    public IActionResult Go() => Ok();\n}"));
}
