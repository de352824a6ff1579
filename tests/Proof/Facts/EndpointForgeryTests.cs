using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;

namespace CookieSecurity.Proof.Facts;

/// <summary>Which minimal endpoints a request without a token reaches.</summary>
public sealed class EndpointForgeryTests
{
    private static readonly Dictionary<string, Action<IEndpointRouteBuilder>> Endpoints = new()
    {
        ["form"] = app => app.MapMethods("/", ["POST", "PUT", "PATCH", "DELETE", "PURGE"], ([FromForm] string name) => name),
        ["file"] = app => app.MapPost("/", (IFormFile? file) => 1),
        ["collection"] = app => app.MapPost("/", (IFormCollection form) => form.Count),
        ["parameters"] = app => app.MapPost("/", ([AsParameters] Fields fields) => fields.Name),
        ["hand"] = app => app.MapPost("/", async (HttpRequest request) => (await request.ReadFormAsync()).Count),
        ["hand with metadata"] = app => app.MapMethods("/", ["POST", "PUT", "PATCH", "DELETE"], (HttpRequest request) => request.Form.Count).WithMetadata(new RequireAntiforgeryTokenAttribute()),
        ["hand with attribute"] = app => app.MapPost("/", [RequireAntiforgeryToken] (HttpRequest request) => request.Form.Count),
        ["hand with attribute on method"] = app => app.MapPost("/", Handlers.Marked),
        ["hand with attribute on class"] = app => app.MapPost("/", MarkedHandlers.Read),
        ["hand in group"] = app => app.MapGroup("/").WithMetadata(new RequireAntiforgeryTokenAttribute()).MapPost("/", (HttpRequest request) => request.Form.Count),
        ["request delegate"] = app => app.MapPost("/", async context => await context.Request.ReadFormAsync()).WithMetadata(new RequireAntiforgeryTokenAttribute()),
        ["nothing"] = app => app.MapMethods("/", ["POST", "DELETE"], () => 1).WithMetadata(new RequireAntiforgeryTokenAttribute()),
        ["disabled"] = app => app.MapPost("/", ([FromForm] string name) => name).DisableAntiforgery(),
        ["disabled group"] = app => app.MapGroup("/").DisableAntiforgery().MapPost("/", ([FromForm] string name) => name).WithMetadata(new RequireAntiforgeryTokenAttribute()),
        ["false attribute"] = app => app.MapPost("/", [RequireAntiforgeryToken(false)] ([FromForm] string name) => name),
        ["false metadata"] = app => app.MapPost("/", ([FromForm] string name) => name).WithMetadata(new RequireAntiforgeryTokenAttribute(false)),
        ["false group"] = app => app.MapGroup("/").WithMetadata(new RequireAntiforgeryTokenAttribute(false)).MapPost("/", ([FromForm] string name) => name),
        ["ignored attribute"] = app => app.MapPost("/", [IgnoreAntiforgeryToken] ([FromForm] string name) => name),
        ["verdict filter"] = app => app.MapPost("/", () => 1).WithMetadata(new RequireAntiforgeryTokenAttribute()).AddEndpointFilter(async (context, next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false } ? Results.BadRequest() : await next(context)),
        ["asking filter"] = app => app.MapMethods("/", ["POST", "DELETE", "GET"], () => 1).AddEndpointFilter(async (context, next) =>
            await context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest()),
    };

    private static async Task<int> Forge(string endpoint, string method, Action<WebApplication, Action<IEndpointRouteBuilder>>? pipeline = null)
    {
        var builder = BareServer.Create();
        builder.Services.AddAntiforgery();
        await using var app = builder.BuildAnsweringFailures();
        if (pipeline is null)
        {
            app.UseAntiforgery();
            Endpoints[endpoint](app);
        }
        else
        {
            pipeline(app, Endpoints[endpoint]);
        }

        await app.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("https://shop.example/"));
        if (method != "GET")
        {
            request.Content = endpoint == "file" ? new MultipartFormDataContent { new StringContent("x") } : new FormUrlEncodedContent([new("name", "x")]);
        }

        using var response = await app.GetTestClient().SendAsync(request);
        return (int)response.StatusCode;
    }

    [Theory]
    [InlineData("form", "POST", 400)]
    [InlineData("form", "PUT", 400)]
    [InlineData("form", "PATCH", 400)]
    [InlineData("form", "DELETE", 200)]
    [InlineData("form", "PURGE", 200)]
    [InlineData("file", "POST", 400)]
    [InlineData("collection", "POST", 400)]
    [InlineData("parameters", "POST", 400)]
    [InlineData("hand", "POST", 200)]
    [InlineData("nothing", "POST", 200)]
    [InlineData("nothing", "DELETE", 200)]
    public async Task What_binds_a_form_is_validated_for_three_verbs(string endpoint, string method, int expected) => Assert.Equal(expected, await Forge(endpoint, method));

    [Theory]
    [InlineData("hand with metadata", "POST", 500)]
    [InlineData("hand with metadata", "PUT", 500)]
    [InlineData("hand with metadata", "PATCH", 500)]
    [InlineData("hand with metadata", "DELETE", 200)]
    [InlineData("hand with attribute", "POST", 500)]
    [InlineData("hand with attribute on method", "POST", 500)]
    [InlineData("hand with attribute on class", "POST", 200)]
    [InlineData("hand in group", "POST", 500)]
    [InlineData("request delegate", "POST", 500)]
    public async Task A_form_that_is_read_by_hand_needs_metadata_and_then_throws(string endpoint, string method, int expected) => Assert.Equal(expected, await Forge(endpoint, method));

    [Theory]
    [InlineData("disabled", 200)]
    [InlineData("disabled group", 200)]
    [InlineData("false attribute", 200)]
    [InlineData("false metadata", 200)]
    [InlineData("false group", 400)]
    [InlineData("ignored attribute", 400)]
    public async Task Opt_outs_count_by_their_place(string endpoint, int expected) => Assert.Equal(expected, await Forge(endpoint, "POST"));

    [Theory]
    [InlineData("verdict filter", "POST", 400)]
    [InlineData("asking filter", "POST", 400)]
    [InlineData("asking filter", "DELETE", 400)]
    [InlineData("asking filter", "GET", 200)]
    public async Task Filters_enforce_what_nothing_else_does(string endpoint, string method, int expected) => Assert.Equal(expected, await Forge(endpoint, method));

    [Theory]
    [InlineData("", false)]
    [InlineData("application/json", true)]
    public async Task A_JSON_body_is_served_whatever_the_metadata_says(string consumes, bool requires)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.AddAntiforgery();
        await using var app = builder.Build();
        app.UseAntiforgery();
        var endpoint = app.MapPost("/", (Fields fields) => fields.Name + consumes);
        if (requires)
        {
            endpoint.WithMetadata(new RequireAntiforgeryTokenAttribute());
        }

        await app.StartAsync();
        using var content = new StringContent("{\"name\":\"x\"}", System.Text.Encoding.UTF8, "application/json");
        using var response = await app.GetTestClient().PostAsync(new Uri("https://shop.example/"), content);
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("form", "POST", 500)]
    [InlineData("form", "DELETE", 500)]
    [InlineData("nothing", "POST", 500)]
    [InlineData("hand", "POST", 200)]
    [InlineData("disabled", "POST", 200)]
    public async Task Without_the_middleware_what_needs_it_fails(string endpoint, string method, int expected) =>
        Assert.Equal(expected, await Forge(endpoint, method, (app, map) => map(app)));

    [Fact]
    public async Task Before_routing_or_behind_the_endpoints_it_fails()
    {
        Assert.Equal(500, await Forge("form", "POST", (app, map) => { app.UseAntiforgery(); app.UseRouting(); map(app); }));
#pragma warning disable ASP0014 // What an explicit UseEndpoints does is the question.
        Assert.Equal(500, await Forge("form", "POST", (app, map) => { app.UseRouting(); app.UseEndpoints(map); app.UseAntiforgery(); }));
#pragma warning restore ASP0014
    }

    [Fact]
    public async Task Endpoints_may_be_mapped_before_it() =>
        Assert.Equal(400, await Forge("form", "POST", (app, map) => { map(app); app.UseAntiforgery(); }));

    [Theory]
    [InlineData(true, 400)]
    [InlineData(false, 200)]
    public async Task Before_authentication_it_refuses_signed_in_users(bool early, int expected)
    {
        var builder = BareServer.Create();
        builder.Services.AddAntiforgery();
        builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
        await using var app = builder.Build();
        if (early)
        {
            app.UseAntiforgery();
            app.UseAuthentication();
        }
        else
        {
            app.UseAuthentication();
            app.UseAntiforgery();
        }

        app.MapGet("/sign-in", context => Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.SignInAsync(
            context, new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new System.Security.Claims.Claim(System.Security.Claims.ClaimTypes.Name, "ada"), new System.Security.Claims.Claim(System.Security.Claims.ClaimTypes.NameIdentifier, "1")], "test"))));
        app.MapGet("/token", (HttpContext context, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(context).RequestToken!);
        app.MapPost("/", ([FromForm] string name) => name);
        await app.StartAsync();
        var client = app.GetTestClient();
        using var signIn = await client.GetAsync(new Uri("https://shop.example/sign-in"));
        var user = signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        client.DefaultRequestHeaders.Add("Cookie", user);
        using var page = await client.GetAsync(new Uri("https://shop.example/token"));
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri("https://shop.example/")) { Content = new FormUrlEncodedContent([new("name", "x")]) };
        post.Headers.Add("RequestVerificationToken", await page.Content.ReadAsStringAsync());
        post.Headers.Add("Cookie", user + "; " + page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        using var response = await client.SendAsync(post);
        Assert.Equal(expected, (int)response.StatusCode);
    }

    private sealed record Fields(string Name, [property: FromForm] string? Street = null);

    private static class Handlers
    {
        [RequireAntiforgeryToken]
        public static int Marked(HttpRequest request) => request.Form.Count;
    }

    [RequireAntiforgeryToken]
    private static class MarkedHandlers
    {
        public static int Read(HttpRequest request) => request.Form.Count;
    }
}
