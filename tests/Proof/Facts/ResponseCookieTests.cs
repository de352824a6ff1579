using CookieSecurity.Proof.Infrastructure;

namespace CookieSecurity.Proof.Facts;

/// <summary>What <c>Response.Cookies</c> writes: the ground that the rules about written cookies stand on.</summary>
public sealed class ResponseCookieTests
{
    [Fact]
    public void New_options_protect_nothing()
    {
        var options = new CookieOptions();

        Assert.False(options.Secure);
        Assert.False(options.HttpOnly);
        Assert.Equal(SameSiteMode.Unspecified, options.SameSite);
        Assert.Equal("/", options.Path);
        Assert.False(options.IsEssential);
        Assert.Empty(options.Extensions);
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_cookie_without_options_gets_no_attribute_but_the_path(string scheme) =>
        Assert.Equal("sid=1; path=/", await Wire.Of(context => context.Response.Cookies.Append("sid", "1"), scheme));

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task New_options_write_what_no_options_write(string scheme) =>
        Assert.Equal("sid=1; path=/", await Wire.Of(context => context.Response.Cookies.Append("sid", "1", new CookieOptions()), scheme));

    [Fact]
    public async Task Every_attribute_that_is_asked_for_is_written_on_plain_http_too() =>
        Assert.Equal(
            "sid=1; path=/; secure; samesite=strict; httponly",
            await Wire.Of(
                context => context.Response.Cookies.Append("sid", "1", new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict }),
                "http"));

    [Theory]
    [InlineData(SameSiteMode.None, "sid=1; path=/; samesite=none")]
    [InlineData(SameSiteMode.Lax, "sid=1; path=/; samesite=lax")]
    [InlineData(SameSiteMode.Strict, "sid=1; path=/; samesite=strict")]
    [InlineData(SameSiteMode.Unspecified, "sid=1; path=/")]
    public async Task SameSite_is_written_as_set_and_brings_no_Secure_along(SameSiteMode mode, string expected) =>
        Assert.Equal(expected, await Wire.Of(context => context.Response.Cookies.Append("sid", "1", new CookieOptions { SameSite = mode })));

    [Fact]
    public async Task Many_cookies_at_once_share_their_options()
    {
        KeyValuePair<string, string>[] cookies = [new("sid", "1"), new("lang", "en")];

        Assert.Equal(
            "sid=1; path=/; httponly\nlang=en; path=/; httponly",
            await Wire.Of(context => context.Response.Cookies.Append(cookies, new CookieOptions { HttpOnly = true })));
    }

    [Fact]
    public async Task An_extension_is_written_as_it_stands_and_brings_no_Secure_along() =>
        Assert.Equal(
            "sid=1; path=/; samesite=none; Partitioned",
            await Wire.Of(
                context => context.Response.Cookies.Append("sid", "1", new CookieOptions { SameSite = SameSiteMode.None, Extensions = { "Partitioned" } })));

    [Fact]
    public void Copied_options_keep_everything()
    {
        var original = new CookieOptions { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/shop", Domain = "shop.example", Extensions = { "Partitioned" } };

        var copy = new CookieOptions(original);

        Assert.True(copy.Secure);
        Assert.True(copy.HttpOnly);
        Assert.Equal(SameSiteMode.Lax, copy.SameSite);
        Assert.Equal("/shop", copy.Path);
        Assert.Equal("shop.example", copy.Domain);
        Assert.Equal(["Partitioned"], copy.Extensions);
    }

    [Fact]
    public void A_copy_goes_its_own_way()
    {
        var original = new CookieOptions { Secure = true };

        _ = new CookieOptions(original) { Secure = false };

        Assert.True(original.Secure);
    }

    [Fact]
    public async Task Deletion_keeps_Secure_and_path_and_sets_a_past_date() =>
        Assert.Equal(
            "sid=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/shop; secure",
            await Wire.Of(context => context.Response.Cookies.Delete(
                "sid", new CookieOptions { Secure = true, Path = "/shop" })));

#if NET8_0
    [Fact]
    public async Task Deletion_keeps_MaxAge_so_that_the_browser_keeps_an_empty_cookie() =>
        Assert.Equal(
            "sid=; expires=Thu, 01 Jan 1970 00:00:00 GMT; max-age=86400; path=/",
            await Wire.Of(context => context.Response.Cookies.Delete("sid", new CookieOptions { MaxAge = TimeSpan.FromDays(1) })));
#else
    [Fact]
    public async Task Deletion_drops_MaxAge() =>
        Assert.Equal(
            "sid=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/",
            await Wire.Of(context => context.Response.Cookies.Delete("sid", new CookieOptions { MaxAge = TimeSpan.FromDays(1) })));
#endif

    [Fact]
    public async Task Deletion_without_options_writes_the_root_path() =>
        Assert.Equal("sid=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/", await Wire.Of(context => context.Response.Cookies.Delete("sid")));

    [Fact]
    public async Task A_null_path_writes_no_path() =>
        Assert.Equal("sid=1", await Wire.Of(context => context.Response.Cookies.Append("sid", "1", new CookieOptions { Path = null })));

    [Fact]
    public void The_default_SameSite_mode_is_None_and_not_Unspecified() => Assert.Equal(SameSiteMode.None, default);

    [Fact]
    public void The_default_secure_policy_is_SameAsRequest() => Assert.Equal(CookieSecurePolicy.SameAsRequest, default);
}
