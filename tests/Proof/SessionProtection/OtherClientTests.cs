using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CookieSecurity.Proof.Binding;

/// <summary>Whoever sends another one's cookie is signed out, and no endpoint runs.</summary>
public sealed class OtherClientTests
{
    private const string Thief = "curl/8.0";
    private const string Cookie = ".AspNetCore.Cookies";

    private static void SessionFirst(WebApplication app)
    {
        app.UseSession();
        app.UseAuthentication();
        app.UseRouting();
        app.UseAuthorization();
    }

    private static void RoutingFirst(WebApplication app)
    {
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseSession();
    }

    private static void Usual(WebApplication app) => app.UseSession();

    [Theory]
    [InlineData("session first", "/")]
    [InlineData("session first", "/account")]
    [InlineData("routing first", "/")]
    [InlineData("routing first", "/account")]
    [InlineData("usual", "/")]
    [InlineData("usual", "/account")]
    [InlineData("usual", "/not-there")]
    public async Task Wherever_authentication_stands_no_endpoint_runs_and_cookies_and_session_are_gone(string order, string path)
    {
        await using var shop = await Shop.OpenAsync(pipeline: order == "usual" ? Usual : order == "session first" ? SessionFirst : RoutingFirst);
        var client = await Client.SignedInAsync(shop);
        await client.GetAsync("/cart/add");
        Assert.Equal("a book", (await client.GetAsync("/cart")).Body);
        var thief = client.With(Thief);

        var answer = await thief.GetAsync(path);

        Assert.Equal((HttpStatusCode.Redirect, "/", string.Empty), (answer.Status, answer.Location, answer.Body));
        Assert.True(answer.Deletes(Cookie));
        Assert.DoesNotContain(Cookie, thief.Cookies.Keys);
        Assert.Equal(0, shop.Visits);
        Assert.Equal("nobody", await thief.NameAsync());
        Assert.Equal("empty", (await thief.GetAsync("/cart")).Body);
        Assert.Equal("ann", await client.NameAsync());
    }

    /// <summary>Why the class does more than that.</summary>
    [Fact]
    public async Task Rejecting_alone_lets_an_anonymous_endpoint_run_and_leaves_the_cookie()
    {
        await using var shop = await Shop.OpenAsync(events: null, options: options => options.Events.OnValidatePrincipal = context =>
        {
            context.RejectPrincipal();
            return Task.CompletedTask;
        });
        var client = await Client.SignedInAsync(shop);

        var answer = await client.GetAsync("/");

        Assert.Equal((HttpStatusCode.OK, "nobody", 1), (answer.Status, answer.Body, shop.Visits));
        Assert.Empty(answer.SetCookie);
    }

    [Fact]
    public async Task No_action_of_a_controller_runs()
    {
        await using var shop = await Shop.OpenAsync(
            builder => builder.Services.AddSingleton<Counter>().AddControllers().AddApplicationPart(typeof(OrdersController).Assembly),
            app => app.MapControllers());
        var client = await Client.SignedInAsync(shop);

        Assert.Equal("/", (await client.With(Thief).GetAsync("/orders")).Location);
        Assert.Equal(0, shop.Services.GetRequiredService<Counter>().Count);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/orders")).Status);
        Assert.Equal(1, shop.Services.GetRequiredService<Counter>().Count);
    }

    [Fact]
    public async Task What_answers_without_being_an_endpoint_runs_for_nobody()
    {
        await using var shop = await Shop.OpenAsync(pipeline: app => app.Use((context, next) =>
            context.Request.Path == "/who" ? context.Response.WriteAsync(context.User.Identity?.Name ?? "nobody") : next(context)));
        var client = await Client.SignedInAsync(shop);

        Assert.Equal("ann", (await client.GetAsync("/who")).Body);
        var answer = await client.With(Thief).GetAsync("/who");
        Assert.Equal("nobody", answer.Body);
        Assert.True(answer.Deletes(Cookie));
    }

    [Theory]
    [InlineData("/api/account", Client.Page, "")]
    [InlineData("/API/account", Client.Page, "")]
    [InlineData("/account", "application/json", "")]
    [InlineData("/account", "*/*", "")]
    [InlineData("/account", Client.Page, "XMLHttpRequest")]
    public async Task What_does_not_ask_for_a_page_gets_401(string path, string accept, string requestedWith)
    {
        await using var shop = await Shop.OpenAsync();
        var client = await Client.SignedInAsync(shop);

        var answer = await client.With(Thief, accept: accept).GetAsync(path, ("X-Requested-With", requestedWith));

        Assert.Equal((HttpStatusCode.Unauthorized, null), (answer.Status, answer.Location));
        Assert.True(answer.Deletes(Cookie));
        Assert.Equal(0, shop.Visits);
    }

    [Fact]
    public async Task A_redirection_stays_below_the_path_of_the_application()
    {
        await using var shop = await Shop.OpenAsync(pipeline: app =>
        {
            app.UsePathBase("/shop");
            app.UseRouting();
            app.UseAuthentication();
            app.UseAuthorization();
            app.UseSession();
        });
        var client = await Client.SignedInAsync(shop);

        Assert.Equal("/shop/", (await client.With(Thief).GetAsync("/shop/account")).Location);
    }

    [Fact]
    public async Task A_policy_for_everything_does_not_ask_for_a_sign_in_first()
    {
        await using var shop = await Shop.OpenAsync(builder => builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(context => context.User.Identity!.IsAuthenticated || context.Resource is HttpContext { Request.Path.Value: "/sign-in" }).Build()));
        var client = await Client.SignedInAsync(shop);
        await client.GetAsync("/cart/add");
        var thief = client.With(Thief);

        Assert.Equal("/", (await thief.GetAsync("/cart")).Location);

        await thief.GetAsync("/sign-in");
        Assert.Equal("empty", (await thief.GetAsync("/cart")).Body);
    }

    [Fact]
    public async Task Every_cookie_scheme_is_signed_out()
    {
        await using var shop = await Shop.OpenAsync(builder => builder.Services.AddAuthentication().AddCookie("partner", options => options.EventsType = typeof(ApplicationNamespace.SessionProtection)));
        var client = await Client.SignedInAsync(shop);
        await client.GetAsync("/sign-in?scheme=partner");
        Assert.Equal(2, client.Cookies.Count);
        var thief = client.With(Thief);

        var answer = await thief.GetAsync("/account");

        Assert.True(answer.Deletes(Cookie));
        Assert.True(answer.Deletes(".AspNetCore.partner"));
        Assert.Empty(thief.Cookies);
    }

    [Fact]
    public async Task An_endpoint_that_asks_for_a_scheme_by_name_does_not_run_either()
    {
        await using var shop = await Shop.OpenAsync(
            builder => builder.Services.AddAuthentication().AddCookie("partner", options => options.EventsType = typeof(ApplicationNamespace.SessionProtection)),
            app =>
            {
                app.UseSession();
                app.MapGet("/partner", (HttpContext context) => context.User.Identity?.Name).RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = "partner" });
            });
        var client = await Client.SignedInAsync(shop, scheme: "partner");
        Assert.Equal("ann", (await client.GetAsync("/partner")).Body);
        var thief = client.With(Thief);

        var answer = await thief.GetAsync("/partner");

        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.Status, answer.Location));
        Assert.Empty(thief.Cookies);
    }

    [Fact]
    public async Task Signing_in_again_binds_to_whoever_does()
    {
        await using var shop = await Shop.OpenAsync();
        var client = await Client.SignedInAsync(shop);
        var updated = client.With("Mozilla/5.0 (X11; Linux x86_64) Firefox/141.0");

        Assert.Equal("/", (await updated.GetAsync("/account")).Location);
        await updated.GetAsync("/sign-in");

        Assert.Equal("ann", await updated.NameAsync());
        Assert.Equal("/", (await client.With().Hold(updated.Cookies).GetAsync("/account")).Location);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("AAAA")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public Task A_binding_that_cannot_be_read_binds_to_nobody(string binding) => BindsToNobody(_ => binding);

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(1000)]
    public Task A_binding_of_another_shape_binds_to_nobody(int length) => BindsToNobody(shop => Convert.ToBase64String(
        shop.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("SessionProtection.ClientBinding.v1").Protect(new byte[length])));

    private static async Task BindsToNobody(Func<Shop, string> binding)
    {
        await using var shop = await Shop.OpenAsync();
        var format = shop.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Cookies").TicketDataFormat;
        var properties = new AuthenticationProperties();
        properties.Items[".client-binding"] = binding(shop);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "ann")], "password")), properties, "Cookies");
        var client = new Client(shop).Hold([new(Cookie, format.Protect(ticket))]);

        Assert.Equal("/", (await client.GetAsync("/account")).Location);
        Assert.Empty(client.Cookies);
        Assert.Equal(0, shop.Visits);
    }

    [Fact]
    public async Task The_binding_of_another_client_is_of_no_use()
    {
        await using var shop = await Shop.OpenAsync();
        var format = shop.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get("Cookies").TicketDataFormat;
        var other = await Client.SignedInAsync(shop, Thief);
        var client = await Client.SignedInAsync(shop);
        var ticket = format.Unprotect(client.Cookies[Cookie])!;
        ticket.Properties.Items[".client-binding"] = format.Unprotect(other.Cookies[Cookie])!.Properties.Items[".client-binding"];
        client.Hold([new(Cookie, format.Protect(ticket))]);

        Assert.Equal("/", (await client.GetAsync("/account")).Location);
    }

    [Fact]
    public async Task A_store_of_tickets_forgets_the_sign_in()
    {
        var store = new Tickets();
        await using var shop = await Shop.OpenAsync(options: options => options.SessionStore = store);
        var client = await Client.SignedInAsync(shop);
        Assert.Single(store.Held);

        Assert.Equal("/", (await client.With(Thief).GetAsync("/account")).Location);

        Assert.Empty(store.Held);
        Assert.Equal("nobody", await client.NameAsync());
    }

    private sealed class Tickets : ITicketStore
    {
        public Dictionary<string, AuthenticationTicket> Held { get; } = [];

        public Task<string> StoreAsync(AuthenticationTicket ticket)
        {
            var key = "ticket " + Held.Count;
            Held[key] = ticket;
            return Task.FromResult(key);
        }

        public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.FromResult(Held[key] = ticket);

        public Task<AuthenticationTicket?> RetrieveAsync(string key) => Task.FromResult(Held.GetValueOrDefault(key));

        public Task RemoveAsync(string key) => Task.FromResult(Held.Remove(key));
    }
}

public sealed class Counter
{
    public int Count { get; set; }
}

[Route("orders")]
public sealed class OrdersController(Counter counter) : ControllerBase
{
    [HttpGet]
    public IActionResult Get()
    {
        counter.Count++;
        return Ok();
    }
}
