using Microsoft.AspNetCore.HttpOverrides;

namespace CookieSecurity.Proof.Binding;

/// <summary>The network of the client counts where the class says so.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("192.0.2.10", "198.51.100.7")]
    [InlineData("2001:db8:1::1", "2001:db8:2::1")]
    [InlineData("192.0.2.10", "2001:db8:1::1")]
    public async Task Another_address_stays_in_unless_networks_count(string first, string other)
    {
        await using var shop = await Shop.OpenAsync();
        await using var strict = await Shop.OpenStrictAsync();

        Assert.Equal("ann", await (await Client.SignedInAsync(shop, address: first)).With(address: other).NameAsync());
        Assert.Equal("/", (await (await Client.SignedInAsync(strict, address: first)).With(address: other).GetAsync("/account")).Location);
        Assert.Equal(0, strict.Visits);
    }

    [Theory]
    [InlineData("192.0.2.10", "192.0.2.200")]
    [InlineData("192.0.2.10", "::ffff:192.0.2.10")]
    [InlineData("::ffff:192.0.2.10", "192.0.2.11")]
    [InlineData("2001:db8:1:2:aaaa::1", "2001:db8:1:2:bbbb::2")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1")]
    [InlineData(null, null)]
    public async Task A_neighbour_in_the_network_stays_in(string? first, string? other)
    {
        await using var strict = await Shop.OpenStrictAsync();
        var client = await Client.SignedInAsync(strict, address: first);

        Assert.Equal("ann", await client.With(address: other).NameAsync());
        Assert.Equal("/", (await client.With("curl/8.0", other).GetAsync("/account")).Location);
    }

    [Fact]
    public async Task A_header_that_anybody_can_write_says_nothing_of_the_network()
    {
        await using var strict = await Shop.OpenStrictAsync();
        var client = await Client.SignedInAsync(strict);

        Assert.Equal("ann", (await client.GetAsync("/", ("X-Forwarded-For", "198.51.100.7"))).Body);
        Assert.Equal("/", (await client.With(address: "198.51.100.7").GetAsync("/", ("X-Forwarded-For", "192.0.2.10"))).Location);
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_the_address_is_the_client_s_where_authentication_comes_later()
    {
        await using var strict = await Shop.OpenStrictAsync(Trust, app =>
        {
            app.UseForwardedHeaders();
            app.UseAuthentication();
            app.UseAuthorization();
        });
        var client = await SignInBehindProxyAsync(strict);

        Assert.Equal("ann", (await client.GetAsync("/", ("X-Forwarded-For", "192.0.2.10"))).Body);
        Assert.Equal("/", (await client.GetAsync("/", ("X-Forwarded-For", "198.51.100.7"))).Location);
    }

    /// <summary>A trap: the sign-in is bound to the client's address, and compared with that of the proxy.</summary>
    [Fact]
    public async Task Authentication_before_forwarded_headers_is_told_the_address_of_the_proxy()
    {
        await using var strict = await Shop.OpenStrictAsync(Trust, app => app.UseForwardedHeaders());
        var client = await SignInBehindProxyAsync(strict);

        Assert.Equal("/", (await client.GetAsync("/", ("X-Forwarded-For", "192.0.2.10"))).Location);
    }

    private static async Task<Client> SignInBehindProxyAsync(Shop shop)
    {
        var client = new Client(shop) { Address = "10.0.0.1" };
        await client.GetAsync("/sign-in", ("X-Forwarded-For", "192.0.2.10"));
        return client;
    }

    private static void Trust(WebApplicationBuilder builder) => builder.Services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor;
        options.KnownProxies.Add(System.Net.IPAddress.Parse("10.0.0.1"));
    });
}
