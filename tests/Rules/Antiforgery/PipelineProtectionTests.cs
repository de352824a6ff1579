namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3001: middleware, and what is said of all controllers where they are mapped, each alone, and what only looks like it.</summary>
public sealed class PipelineProtectionTests
{
    private const string Map = " app.MapDefaultControllerRoute();";

    private const string Types = """

        public class Guard(RequestDelegate next, IAntiforgery antiforgery)
        {
            public async Task InvokeAsync(HttpContext context) { await antiforgery.ValidateRequestAsync(context); await next(context); }
        }

        public class MadeGuard(IAntiforgery antiforgery) : IMiddleware
        {
            public async Task InvokeAsync(HttpContext context, RequestDelegate next) { if (await antiforgery.IsRequestValidAsync(context)) await next(context); }
        }

        public class Idle(RequestDelegate next) { public Task InvokeAsync(HttpContext context) => next(context); }

        public class Issuing(RequestDelegate next, IAntiforgery antiforgery)
        {
            public Task InvokeAsync(HttpContext context) { antiforgery.GetAndStoreTokens(context); return next(context); }
        }

        public static class Shop
        {
            public static IApplicationBuilder UseIdle(this IApplicationBuilder app) => app.UseMiddleware<Idle>();
            public static async Task Check(HttpContext context, RequestDelegate next) { await Ask(context); await next(context); }
            public static Task Pass(HttpContext context, RequestDelegate next) => next(context);
            public static Task Ask(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
        }

        public class CheckFilter : IEndpointFilter
        {
            public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) { await Shop.Ask(context.HttpContext); return await next(context); }
        }

        public class IdleFilter : IEndpointFilter { public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context); }
        """;

    private const string UseGuard = "\npublic static class Guarding { public static IApplicationBuilder UseGuard(this IApplicationBuilder app) => app.UseMiddleware<Guard>(); }";

    private static Task Silent(string pipeline, string services = MvcTest.Cookies, string action = "[HttpPost] public IActionResult Save(string name) => Ok();") =>
        MvcTest.Program("CKS3001,CKS3002", services, MvcTest.Controller("", action) + Types + (pipeline.Contains("UseGuard", StringComparison.Ordinal) ? UseGuard : ""), pipeline);

    private static Task Reported(string pipeline, string services = MvcTest.Cookies) => Silent(pipeline, services, "[HttpPost] public IActionResult {|CKS3001:Save|}(string name) => Ok();");

    [Theory]
    [InlineData("app.UseMiddleware<Guard>();")]
    [InlineData("app.UseMiddleware(typeof(Guard));")]
    [InlineData("UseMiddlewareExtensions.UseMiddleware<Guard>(app);")]
    [InlineData("app.UseMiddleware<MadeGuard>();")]
    [InlineData("app.UseGuard();")]
    [InlineData("app.UseHttpsRedirection().UseGuard();")]
    [InlineData("app.Use(Shop.Check);")]
    [InlineData("app.Use(async (context, next) => { await Shop.Ask(context); await next(context); });")]
    [InlineData("app.Use(async (HttpContext context, Func<Task> next) => { if (context.Request.Path.StartsWithSegments(\"/shop\")) await Shop.Ask(context); await next(); });")]
    [InlineData("app.Use(next => async context => { await Shop.Ask(context); await next(context); });")]
    [InlineData("app.UseWhen(context => HttpMethods.IsPost(context.Request.Method), branch => branch.UseGuard());")]
    [InlineData("app.UseRouting(); app.UseGuard(); app.UseAuthorization();")]
    [InlineData("Elsewhere.Extensions.UseElsewhereDefaults(app);")]
    public Task Each_middleware_alone_silences(string pipeline) => pipeline.Contains("Elsewhere", StringComparison.Ordinal)
        ? Silent(pipeline + Map, action: "[HttpPost] public IActionResult {|CKS3002:Save|}(string name) => Ok();")
        : Silent(pipeline + Map);

    [Theory]
    [InlineData("app.UseMiddleware<Idle>();" + Map)]
    [InlineData("app.UseMiddleware<Issuing>();" + Map)]
    [InlineData("app.UseIdle();" + Map)]
    [InlineData("app.UseAntiforgery();" + Map)]
    [InlineData("app.Use(Shop.Pass);" + Map)]
    [InlineData("app.Use(async (context, next) => await next(context));" + Map)]
    [InlineData("app.Map(\"/other\", branch => branch.UseMiddleware<Guard>());" + Map)]
    [InlineData("app.MapWhen(context => context.Request.Path == \"/x\", branch => { branch.UseMiddleware<Guard>(); branch.Run(c => Task.CompletedTask); });" + Map)]
    [InlineData("app.UseRouting(); app.UseEndpoints(endpoints => endpoints.MapDefaultControllerRoute()); app.UseMiddleware<Guard>();")]
    [InlineData("app.MapGet(\"/\", (HttpContext context) => Shop.Ask(context));" + Map)]
    public Task A_middleware_that_does_not_or_stands_elsewhere_does_not(string pipeline) => Reported(pipeline);

    [Fact]
    public Task A_branch_with_endpoints_of_its_own_may_guard_them() => Silent("app.Map(\"/admin\", branch => { branch.UseRouting(); branch.UseGuard(); branch.UseEndpoints(endpoints => endpoints.MapDefaultControllerRoute()); });");

    [Fact]
    public Task A_startup_filter_may_add_it() => MvcTest.Program("CKS3001", MvcTest.Cookies + " builder.Services.AddTransient<IStartupFilter, First>();", MvcTest.Controller("[HttpPost]", "public IActionResult Save() => Ok();") + Types + """

        public class First : IStartupFilter { public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => { app.UseMiddleware<Guard>(); next(app); }; }
        """);

    [Theory]
    [InlineData("app.MapControllers().AddEndpointFilter<ControllerActionEndpointConventionBuilder, CheckFilter>();")]
    [InlineData("app.MapControllers().AddEndpointFilter(new CheckFilter());")]
    [InlineData("app.MapDefaultControllerRoute().AddEndpointFilter(async (context, next) => { await Shop.Ask(context.HttpContext); return await next(context); });")]
    [InlineData("var controllers = app.MapControllers(); controllers.AddEndpointFilterFactory((factory, next) => async context => { await Shop.Ask(context.HttpContext); return await next(context); });")]
    [InlineData("app.MapGroup(\"/shop\").AddEndpointFilter<RouteGroupBuilder, CheckFilter>().MapControllers();")]
    [InlineData("var outer = app.MapGroup(\"/shop\").AddEndpointFilter(new CheckFilter()); outer.MapGroup(\"/inner\").MapControllers();")]
    [InlineData("app.MapControllers().AddEndpointFilter(new Elsewhere.CheckFilter());")]
    public Task An_endpoint_filter_on_all_controllers_alone_silences(string pipeline) => Silent(pipeline);

    [Theory]
    [InlineData("app.MapControllers().AddEndpointFilter<ControllerActionEndpointConventionBuilder, IdleFilter>();")]
    [InlineData("app.MapControllers().AddEndpointFilter(new IdleFilter());")]
    [InlineData("app.MapControllers().AddEndpointFilter(async (context, next) => await next(context));")]
    [InlineData("app.MapGet(\"/x\", () => 1).AddEndpointFilter<CheckFilter>();" + Map)]
    [InlineData("app.MapGroup(\"/shop\").AddEndpointFilter<RouteGroupBuilder, CheckFilter>().MapGet(\"/\", () => 1);" + Map)]
    [InlineData("app.MapControllers().WithMetadata(new ObsoleteAttribute());")]
    public Task One_that_does_not_validate_or_is_on_another_thing_does_not(string pipeline) => Reported(pipeline);

    [Theory]
    [InlineData("app.MapGroup(\"/shop\").WithMetadata(new RequireAntiforgeryTokenAttribute()).MapControllers();", false)]
    [InlineData("app.MapControllers().Add(endpoint => endpoint.Metadata.Add(new RequireAntiforgeryTokenAttribute()));", false)]
    [InlineData("app.MapGroup(\"/shop\").WithMetadata(new RequireAntiforgeryTokenAttribute()); app.MapControllers();", true)]
    [InlineData("app.MapGet(\"/x\", () => 1).WithMetadata(new RequireAntiforgeryTokenAttribute()); app.MapControllers();", true)]
    public Task Metadata_counts_for_forms_on_controllers_and_the_groups_around_them(string pipeline, bool isReported) => isReported
        ? Silent(pipeline, action: "[HttpPost] public IActionResult {|CKS3001:Save|}(IFormFile file) => Ok();")
        : Silent(pipeline, action: "[HttpPost] public IActionResult Save(IFormFile file) => Ok();");

    [Theory]
    [InlineData("public static void MapAll(this WebApplication app) => app.MapControllers().AddEndpointFilter(new CheckFilter());")]
    [InlineData("public static void MapAll(this WebApplication app) { var group = app.MapGroup(\"/x\"); group.AddEndpointFilter(new CheckFilter()); group.MapControllers(); }")]
    [InlineData("public static void MapAll(this IEndpointRouteBuilder routes) => routes.MapControllers().AddEndpointFilter(new CheckFilter());")]
    [InlineData("public static void MapAll(this IEndpointRouteBuilder routes) { var group = routes.MapGroup(\"/x\").AddEndpointFilter<RouteGroupBuilder, CheckFilter>(); group.MapControllers(); }")]
    public Task A_helper_may_say_it(string helper) => MvcTest.Program(
        "CKS3001", MvcTest.Cookies, MvcTest.Controller("[HttpPost]", "public IActionResult Save(string name) => Ok();") + Types + "\npublic static class Mapping { " + helper + " }", "app.MapAll();");

    [Theory]
    [InlineData("app.MapGroup(\"/x\").AddEndpointFilter<RouteGroupBuilder, CheckFilter>().MapAll();", "Save")]
    [InlineData("app.MapGroup(\"/x\").AddEndpointFilter<RouteGroupBuilder, IdleFilter>().MapAll();", "{|CKS3001:Save|}")]
    [InlineData("app.MapAll();", "{|CKS3001:Save|}")]
    public Task A_filter_on_the_group_that_a_helper_maps_controllers_on_may_say_it(string pipeline, string action) => MvcTest.Program(
        "CKS3001", MvcTest.Cookies, MvcTest.Controller("[HttpPost]", "public IActionResult " + action + "(string name) => Ok();") + Types
            + "\npublic static class Mapping { public static void MapAll(this IEndpointRouteBuilder routes) => routes.MapControllers(); }", pipeline);
}
