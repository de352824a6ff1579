using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CookieSecurity.Proof.Binding;

/// <summary>Whoever signed in stays signed in.</summary>
public sealed class SameClientTests
{
    private static readonly string Long = new('a', 64 * 1024);

    [Fact]
    public async Task A_thousand_requests_at_once_stay_signed_in()
    {
        await using var shop = await Shop.OpenAsync();
        var client = await Client.SignedInAsync(shop);

        var answers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => client.With().GetAsync("/account")));

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, "ann"), (answer.Status, answer.Body)));
        Assert.All(answers, answer => Assert.Empty(answer.SetCookie));
        Assert.Equal(1000, shop.Visits);
    }

    [Fact]
    public async Task A_client_without_the_header_is_known_by_that()
    {
        await using var shop = await Shop.OpenAsync();
        var client = await Client.SignedInAsync(shop, agent: null);

        Assert.Equal("ann", (await client.WithoutAgent().GetAsync("/account")).Body);
        Assert.Equal("/", (await client.With("Firefox").GetAsync("/account")).Location);
    }

    [Fact]
    public async Task A_long_header_counts_to_its_end()
    {
        await using var shop = await Shop.OpenAsync();
        var client = await Client.SignedInAsync(shop, Long + "b");

        Assert.Equal("ann", await client.With().NameAsync());
        Assert.Equal("/", (await client.With(Long + "c").GetAsync("/account")).Location);
    }

    [Fact]
    public async Task A_renewed_cookie_is_bound_as_the_first_one_was()
    {
        var clock = new Clock();
        await using var shop = await Shop.OpenAsync(options: options =>
        {
            options.TimeProvider = clock;
            options.ExpireTimeSpan = TimeSpan.FromHours(1);
        });
        var client = await Client.SignedInAsync(shop);
        var first = client.Cookies.Values.Single();

        clock.Now += TimeSpan.FromMinutes(40);
        Assert.Equal("ann", await client.NameAsync());
        Assert.NotEqual(first, client.Cookies.Values.Single());
        clock.Now += TimeSpan.FromMinutes(40);

        Assert.Equal("/", (await client.With("curl/8.0").GetAsync("/")).Location);
        Assert.Equal("ann", await client.NameAsync());
    }

    [Fact]
    public async Task A_sign_in_from_before_is_bound_at_its_next_request()
    {
        var keys = new Microsoft.AspNetCore.DataProtection.EphemeralDataProtectionProvider();
        await using var before = await Shop.OpenAsync(events: null, services: Keep);
        await using var after = await Shop.OpenAsync(Keep);
        await using var strict = await Shop.OpenStrictAsync(Keep);
        var client = await Client.SignedInAsync(before);

        Assert.Equal("/", (await client.With(of: strict).GetAsync("/account")).Location);
        var bound = client.With(of: after);
        Assert.Single((await bound.GetAsync("/account")).SetCookie);
        Assert.Equal("ann", await bound.NameAsync());
        Assert.Empty((await bound.GetAsync("/account")).SetCookie);
        Assert.Equal("/", (await bound.With("curl/8.0").GetAsync("/account")).Location);

        void Keep(WebApplicationBuilder builder) => builder.Services.AddSingleton<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>(keys);
    }

    [Fact]
    public async Task What_is_stored_tells_neither_browser_nor_address()
    {
        AuthenticationTicket? stored = null;
        await using var shop = await Shop.OpenStrictAsync(options: options => options.Events.OnSignedIn = context =>
        {
            stored = new AuthenticationTicket(context.Principal!, context.Properties, context.Scheme.Name);
            return Task.CompletedTask;
        });

        await Client.SignedInAsync(shop, "Firefox", "192.0.2.10");
        var first = stored!.Properties.Items[".client-binding"];
        await Client.SignedInAsync(shop, "Firefox", "192.0.2.10");

        var second = stored.Properties.Items[".client-binding"];
        Assert.DoesNotContain(stored.Principal.Claims, claim => claim.Type != System.Security.Claims.ClaimTypes.Name);
        Assert.InRange(first!.Length, 1, 400);
        Assert.NotEqual(Half(first, 0), Half(second!, 0));
        Assert.NotEqual(Half(first, 1), Half(second!, 1));

        byte[] Half(string binding, int number) => shop.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>()
            .CreateProtector("SessionProtection.ClientBinding.v1").Unprotect(Convert.FromBase64String(binding))[(number * 32)..((number * 32) + 32)];
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
