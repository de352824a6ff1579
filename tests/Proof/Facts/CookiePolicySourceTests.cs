using CookieSecurity.Proof.Infrastructure;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.Extensions.Options;

namespace CookieSecurity.Proof.Facts;

/// <summary>From where a cookie policy takes its options, and which of several sources wins.</summary>
public sealed class CookiePolicySourceTests
{
    private const string Bare = "sid=1; path=/";

    [Fact]
    public async Task Options_configured_as_a_service_reach_the_call_without_an_argument() =>
        Assert.Equal(
            "sid=1; path=/; secure",
            await Wire.Of(
                services => services.Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always),
                app => app.UseCookiePolicy(),
                AppendBare));

    [Fact]
    public async Task AddCookiePolicy_configures_the_same_options() =>
        Assert.Equal(
            "sid=1; path=/; secure",
            await Wire.Of(
                services => services.AddCookiePolicy(options => options.Secure = CookieSecurePolicy.Always),
                app => app.UseCookiePolicy(),
                AppendBare));

    [Fact]
    public async Task An_options_builder_configures_the_same_options() =>
        Assert.Equal(
            "sid=1; path=/; secure",
            await Wire.Of(
                services => services.AddOptions<CookiePolicyOptions>().Configure(options => options.Secure = CookieSecurePolicy.Always),
                app => app.UseCookiePolicy(),
                AppendBare));

    [Fact]
    public async Task An_options_class_configures_the_same_options() =>
        Assert.Equal(
            "sid=1; path=/; secure",
            await Wire.Of(
                services => services.ConfigureOptions<AlwaysSecure>(),
                app => app.UseCookiePolicy(),
                AppendBare));

    [Fact]
    public async Task Configured_options_without_the_call_do_nothing() =>
        Assert.Equal(
            Bare,
            await Wire.Of(
                services => services.Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always),
                _ => { },
                AppendBare));

    [Fact]
    public async Task Options_given_to_the_call_replace_configured_ones() =>
        Assert.Equal(
            "sid=1; path=/; httponly",
            await Wire.Of(
                services => services.Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always),
                app => app.UseCookiePolicy(new CookiePolicyOptions { HttpOnly = HttpOnlyPolicy.Always }),
                AppendBare));

    [Fact]
    public async Task PostConfigure_has_the_last_word_wherever_it_is_written() =>
        Assert.Equal(
            Bare,
            await Wire.Of(
                services => services
                    .PostConfigure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.None)
                    .Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always),
                app => app.UseCookiePolicy(),
                AppendBare));

    [Fact]
    public async Task Of_two_Configure_the_later_wins() =>
        Assert.Equal(
            Bare,
            await Wire.Of(
                services => services
                    .Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always)
                    .Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.None),
                app => app.UseCookiePolicy(),
                AppendBare));

    [Fact]
    public async Task ConfigureAll_reaches_the_policy() =>
        Assert.Equal(
            "sid=1; path=/; secure",
            await Wire.Of(
                services => services.ConfigureAll<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always),
                app => app.UseCookiePolicy(),
                AppendBare));

    [Fact]
    public async Task A_named_configuration_does_not_reach_the_policy() =>
        Assert.Equal(
            Bare,
            await Wire.Of(
                services => services.Configure<CookiePolicyOptions>("other", options => options.Secure = CookieSecurePolicy.Always),
                app => app.UseCookiePolicy(),
                AppendBare));

    private static void AppendBare(HttpContext context) => context.Response.Cookies.Append("sid", "1");

    private sealed class AlwaysSecure : IConfigureOptions<CookiePolicyOptions>
    {
        public void Configure(CookiePolicyOptions options) => options.Secure = CookieSecurePolicy.Always;
    }
}
