using System.Text;
using CookieSecurity.Proof.Infrastructure;
using Microsoft.Extensions.Configuration;

namespace CookieSecurity.Proof.Facts;

/// <summary>What settings files make of cookies, and how they are read.</summary>
public sealed class ConfigurationFileTests
{
    [Theory]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": "None" } } }""", "path=/; samesite=lax; httponly")]
    [InlineData("""{ "session": { "cookie": { "securePolicy": "none" } } }""", "path=/; samesite=lax; httponly")]
    [InlineData("""{ "Session:Cookie:SecurePolicy": 2 }""", "path=/; samesite=lax; httponly")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": "Always" } } }""", "path=/; secure; samesite=lax; httponly")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": false } } }""", "path=/; samesite=lax")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": "False" } } }""", "path=/; samesite=lax")]
    [InlineData("""{ "Session": { "Cookie": { "SameSite": "None" } } }""", "path=/; samesite=none; httponly")]
    [InlineData("""{ "Session": { "Cookie": { "SameSite": 0, }, }, /* end */ }""", "path=/; samesite=none; httponly")]
    public async Task A_bound_section_changes_the_session_cookie(string settings, string attributes)
    {
        var configuration = Read(settings);
        Assert.Equal(attributes, await Session(services => services.AddSession().Configure<SessionOptions>(configuration.GetSection("Session"))));
        Assert.Equal(attributes, await Session(services => services.AddSession(options => configuration.Bind("Session", options))));
        Assert.Equal(attributes, await Session(services => services.AddSession(options => configuration.GetSection("Session:Cookie").Bind(options.Cookie))));
        Assert.Equal(attributes, await Session(services => services.AddSession().AddSingleton<IConfiguration>(configuration).AddOptions<SessionOptions>().BindConfiguration("Session")));
    }

    [Fact]
    public async Task What_runs_last_has_the_last_word()
    {
        var section = Read("""{ "Cookie": { "SecurePolicy": "None" } }""");
        Assert.Equal(
            "path=/; secure; samesite=lax; httponly",
            await Session(services => services.AddSession().Configure<SessionOptions>(section).PostConfigure<SessionOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always)));
        Assert.Equal(
            "path=/; samesite=lax; httponly",
            await Session(services => services.AddSession(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always).Configure<SessionOptions>(section)));
    }

    [Theory]
    [InlineData("""{ "MinimumSameSitePolicy": "None" }""", "a=1; path=/; samesite=none")]
    [InlineData("""{ "MinimumSameSitePolicy": "Lax" }""", "a=1; path=/; samesite=lax")]
    [InlineData("""{ "Secure": "Always" }""", "a=1; path=/; secure")]
    public async Task A_bound_section_changes_the_cookie_policy(string settings, string cookie) => Assert.Equal(
        cookie,
        await Wire.Of(services => services.Configure<CookiePolicyOptions>(Read(settings)), app => app.UseCookiePolicy(), context => context.Response.Cookies.Append("a", "1")));

    [Theory]
    [InlineData("1", "1.00:00:00")]
    [InlineData("00:20:00", "00:20:00")]
    [InlineData("2.00:00:00", "2.00:00:00")]
    [InlineData(" 12:00 ", "12:00:00")]
    public void A_section_sets_spans_in_the_constant_format(string value, string span) =>
        Assert.Equal(TimeSpan.ParseExact(span, "c", null), Read($$"""{ "IdleTimeout": "{{value}}" }""").Get<SessionOptions>()!.IdleTimeout);

    [Theory]
    [InlineData("IdleTimeout", "soon")]
    [InlineData("Cookie:SecurePolicy", "Sometimes")]
    [InlineData("Cookie:HttpOnly", "0")]
    public void A_value_of_another_kind_is_refused(string key, string value) =>
        Assert.ThrowsAny<Exception>(() => Read($$"""{ "{{key}}": "{{value}}" }""").Get<SessionOptions>());

    [Fact]
    public void A_section_that_is_to_set_a_callback_is_refused() =>
        Assert.ThrowsAny<Exception>(() => Read("""{ "Secure": "None", "OnAppendCookie": { "Method": "Secure" } }""").Get<CookiePolicyOptions>());

    [Theory]
    [InlineData("""{ "a": 1, "A": 2 }""")]
    [InlineData("""{ "a": { "b": 1 }, "a:b": 2 }""")]
    [InlineData("""[ 1 ]""")]
    [InlineData("""{ "a": 1 } x""")]
    [InlineData("""{ "a": 'x' }""")]
    public void A_file_with_a_doubled_key_or_without_an_object_is_refused(string settings) => Assert.ThrowsAny<Exception>(() => Read(settings));

    [Fact]
    public void A_later_file_overrides_an_earlier_one()
    {
        var layers = new ConfigurationBuilder().AddConfiguration(Read("""{ "a": { "b": "None" } }""")).AddConfiguration(Read("""{ "A": { "B": "Always" } }""")).Build();

        Assert.Equal("Always", layers["a:b"]);
    }

    private static IConfigurationRoot Read(string settings) => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(settings))).Build();

    private static async Task<string> Session(Action<IServiceCollection> configure)
    {
        var sent = await Wire.Of(
            services => configure(services.AddDistributedMemoryCache()),
            app => app.UseSession(),
            context => context.Session.SetInt32("visits", 1));
        return sent[(sent.IndexOf(';', StringComparison.Ordinal) + 2)..];
    }
}
