using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Inventory;

/// <summary>The cookie by which the framework remembers that the user agreed to others, on the list of CKS9001.</summary>
public sealed class ConsentCookieTests
{
    private const string Row = ".AspNet.Consent | as the request | no | not set | 365 days | / | this host";

    private const string Features = "using Microsoft.AspNetCore.Http.Features;\n";

    private static string Program(string services, string pipeline) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();

        static class Policies
        {
            public static bool Never(HttpContext context) => false;
            public static bool Ask(HttpContext context) => true;
            public static Func<HttpContext, bool>? Given { get; set; }
        }
        """;

    private static string Configured(string check) => Program($"builder.Services.Configure<CookiePolicyOptions>(o => o.CheckConsentNeeded = {check});", "app.UseCookiePolicy();");

    [Theory]
    [InlineData("context => true")]
    [InlineData("_ => { return true; }")]
    [InlineData("context => context.Request.Path != \"/api\"")]
    [InlineData("context => { if (context.Request.Path == \"/\") { return false; } return true; }")]
    [InlineData("context => { bool Never() { return false; } return !Never(); }")]
    [InlineData("Policies.Ask")]
    [InlineData("Policies.Given")]
    public async Task It_is_listed_where_consent_is_asked_for(string check) => Assert.Equal([Row], await CookieList.OfProgram(Configured(check)));

    [Theory]
    [InlineData("null")]
    [InlineData("context => false")]
    [InlineData("_ => { return false; }")]
    [InlineData("delegate { return false; }")]
    [InlineData("Policies.Never")]
    public async Task It_is_not_where_consent_is_never_needed(string check) => Assert.Empty(await CookieList.OfProgram(Configured(check)));

    [Theory]
    [InlineData("builder.Services.AddCookiePolicy(o => o.CheckConsentNeeded = _ => true);", "app.UseCookiePolicy();")]
    [InlineData("builder.Services.AddOptions<CookiePolicyOptions>().Configure(o => o.CheckConsentNeeded = _ => true);", "app.UseCookiePolicy();")]
    [InlineData("", "app.UseCookiePolicy(new CookiePolicyOptions { CheckConsentNeeded = _ => true });")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.CheckConsentNeeded = _ => true);", "app.UseMiddleware<Microsoft.AspNetCore.CookiePolicy.CookiePolicyMiddleware>();")]
    public async Task Every_way_to_ask_counts(string services, string pipeline) => Assert.Equal([Row], await CookieList.OfProgram(Program(services, pipeline)));

    [Theory]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.CheckConsentNeeded = _ => true);", "")]
    [InlineData("", "app.UseCookiePolicy();")]
    [InlineData("", "app.UseCookiePolicy(new CookiePolicyOptions());")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.CheckConsentNeeded = _ => true);", "app.UseCookiePolicy(new CookiePolicyOptions());")]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(builder.Configuration.GetSection(\"Cookies\"));", "app.UseCookiePolicy();")]
    public async Task A_policy_that_asks_for_nothing_or_is_not_used_brings_none(string services, string pipeline) => Assert.Empty(await CookieList.OfProgram(Program(services, pipeline)));

    [Theory]
    [InlineData("o.ConsentCookie.Name = \"agreed\"; o.ConsentCookie.Expiration = TimeSpan.FromDays(30);", "agreed | as the request | no | not set | 30 days | / | this host")]
    [InlineData("o.ConsentCookie.MaxAge = TimeSpan.FromHours(2);", ".AspNet.Consent | as the request | no | not set | 2 hours | / | this host")]
    [InlineData("o.ConsentCookie.Expiration = null;", ".AspNet.Consent | as the request | no | not set | session | / | this host")]
    [InlineData("o.ConsentCookie.Expiration = TimeSpan.Parse(\"1\");", ".AspNet.Consent | as the request | no | not set | unknown | / | this host")]
    [InlineData("o.ConsentCookie.SecurePolicy = CookieSecurePolicy.Always; o.ConsentCookie.HttpOnly = true; o.ConsentCookie.SameSite = SameSiteMode.Lax; o.ConsentCookie.Path = \"/shop\"; o.ConsentCookie.Domain = \"shop.example\";", ".AspNet.Consent | yes | yes | Lax | 365 days | /shop | shop.example")]
    [InlineData("o.ConsentCookie = new CookieBuilder { Name = \"agreed\" };", "agreed | as the request | no | not set | session | / | this host")]
    [InlineData("o.Secure = CookieSecurePolicy.Always; o.MinimumSameSitePolicy = SameSiteMode.Strict;", ".AspNet.Consent | yes | no | at least Lax | 365 days | / | this host")]
    public async Task It_is_listed_as_it_is_configured(string settings, string expected) => Assert.Equal(
        [expected],
        await CookieList.OfProgram(Program($"builder.Services.Configure<CookiePolicyOptions>(o => {{ o.CheckConsentNeeded = _ => true; {settings} }});", "app.UseCookiePolicy();")));

    [Theory]
    [InlineData("context.Features.Get<ITrackingConsentFeature>()?.{|CKS9001:GrantConsent|}();")]
    [InlineData("context.Features.GetRequiredFeature<ITrackingConsentFeature>().{|CKS9001:GrantConsent|}();")]
    [InlineData("var text = context.Features.Get<ITrackingConsentFeature>()!.{|CKS9001:CreateConsentCookie|}();")]
    [InlineData("Action agree = context.Features.Get<ITrackingConsentFeature>()!.{|CKS9001:GrantConsent|};")]
    public Task It_is_listed_where_it_is_written(string statement) => ApplicationTest.Library(CookieList.Rule, Features + $$"""static class Agreement { public static void Give(HttpContext context) { {{statement}} } }""");

    [Theory]
    [InlineData("context.Features.Get<ITrackingConsentFeature>()?.WithdrawConsent();")]
    [InlineData("var agreed = context.Features.Get<ITrackingConsentFeature>()?.HasConsent;")]
    [InlineData("var name = nameof(ITrackingConsentFeature.GrantConsent);")]
    [InlineData("new Own().GrantConsent();")]
    [InlineData("if (environment.IsDevelopment()) { context.Features.Get<ITrackingConsentFeature>()?.GrantConsent(); }")]
    public Task What_writes_no_cookie_is_not_listed(string statement) => ApplicationTest.Library(CookieList.Rule, Features + $$"""
        static class Agreement { public static void Give(HttpContext context, IHostEnvironment environment) { {{statement}} } }
        class Own { public void GrantConsent() { } }
        """);

    [Fact]
    public async Task Without_a_cookie_policy_nothing_grants_consent() => Assert.Empty(await CookieList.OfProgram(Features + Program(
        string.Empty, """app.MapPost("/agree", (HttpContext context) => context.Features.Get<ITrackingConsentFeature>()?.GrantConsent());""")));

    [Fact]
    public async Task Both_places_say_the_same() => Assert.Equal([Row, Row], await CookieList.OfProgram(Features + Program(
        "builder.Services.Configure<CookiePolicyOptions>(o => o.CheckConsentNeeded = _ => true);",
        """
        app.UseCookiePolicy();
        app.MapPost("/agree", (HttpContext context) => context.Features.Get<ITrackingConsentFeature>()?.GrantConsent());
        """)));

    [Fact]
    public async Task Consent_may_be_granted_where_none_is_asked_for() => Assert.Equal(["agreed | as the request | no | not set | 365 days | / | this host"], await CookieList.OfProgram(Features + Program(
        string.Empty,
        """
        app.UseCookiePolicy(new CookiePolicyOptions { ConsentCookie = { Name = "agreed" } });
        app.MapPost("/agree", (HttpContext context) => context.Features.Get<ITrackingConsentFeature>()?.GrantConsent());
        """)));
}
