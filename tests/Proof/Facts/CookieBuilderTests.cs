using CookieSecurity.Proof.Infrastructure;

namespace CookieSecurity.Proof.Facts;

/// <summary>What options come out of a <c>CookieBuilder</c>.</summary>
public sealed class CookieBuilderTests
{
    [Fact]
    public void A_new_builder_protects_nothing()
    {
        var builder = new CookieBuilder();

        Assert.False(builder.HttpOnly);
        Assert.Equal(CookieSecurePolicy.SameAsRequest, builder.SecurePolicy);
        Assert.Equal(SameSiteMode.Unspecified, builder.SameSite);
    }

    [Theory]
    [InlineData(CookieSecurePolicy.None, "http", false)]
    [InlineData(CookieSecurePolicy.None, "https", false)]
    [InlineData(CookieSecurePolicy.SameAsRequest, "http", false)]
    [InlineData(CookieSecurePolicy.SameAsRequest, "https", true)]
    [InlineData(CookieSecurePolicy.Always, "http", true)]
    [InlineData(CookieSecurePolicy.Always, "https", true)]
    public void Its_policy_and_the_request_decide_on_Secure(CookieSecurePolicy policy, string scheme, bool secure)
    {
        var context = new DefaultHttpContext { Request = { Scheme = scheme } };

        Assert.Equal(secure, new CookieBuilder { SecurePolicy = policy }.Build(context).Secure);
    }

    [Fact]
    public void Its_other_members_reach_the_options()
    {
        var options = new CookieBuilder { HttpOnly = true, SameSite = SameSiteMode.Strict, Domain = "shop.example", Path = "/shop" }.Build(new DefaultHttpContext());

        Assert.True(options.HttpOnly);
        Assert.Equal(SameSiteMode.Strict, options.SameSite);
        Assert.Equal("shop.example", options.Domain);
        Assert.Equal("/shop", options.Path);
    }

    [Fact]
    public async Task The_default_builder_leaks_behind_a_proxy_that_ends_https() =>
        Assert.Equal("sid=1; path=/", await Wire.Of(context => context.Response.Cookies.Append("sid", "1", new CookieBuilder().Build(context)), "http"));
}
