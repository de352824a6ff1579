using CookieSecurity.Proof.Infrastructure;
using Microsoft.AspNetCore.CookiePolicy;

namespace CookieSecurity.Proof.Facts;

/// <summary>What a cookie policy does to the cookies that pass it: when a rule may be silent because of one, and when not.</summary>
public sealed class CookiePolicyTests
{
    private const string Bare = "sid=1; path=/";

    [Fact]
    public void New_policy_options_enforce_nothing()
    {
        var options = new CookiePolicyOptions();

        Assert.Equal(CookieSecurePolicy.None, options.Secure);
        Assert.Equal(HttpOnlyPolicy.None, options.HttpOnly);
        Assert.Equal(SameSiteMode.Unspecified, options.MinimumSameSitePolicy);
    }

    [Fact]
    public async Task The_call_alone_changes_nothing() => Assert.Equal(Bare, await Wire.Of(app => app.UseCookiePolicy(), AppendBare));

    [Fact]
    public async Task Secure_Always_adds_Secure_on_plain_http_too() =>
        Assert.Equal(
            "sid=1; path=/; secure",
            await Wire.Of(_ => { }, app => app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always }), AppendBare, "http"));

    [Theory]
    [InlineData("http", "sid=1; path=/")]
    [InlineData("https", "sid=1; path=/; secure")]
    public async Task Secure_SameAsRequest_follows_the_request(string scheme, string expected) =>
        Assert.Equal(
            expected,
            await Wire.Of(_ => { }, app => app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.SameAsRequest }), AppendBare, scheme));

    [Fact]
    public async Task HttpOnly_Always_adds_HttpOnly_and_nothing_else() =>
        Assert.Equal("sid=1; path=/; httponly", await Wire.Of(Policy(new CookiePolicyOptions { HttpOnly = HttpOnlyPolicy.Always }), AppendBare));

    [Theory]
    [InlineData(SameSiteMode.Unspecified, SameSiteMode.Unspecified, null)]
    [InlineData(SameSiteMode.Unspecified, SameSiteMode.None, "none")]
    [InlineData(SameSiteMode.None, SameSiteMode.Unspecified, "none")]
    [InlineData(SameSiteMode.None, SameSiteMode.None, "none")]
    [InlineData(SameSiteMode.None, SameSiteMode.Lax, "lax")]
    [InlineData(SameSiteMode.None, SameSiteMode.Strict, "strict")]
    [InlineData(SameSiteMode.Lax, SameSiteMode.Unspecified, "lax")]
    [InlineData(SameSiteMode.Lax, SameSiteMode.None, "lax")]
    [InlineData(SameSiteMode.Lax, SameSiteMode.Strict, "strict")]
    [InlineData(SameSiteMode.Lax, SameSiteMode.Lax, "lax")]
    [InlineData(SameSiteMode.Strict, SameSiteMode.Unspecified, "strict")]
    [InlineData(SameSiteMode.Strict, SameSiteMode.None, "strict")]
    [InlineData(SameSiteMode.Strict, SameSiteMode.Lax, "strict")]
    [InlineData(SameSiteMode.Strict, SameSiteMode.Strict, "strict")]
    public async Task The_minimum_raises_what_is_weaker_and_keeps_what_is_stronger(SameSiteMode minimum, SameSiteMode cookie, string? sent) =>
        Assert.Equal(
            sent is null ? Bare : Bare + "; samesite=" + sent,
            await Wire.Of(
                Policy(new CookiePolicyOptions { MinimumSameSitePolicy = minimum }),
                context => context.Response.Cookies.Append("sid", "1", new CookieOptions { SameSite = cookie })));

    [Fact]
    public async Task A_callback_can_set_what_the_cookie_lacks() =>
        Assert.Equal(
            "sid=1; path=/; secure; samesite=lax; httponly",
            await Wire.Of(
                Policy(new CookiePolicyOptions
                {
                    OnAppendCookie = append =>
                    {
                        append.CookieOptions.Secure = true;
                        append.CookieOptions.HttpOnly = true;
                        append.CookieOptions.SameSite = SameSiteMode.Lax;
                    },
                }),
                AppendBare));

    [Fact]
    public async Task A_header_written_by_hand_passes_the_policy_untouched() =>
        Assert.Equal(
            Bare,
            await Wire.Of(
                Policy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, HttpOnly = HttpOnlyPolicy.Always, MinimumSameSitePolicy = SameSiteMode.Strict }),
                context => context.Response.Headers.Append("Set-Cookie", Bare)));

    [Fact]
    public async Task A_cookie_written_before_the_call_passes_untouched() =>
        Assert.Equal(
            Bare,
            await Wire.Of(
                app => app
                    .Use((context, next) =>
                    {
                        AppendBare(context);
                        return next(context);
                    })
                    .UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always }),
                _ => { }));

    [Fact]
    public async Task A_policy_that_enforces_Secure_rescues_SameSite_None() =>
        Assert.Equal(
            "sid=1; path=/; secure; samesite=none",
            await Wire.Of(
                Policy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always }),
                context => context.Response.Cookies.Append("sid", "1", new CookieOptions { SameSite = SameSiteMode.None })));

    [Fact]
    public async Task A_policy_covers_many_cookies_at_once()
    {
        KeyValuePair<string, string>[] cookies = [new("sid", "1"), new("lang", "en")];

        Assert.Equal(
            "sid=1; path=/; secure\nlang=en; path=/; secure",
            await Wire.Of(
                Policy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always }),
                context => context.Response.Cookies.Append(cookies, new CookieOptions())));
    }

    [Fact]
    public async Task A_policy_covers_deletions() =>
        Assert.Equal(
            "sid=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; secure",
            await Wire.Of(Policy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always }), context => context.Response.Cookies.Delete("sid")));

    private static Action<IApplicationBuilder> Policy(CookiePolicyOptions options) => app => app.UseCookiePolicy(options);

    private static void AppendBare(HttpContext context) => context.Response.Cookies.Append("sid", "1");
}
