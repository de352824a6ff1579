using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Endpoints;

/// <summary>CKS3005: what protects minimal endpoints, each source alone and in its place, and what only looks like it.</summary>
public sealed class EndpointProtectionTests
{
    private const string Read = "(HttpRequest request) => request.Form.Count";

    private static Task Verify(string endpoints, string members = "", string? setting = null) => ApplicationTest.Program(
        "CKS3005",
        $$"""
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddAntiforgery();
        var app = builder.Build();
        app.UseAntiforgery();
        {{endpoints.Replace("READ", Read, StringComparison.Ordinal)}}
        app.Run();

        static class Shop
        {
            public static Task Check(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
            public static int Save(HttpRequest request) => request.Form.Count;
            [RequireAntiforgeryToken] public static int Marked(HttpRequest request) => request.Form.Count;
            public static async Task<int> Checked(HttpContext context) { await Check(context); return context.Request.Form.Count; }
            public static async Task Guard(HttpContext context, RequestDelegate next) { await Check(context); await next(context); }
        }

        class CheckFilter : IEndpointFilter
        {
            public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) { await Shop.Check(context.HttpContext); return await next(context); }
        }

        class HeirOfFilter : CheckFilter { }
        class IdleFilter : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context); }
        class Requirement : IAntiforgeryMetadata { public bool RequiresValidation => true; }
        class MarkerAttribute : Attribute { }
        {{members}}
        """,
        test =>
        {
            test.TestState.AdditionalReferences.Add(OtherPackage.Reference);
            if (setting is not null)
            {
                test.Configure(setting);
            }
        });

    [Theory]
    [InlineData("app.MapGroup(\"/a\").AddEndpointFilter(new CheckFilter()).MapPost(\"/\", READ);")]
    [InlineData("app.MapGroup(\"/a\").AddEndpointFilter(new CheckFilter()).MapGroup(\"/b\").MapGroup(\"/c\").MapPost(\"/\", READ);")]
    [InlineData("var outer = app.MapGroup(\"/a\"); var inner = outer.MapGroup(\"/b\"); inner.MapPost(\"/\", READ); outer.AddEndpointFilter(new CheckFilter());")]
    [InlineData("app.MapGroup(\"/a\").WithMetadata(new RequireAntiforgeryTokenAttribute()).MapGroup(\"/b\").MapPost(\"/\", READ);")]
    [InlineData("var group = app.MapGroup(\"/a\").AddEndpointFilter<RouteGroupBuilder, CheckFilter>(); Map(group); static void Map(RouteGroupBuilder group) => group.MapPost(\"/\", READ);")]
    [InlineData("app.MapGroup(\"/a\").AddEndpointFilter(async (context, next) => { await Shop.Check(context.HttpContext); return await next(context); }).MapPost(\"/\", READ);")]
    [InlineData("app.MapPost(\"/\", READ).AddEndpointFilter(new HeirOfFilter());")]
    [InlineData("app.MapPost(\"/\", READ).AddEndpointFilter<HeirOfFilter>();")]
    [InlineData("app.MapPost(\"/\", READ).AddEndpointFilter(new Elsewhere.CheckFilter());")]
    [InlineData("app.MapPost(\"/\", READ).AddEndpointFilter<Elsewhere.CheckFilter>();")]
    [InlineData("IEndpointFilter filter = new CheckFilter(); app.MapPost(\"/\", READ).AddEndpointFilter(filter);")]
    [InlineData("app.MapPost(\"/\", READ).AddEndpointFilter(new IdleFilter()).AddEndpointFilter(new CheckFilter());")]
    [InlineData("app.MapPost(\"/\", READ).WithMetadata(new Requirement());")]
    [InlineData("var metadata = new RequireAntiforgeryTokenAttribute(); app.MapPost(\"/\", READ).WithMetadata(metadata);")]
    [InlineData("app.MapPost(\"/\", READ).WithMetadata(new object[] { new RequireAntiforgeryTokenAttribute() });")]
    [InlineData("app.MapPost(\"/\", Shop.Marked);")]
    [InlineData("app.MapPost(\"/\", Shop.Checked);")]
    [InlineData("app.MapPost(\"/\", Save); [RequireAntiforgeryToken] static int Save(HttpRequest request) => request.Form.Count;")]
    [InlineData("app.MapPost(\"/\", Save); static async Task<int> Save(HttpContext context) { await Shop.Check(context); return context.Request.Form.Count; }")]
    [InlineData("app.MapPost(\"/\", async (HttpContext context) => { return await Valid() ? context.Request.Form.Count : 0; async Task<bool> Valid() { await Shop.Check(context); return true; } });")]
    [InlineData("app.Use(Shop.Guard); app.MapPost(\"/\", READ);")]
    [InlineData("app.UseWhen(context => true, branch => branch.Use(Shop.Guard)); app.MapPost(\"/\", READ);")]
    [InlineData("app.MapPost(\"/\", READ); app.Use(Shop.Guard);")]
    public Task Each_protection_alone_silences(string endpoints) => Verify(endpoints);

    [Theory]
    [InlineData("app.MapGroup(\"/a\").AddEndpointFilter(new IdleFilter()).{|CKS3005:MapPost|}(\"/\", READ);")]
    [InlineData("app.MapGroup(\"/a\").AddEndpointFilter(new CheckFilter()); app.MapGroup(\"/b\").{|CKS3005:MapPost|}(\"/\", READ);")]
    [InlineData("var outer = app.MapGroup(\"/a\"); outer.MapGroup(\"/b\").AddEndpointFilter(new CheckFilter()); outer.MapGroup(\"/c\").{|CKS3005:MapPost|}(\"/\", READ);")]
    [InlineData("app.MapGroup(\"/a\").WithMetadata(new MarkerAttribute()).{|CKS3005:MapPost|}(\"/\", READ);")]
    [InlineData("app.MapGet(\"/x\", () => 1).AddEndpointFilter(new CheckFilter()); app.{|CKS3005:MapPost|}(\"/\", READ);")]
    [InlineData("app.MapPost(\"/x\", (IFormFile file) => 1); app.{|CKS3005:MapPost|}(\"/\", READ);")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", [Marker] (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", [ValidateAntiForgeryToken] (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", READ).WithMetadata(new ValidateAntiForgeryTokenAttribute());")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", READ).WithMetadata(typeof(RequireAntiforgeryTokenAttribute));")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", Shop.Save);")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", Save); static int Save(HttpRequest request) => request.Form.Count;")]
    [InlineData("app.Map(\"/x\", branch => branch.Use(Shop.Guard)); app.{|CKS3005:MapPost|}(\"/\", READ);")]
    [InlineData("app.MapWhen(context => false, branch => branch.Use(Shop.Guard)); app.{|CKS3005:MapPost|}(\"/\", READ);")]
    [InlineData("app.UseRouting(); app.UseEndpoints(endpoints => endpoints.{|CKS3005:MapPost|}(\"/\", READ)); app.Use(Shop.Guard);")]
    public Task What_only_looks_like_protection_does_not(string endpoints) => Verify(endpoints);

    [Theory]
    [InlineData("CheckedAttribute", "app.MapPost(\"/\", [Checked] (HttpRequest request) => request.Form.Count);")]
    [InlineData("Checked", "app.MapPost(\"/\", [Checked] (HttpRequest request) => request.Form.Count);")]
    [InlineData("Checked", "app.MapPost(\"/\", READ).WithMetadata(new CheckedAttribute());")]
    [InlineData("Checked", "app.MapGroup(\"/a\").WithMetadata(new CheckedAttribute()).MapPost(\"/\", READ);")]
    [InlineData("IdleFilter", "app.MapPost(\"/\", READ).AddEndpointFilter<IdleFilter>();")]
    [InlineData("IdleFilter", "app.MapPost(\"/\", READ).AddEndpointFilter(new IdleFilter());")]
    [InlineData("Idle*", "app.MapGroup(\"/a\").AddEndpointFilter(new IdleFilter()).MapGroup(\"/b\").MapPost(\"/\", READ);")]
    [InlineData("Other, Marker*", "app.{|CKS3005:MapPost|}(\"/\", [Checked] (HttpRequest request) => request.Form.Count);")]
    [InlineData("Checked", "app.{|CKS3005:MapPost|}(\"/\", READ).AddEndpointFilter(new IdleFilter());")]
    public Task What_a_person_names_silences_where_it_is(string named, string endpoints) =>
        Verify(endpoints, "class CheckedAttribute : Attribute { }", "cookie_security.antiforgery_attributes = " + named);

    [Theory]
    [InlineData("cookie_security.antiforgery = auto")]
    [InlineData("cookie_security.authentication = cookies")]
    [InlineData("cookie_security.CKS3001.antiforgery = global")]
    public Task A_setting_that_says_something_else_does_not(string setting) => Verify("app.{|CKS3005:MapPost|}(\"/\", READ);", setting: setting);

    [Theory]
    [InlineData("app.{|CKS3005:MapMethods|}(\"/\", [\"POST\"], READ);")]
    [InlineData("app.{|CKS3005:MapMethods|}(\"/\", new List<string> { \"get\", \"put\" }, READ);")]
    [InlineData("string[] verbs = [\"GET\", \"PATCH\"]; app.{|CKS3005:MapMethods|}(\"/\", verbs, READ);")]
    [InlineData("app.{|CKS3005:MapMethods|}(\"/\", new[] { HttpMethods.Delete }, READ);")]
    [InlineData("app.{|CKS3005:MapFallback|}(\"/x\", READ);")]
    [InlineData("app.MapMethods(\"/\", [\"GET\", \"HEAD\"], READ);")]
    [InlineData("app.MapMethods(\"/\", [HttpMethods.Get, HttpMethods.Options], READ);")]
    [InlineData("app.MapMethods(\"/\", Given(), READ); string[] Given() => args;")]
    public Task Verbs_are_told_in_each_shape(string endpoints) => Verify(endpoints);

    [Theory]
    [InlineData("IFormFile file")]
    [InlineData("IFormFileCollection files")]
    [InlineData("IFormCollection form")]
    [InlineData("[FromForm] Order order")]
    [InlineData("[FromForm(Name = \"a\")] string name")]
    [InlineData("[AsParameters] Upload upload")]
    [InlineData("[AsParameters] Named named")]
    public async Task Each_form_that_is_bound_is_validated_for_POST_and_for_DELETE_is_not(string parameter)
    {
        const string types = "record Order(string Name); record Upload(IFormFile File); class Named { [FromForm] public string? Name { get; set; } }";
        await Verify($"app.MapPost(\"/\", ({parameter}, HttpRequest request) => request.Form.Count);", types);
        await Verify($"app.{{|CKS3005:MapDelete|}}(\"/\", ({parameter}) => 1);", types);
    }

    [Theory]
    [InlineData("Order order")]
    [InlineData("[FromBody] Order order")]
    [InlineData("[AsParameters] Order order")]
    [InlineData("[FromHeader] string name")]
    [InlineData("[FromQuery] string name")]
    [InlineData("Look.IFormFile file")]
    public Task What_is_no_form_is_silent_for_each_verb(string parameter) => Verify(
        $"app.MapPost(\"/\", ({parameter}) => 1); app.MapDelete(\"/\", ({parameter}) => 1);", "record Order(string Name); namespace Look { class IFormFile { public static bool TryParse(string text, out IFormFile? file) { file = null; return true; } } }");
}
