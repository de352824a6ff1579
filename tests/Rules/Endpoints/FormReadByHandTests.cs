using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Endpoints;

/// <summary>CKS3005: minimal endpoints that take a form whose token nothing validates.</summary>
public sealed class FormReadByHandTests
{
    private const string Usings = """
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Http.Features;
        using Microsoft.AspNetCore.Mvc;

        """;

    private const string MapShop = """
        static class Mapping { public static RouteHandlerBuilder MapShop(this IEndpointRouteBuilder app) => app.MapPost("/", (HttpRequest request) => request.Form.Count); }

        """;

    private static string Source(string endpoints, string services = "builder.Services.AddAuthentication().AddCookie();", string members = "") => Usings + $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        builder.Services.AddAntiforgery();
        var app = builder.Build();
        app.UseAntiforgery();
        {{endpoints}}
        app.Run();

        {{members}}
        """;

    private static Task Program(string endpoints, string services = "builder.Services.AddAuthentication().AddCookie();", string members = "") =>
        ApplicationTest.Program("CKS3005", Source(endpoints, services, members), test => test.TestState.AdditionalReferences.Add(OtherPackage.Reference));

    [Theory]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", async (HttpRequest request) => { var form = await request.ReadFormAsync(); return form.Count; });")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form[\"a\"].ToString());")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", async (HttpContext context) => { var form = await context.Request.ReadFormAsync(context.RequestAborted); });")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", async context => await context.Request.ReadFormAsync());")]
    [InlineData("app.{|CKS3005:MapPut|}(\"/\", (HttpContext context) => context.Features.Get<IFormFeature>()!.ReadForm().Count);")]
    [InlineData("app.{|CKS3005:MapPatch|}(\"/\", (HttpRequest request) => request.Form.Files.Count);")]
    [InlineData("app.{|CKS3005:MapDelete|}(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.{|CKS3005:Map|}(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.{|CKS3005:MapFallback|}((HttpRequest request) => request.Form.Count);")]
    [InlineData("app.{|CKS3005:MapMethods|}(\"/\", new[] { \"GET\", \"POST\" }, (HttpRequest request) => request.HasFormContentType ? request.Form.Count : 0);")]
    [InlineData("app.{|CKS3005:MapMethods|}(\"/\", new[] { HttpMethods.Get, HttpMethods.Put }, (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.MapGroup(\"/a\").MapGroup(\"/b\").{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count).WithName(\"x\").RequireAuthorization();")]
    [InlineData("EndpointRouteBuilderExtensions.{|CKS3005:MapPost|}(app, handler: (HttpRequest request) => request.Form.Count, pattern: \"/\");")]
    [InlineData("Delegate handler = (HttpRequest request) => request.Form.Count; app.{|CKS3005:MapPost|}(\"/\", handler);")]
    [InlineData("app.UseRouting(); app.UseEndpoints(endpoints => endpoints.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count));")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count).WithMetadata(new AllowAnonymousAttribute());")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", (HttpContext context, IAntiforgery antiforgery) => { antiforgery.GetAndStoreTokens(context); return context.Request.Form.Count; });")]
    public Task A_form_that_is_read_by_hand_is_reported(string endpoints) => Program(endpoints);

    [Fact]
    public Task A_form_that_another_file_reads_is_reported() => ApplicationTest.Program(
        "CKS3005",
        Source("""app.{|CKS3005:MapPost|}("/", Basket.Save);"""),
        test => test.TestState.Sources.Add("""
            static class Basket
            {
                public static int Save(Microsoft.AspNetCore.Http.HttpRequest request) => Count(request);
                private static int Count(Microsoft.AspNetCore.Http.HttpRequest request) => request.Form.Count;
            }
            """));

    [Theory]
    [InlineData("app.{|CKS3005:MapDelete|}(\"/\", ([FromForm] string name) => name).Add(b => { });")]
    [InlineData("app.{|CKS3005:MapDelete|}(\"/\", (IFormFile file) => file.Length);")]
    [InlineData("app.{|CKS3005:MapDelete|}(\"/\", (IFormCollection form) => form.Count).WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("app.{|CKS3005:MapMethods|}(\"/\", new[] { \"DELETE\", \"PURGE\" }, ([AsParameters] Upload upload) => upload.File.Length);")]
    [InlineData("app.{|CKS3005:MapDelete|}(\"/\", (HttpRequest request) => request.Form.Count).WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    public Task A_form_for_a_verb_that_is_never_validated_is_reported(string endpoints) => Program(endpoints, members: "record Upload(IFormFile File);");

    [Theory]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", Handle);", "partial class Program { static int Handle(HttpRequest request) => request.Form.Count; }")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", Shop.Handle);", "static class Shop { public static async Task<int> Handle(HttpRequest request) => await Read(request); static async Task<int> Read(HttpRequest request) => (await request.ReadFormAsync()).Count; }")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", (Order order) => order.Name);", "class Order { public string Name { get; set; } = \"\"; public static async ValueTask<Order?> BindAsync(HttpContext context) => new Order { Name = (await context.Request.ReadFormAsync())[\"n\"]! }; }")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", Shop.Handle);", "[RequireAntiforgeryToken] static class Shop { public static int Handle(HttpRequest request) => request.Form.Count; }")]
    [InlineData("app.MapShop();", "static class Shop { public static void MapShop(this IEndpointRouteBuilder app) { app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count); } }")]
    [InlineData("app.MapGroup(\"/a\").MapShop();", "static class Shop { public static RouteGroupBuilder MapShop(this RouteGroupBuilder group) { group.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count); return group; } }")]
    [InlineData("new Shop().Map(app);", "interface IModule { void Map(IEndpointRouteBuilder app); } class Shop : IModule { public void Map(IEndpointRouteBuilder app) => app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count); }")]
    public Task It_is_followed_into_methods_of_the_application(string endpoints, string members) => Program(endpoints, members: members);

    [Theory]
    [InlineData("app.MapGet(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.MapMethods(\"/\", new[] { \"GET\", \"HEAD\" }, (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.MapMethods(\"/\", args, (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.MapPost(\"/\", ([FromForm] string name) => name);")]
    [InlineData("app.MapPost(\"/\", (IFormFile file, HttpRequest request) => request.Form.Count);")]
    [InlineData("app.MapPost(\"/\", (Order order) => order.Name);")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.HasFormContentType);")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => nameof(request.Form));")]
    [InlineData("app.MapDelete(\"/{id}\", (int id) => id);")]
    [InlineData("app.MapPost(\"/\", (Mine mine) => mine.Form);")]
    [InlineData("if (app.Environment.IsDevelopment()) app.MapPost(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("new Look().MapPost(\"/\", (HttpRequest request) => request.Form.Count);")]
    public Task Other_endpoints_are_silent(string endpoints) => Program(
        endpoints, members: "class Order { public string Name { get; set; } = \"\"; } class Mine { public string Form { get; set; } = \"\"; } class Look { public void MapPost(string pattern, Delegate handler) { } }");

    [Theory]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).WithMetadata(1, new RequireAntiforgeryTokenAttribute(required: true));")]
    [InlineData("app.MapPost(\"/\", [RequireAntiforgeryToken] (HttpRequest request) => request.Form.Count);")]
    [InlineData("var group = app.MapGroup(\"/a\"); group.WithMetadata(new RequireAntiforgeryTokenAttribute()); group.MapPost(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.MapGroup(\"/a\").WithMetadata(new RequireAntiforgeryTokenAttribute()).MapGroup(\"/b\").MapShop();")]
    [InlineData("app.MapShop().WithMetadata(new RequireAntiforgeryTokenAttribute());")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).DisableAntiforgery();")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).Add(b => b.Metadata.Add(new RequireAntiforgeryTokenAttribute()));")]
    [InlineData("app.MapPost(\"/\", async (HttpContext context, IAntiforgery antiforgery) => { await antiforgery.ValidateRequestAsync(context); return context.Request.Form.Count; });")]
    [InlineData("app.MapPost(\"/\", async (HttpContext context, IAntiforgery antiforgery) => await antiforgery.IsRequestValidAsync(context) ? context.Request.Form.Count : 0);")]
    [InlineData("app.MapPost(\"/\", async (HttpContext context) => { await Shop.Check(context); return context.Request.Form.Count; });")]
    [InlineData("app.MapPost(\"/\", (HttpContext context) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } ? context.Request.Form.Count : 0);")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).AddEndpointFilter<Filter>();")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).AddEndpointFilter(new Filter());")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).AddEndpointFilter(async (context, next) => { await Shop.Check(context.HttpContext); return await next(context); });")]
    [InlineData("app.MapGroup(\"/a\").AddEndpointFilterFactory((factory, next) => async context => { await Shop.Check(context.HttpContext); return await next(context); }).MapPost(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).Validated();")]
    [InlineData("app.MapGroup(\"/a\").Validated().MapPost(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.Use(async (context, next) => { await Shop.Check(context); await next(context); }); app.MapPost(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.UseMiddleware<Guard>(); app.MapPost(\"/\", (HttpRequest request) => request.Form.Count);")]
    public Task Each_protection_alone_silences(string endpoints) => Program(endpoints, members: (endpoints.Contains("MapShop") ? MapShop : string.Empty) + """
        static class Shop
        {
            public static Task Check(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
            public static TBuilder Validated<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(new Filter());
        }

        class Filter : IEndpointFilter
        {
            public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
            {
                await Shop.Check(context.HttpContext);
                return await next(context);
            }
        }

        class Guard(RequestDelegate next, IAntiforgery antiforgery)
        {
            public async Task InvokeAsync(HttpContext context) { await antiforgery.ValidateRequestAsync(context); await next(context); }
        }
        """);

    [Theory]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count).AddEndpointFilter<Filter>();")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count).AddEndpointFilter(async (context, next) => await next(context));")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count).WithMetadata(new RequireAntiforgeryToken());")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count).WithTags(\"antiforgery\");")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", async (HttpContext context, Mine mine) => { await mine.ValidateRequestAsync(context); return context.Request.Form.Count; });")]
    [InlineData("app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count).Validated();")]
    [InlineData("app.Use(async (context, next) => { await next(context); }); app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.MapGroup(\"/a\").WithMetadata(new RequireAntiforgeryTokenAttribute()); app.{|CKS3005:MapPost|}(\"/\", (HttpRequest request) => request.Form.Count);")]
    public Task What_only_looks_like_protection_does_not_silence(string endpoints) => Program(endpoints, members: """
        class RequireAntiforgeryToken;
        class Mine { public Task ValidateRequestAsync(HttpContext context) => Task.CompletedTask; }
        static class Shop { public static TBuilder Validated<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(1); }
        class Filter : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context); }
        """);

    [Theory]
    [InlineData("Elsewhere.Extensions.UseElsewhere(app); app.MapPost(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("Elsewhere.Extensions.Hand(app.MapPost(\"/\", (HttpRequest request) => request.Form.Count));")]
    [InlineData("var group = app.MapGroup(\"/a\"); Elsewhere.Extensions.Hand(group); group.MapPost(\"/\", (HttpRequest request) => request.Form.Count);")]
    [InlineData("app.MapPost(\"/\", (HttpContext context) => { Elsewhere.Extensions.Hand(context); return context.Request.Form.Count; });")]
    public Task What_cannot_be_seen_silences(string endpoints) => Program(endpoints);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddBearerToken();")]
    [InlineData("builder.Services.AddAuthentication(\"Bearer\").AddBearerToken(\"Bearer\");")]
    public Task An_application_with_tokens_only_is_silent(string services) => Program("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count);", services);

    [Fact]
    public Task A_token_scheme_by_name_silences() => Program(
        "app.MapPost(\"/\", [Authorize(AuthenticationSchemes = \"Bearer\")] (HttpRequest request) => request.Form.Count);",
        "builder.Services.AddAuthentication().AddCookie().AddBearerToken(\"Bearer\");");

    [Fact]
    public Task Groups_of_the_callers_of_a_helper_count() => ApplicationTest.Program("CKS3005", Usings + """
        var app = WebApplication.Create(args);
        foreach (var module in new IModule[] { new Shop() })
        {
            module.Map(app.MapGroup("/a").WithMetadata(new RequireAntiforgeryTokenAttribute()));
        }

        app.Run();

        interface IModule { void Map(IEndpointRouteBuilder app); }
        class Shop : IModule { public void Map(IEndpointRouteBuilder app) => app.MapPost("/", (HttpRequest request) => request.Form.Count); }
        """);

    [Fact]
    public Task A_library_is_reported() => ApplicationTest.Library("CKS3005", """
        public static class Shop
        {
            public static IEndpointRouteBuilder MapShop(this IEndpointRouteBuilder app)
            {
                app.{|CKS3005:MapPost|}("/", async (HttpRequest request) => (await request.ReadFormAsync()).Count);
                return app;
            }

            public static void MapMore(RouteGroupBuilder group) => group.MapPost("/more", (HttpRequest request) => request.Form.Count);
        }
        """);

    [Theory]
    [InlineData("cookie_security.authentication = tokens")]
    [InlineData("cookie_security.antiforgery = global")]
    [InlineData("cookie_security.antiforgery_attributes = Filter")]
    public Task Options_silence(string setting) => ApplicationTest.Program(
        "CKS3005",
        Source("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count).AddEndpointFilter<Filter>();", members: "class Filter : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context); }"),
        test => test.Configure(setting));

    [Fact]
    public Task The_automatic_check_silences() => ApplicationTest.Program("CKS3005", Source("app.MapPost(\"/\", (HttpRequest request) => request.Form.Count);", members: "namespace Microsoft.AspNetCore.Antiforgery { public interface ICsrfProtection; }"));

    [Fact]
    public Task The_fix_adds_metadata_to_all() => ApplicationTest.Fix(
        "CKS3005",
        Source("""
            // By hand.
            app.{|CKS3005:MapPost|}("/", (HttpRequest request) => request.Form.Count);
            app.{|CKS3005:MapPut|}("/", (HttpRequest request) => request.Form.Count) // twice
                .WithName("x");
            """),
        Source("""
            // By hand.
            app.MapPost("/", (HttpRequest request) => request.Form.Count).WithMetadata(new RequireAntiforgeryTokenAttribute());
            app.MapPut("/", (HttpRequest request) => request.Form.Count).WithMetadata(new RequireAntiforgeryTokenAttribute()) // twice
                .WithName("x");
            """));

    [Fact]
    public Task The_fix_adds_the_middleware_where_it_is_missing() => ApplicationTest.Fix(
        "CKS3005",
        """
        using Microsoft.AspNetCore.Antiforgery;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();

        app.{|CKS3005:MapPost|}("/", (HttpRequest request) => request.Form.Count);
        app.Run();
        """,
        """
        using Microsoft.AspNetCore.Antiforgery;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAntiforgery();
        var app = builder.Build();

        app.UseAntiforgery();
        app.MapPost("/", (HttpRequest request) => request.Form.Count).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.Run();
        """);

    [Theory]
    [InlineData("async (HttpRequest request) => { var form = await request.ReadFormAsync(); return form.Count; }", "async (HttpRequest request, IFormCollection form) => { return form.Count; }")]
    [InlineData("(HttpRequest request) => request.Form.Count", "(HttpRequest request, IFormCollection form) => form.Count")]
    public Task The_second_fix_binds_the_form(string before, string after) => ApplicationTest.Fix(
        "CKS3005",
        Source($"app.{{|CKS3005:MapPost|}}(\"/\", {before});"),
        Source($"app.MapPost(\"/\", {after});"),
        test => test.CodeActionIndex = 1);

    [Fact]
    public Task The_fix_for_other_verbs_is_a_filter() => ApplicationTest.Fix(
        "CKS3005",
        Source("app.{|CKS3005:MapDelete|}(\"/\", (IFormFile file) => file.Length);"),
        Source("app.MapDelete(\"/\", (IFormFile file) => file.Length).AddEndpointFilter(async (context, next) => await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest());"));
}
