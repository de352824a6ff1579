using CookieSecurity.Proof.Infrastructure;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http.Features;

namespace CookieSecurity.Proof.Facts;

/// <summary>The cookie that remembers the user's consent, as CKS9001 lists it.</summary>
public sealed class ConsentCookieTests
{
    [Theory]
    [InlineData("http", false)]
    [InlineData("https", true)]
    public async Task It_is_sent_for_a_year_as_the_request_comes_and_for_script_to_read(string scheme, bool isSecure) => Assert.Equal(
        (".AspNet.Consent", 365, "path=/" + (isSecure ? "; secure" : string.Empty)), Parts(await Granted(new CookiePolicyOptions { CheckConsentNeeded = _ => true }, scheme)));

    [Fact]
    public async Task It_is_sent_where_consent_is_never_asked_for_too() => Assert.Equal((".AspNet.Consent", 365, "path=/; secure"), Parts(await Granted(new CookiePolicyOptions())));

    [Fact]
    public async Task What_script_is_given_says_the_same()
    {
        var options = new CookiePolicyOptions { CheckConsentNeeded = _ => true, HttpOnly = HttpOnlyPolicy.Always, MinimumSameSitePolicy = SameSiteMode.Strict, ConsentCookie = { Name = "agreed" } };
        var forScript = await Wire.Of(Services, app => app.UseCookiePolicy(options), context => context.Response.Headers.SetCookie = Feature(context)!.CreateConsentCookie());

        Assert.Equal(("agreed", 365, "path=/; secure; samesite=strict; httponly"), Parts(forScript));
        Assert.Equal(Parts(forScript), Parts(await Granted(options)));
    }

    [Fact]
    public async Task A_new_builder_has_no_lifetime() => Assert.Equal(
        "agreed=yes; path=/; secure", await Granted(new CookiePolicyOptions { ConsentCookie = new CookieBuilder { Name = "agreed" } }));

    [Fact]
    public async Task Without_a_policy_nobody_can_grant_consent() => Assert.Equal("none=True; path=/", await Wire.Of(Services, _ => { }, context => context.Response.Cookies.Append("none", $"{Feature(context) is null}")));

    private static Task<string> Granted(CookiePolicyOptions options, string scheme = "https") =>
        Wire.Of(Services, app => app.UseCookiePolicy(options), context => Feature(context)!.GrantConsent(), scheme);

    private static void Services(IServiceCollection services) => services.AddLogging();

    private static ITrackingConsentFeature? Feature(HttpContext context) => context.Features.Get<ITrackingConsentFeature>();

    /// <summary>Name, days until it expires, all further attributes.</summary>
    private static (string Name, int Days, string Others) Parts(string header)
    {
        var parts = header.Split("; ");
        Assert.StartsWith("expires=", parts[1], StringComparison.Ordinal);
        var expires = DateTimeOffset.Parse(parts[1]["expires=".Length..], System.Globalization.CultureInfo.InvariantCulture);
        return (parts[0].Split('=')[0], (int)Math.Round((expires - DateTimeOffset.UtcNow).TotalDays), string.Join("; ", parts[2..]));
    }
}
