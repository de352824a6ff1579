using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4010: sign-ins and sessions that live too long.</summary>
public sealed class LongSignInTests
{
    private const string Rule = "CKS4010";
    private const string Types = "static class Times { public const int Days = 90; public static readonly TimeSpan Long = TimeSpan.FromDays(Days); public static TimeSpan Month() => TimeSpan.FromDays(31); }";

    private static Task Verify(string code, Action<ApplicationTest>? adjust = null) => ApplicationTest.Program(Rule, IdentityProgram.Of(code, Types), adjust);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.ExpireTimeSpan = {|CKS4010:TimeSpan.FromDays(365)|});")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(\"a\", o => { o.SlidingExpiration = true; o.ExpireTimeSpan = {|CKS4010:Times.Long|}; });")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.ExpireTimeSpan = {|CKS4010:Times.Month()|});")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => o.ExpireTimeSpan = {|CKS4010:TimeSpan.MaxValue|});")]
    [InlineData("builder.Services.ConfigureAll<CookieAuthenticationOptions>(o => o.ExpireTimeSpan = {|CKS4010:new TimeSpan(31, 0, 0, 0)|});")]
    [InlineData("builder.Services.AddSession(o => o.IdleTimeout = {|CKS4010:TimeSpan.FromHours(9)|});")]
    [InlineData("var app = builder.Build(); app.UseSession(new SessionOptions { IdleTimeout = {|CKS4010:TimeSpan.FromDays(2)|} });")]
    [InlineData("builder.Services.Configure<SessionOptions>(o => o.IdleTimeout = {|CKS4010:TimeSpan.FromDays(1)|});")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => { if (args.Length > 0) o.ExpireTimeSpan = {|CKS4010:TimeSpan.FromDays(365)|}; });")]
    public Task A_long_span_is_reported(string code) => Verify(code);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.ExpireTimeSpan = TimeSpan.FromDays(30));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.ExpireTimeSpan = TimeSpan.Parse(\"365\"));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.ExpireTimeSpan = TimeSpan.FromDays(args.Length));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => { o.ExpireTimeSpan = TimeSpan.FromDays(365); o.ExpireTimeSpan = TimeSpan.FromDays(1); });")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.ExpireTimeSpan = TimeSpan.FromDays(365)); builder.Services.PostConfigure<CookieAuthenticationOptions>(\"Cookies\", o => o.ExpireTimeSpan = TimeSpan.FromDays(1));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => { if (builder.Environment.IsDevelopment()) o.ExpireTimeSpan = TimeSpan.FromDays(365); });")]
    [InlineData("builder.Services.AddSession(o => o.IdleTimeout = TimeSpan.FromHours(8));")]
    [InlineData("new Mine().ExpireTimeSpan = TimeSpan.FromDays(365);")]
    public Task A_short_or_unknown_span_is_silent(string code) => ApplicationTest.Program(Rule, IdentityProgram.Of(code, Types + "class Mine { public TimeSpan ExpireTimeSpan { get; set; } }"));

    [Theory]
    [InlineData("new AuthenticationProperties { ExpiresUtc = {|CKS4010:DateTimeOffset.UtcNow.AddYears(1)|} }")]
    [InlineData("new AuthenticationProperties { IsPersistent = true, ExpiresUtc = {|CKS4010:DateTimeOffset.UtcNow.AddDays(Times.Days)|} }")]
    [InlineData("new AuthenticationProperties { ExpiresUtc = {|CKS4010:DateTimeOffset.UtcNow + Times.Long|} }")]
    [InlineData("new AuthenticationProperties { ExpiresUtc = {|CKS4010:DateTimeOffset.MaxValue|} }")]
    [InlineData("new AuthenticationProperties { ExpiresUtc = {|CKS4010:TimeProvider.System.GetUtcNow().AddDays(40)|} }")]
    [InlineData("new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddDays(7) }")]
    [InlineData("new AuthenticationProperties { ExpiresUtc = null }")]
    [InlineData("new AuthenticationProperties { ExpiresUtc = DateTimeOffset.Parse(args[0]) }")]
    public Task A_single_sign_in_counts_from_now(string properties) => Verify("_ = " + properties + ";");

    [Fact]
    public Task Properties_that_are_at_hand_count_too() => ApplicationTest.Library(Rule, """
        using Microsoft.AspNetCore.Authentication;
        public class Accounts
        {
            public void Prolong(AuthenticationProperties properties)
            {
                properties.ExpiresUtc = {|CKS4010:DateTimeOffset.UtcNow.AddDays(100)|};
            }

            public void Shorten(AuthenticationProperties properties)
            {
                properties.ExpiresUtc = DateTimeOffset.UtcNow.AddDays(100);
                properties.ExpiresUtc = DateTimeOffset.UtcNow.AddDays(1);
            }
        }
        """);

    [Fact]
    public Task The_limits_can_be_set() => Verify(
        "builder.Services.AddAuthentication().AddCookie(o => o.ExpireTimeSpan = {|CKS4010:TimeSpan.FromDays(2)|}); builder.Services.AddSession(o => o.IdleTimeout = TimeSpan.FromHours(9));",
        test => test.Configure("cookie_security.max_sign_in_lifetime = 1.00:00:00\ncookie_security.CKS4010.max_idle_timeout = 10:00:00"));

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.ExpireTimeSpan = {|CKS4010:TimeSpan.FromDays(365)|});", "builder.Services.AddAuthentication().AddCookie(o => o.ExpireTimeSpan = TimeSpan.FromDays(30));")]
    [InlineData("builder.Services.AddSession(o => o.IdleTimeout = {|CKS4010:TimeSpan.FromDays(1)|}); // a day", "builder.Services.AddSession(o => o.IdleTimeout = TimeSpan.FromHours(8)); // a day")]
    [InlineData("_ = new AuthenticationProperties { ExpiresUtc = {|CKS4010:DateTimeOffset.UtcNow.AddYears(1)|} };", "_ = new AuthenticationProperties { ExpiresUtc = DateTimeOffset.UtcNow.AddDays(30) };")]
    [InlineData(
        "builder.Services.AddAuthentication().AddCookie(\"a\", o => o.ExpireTimeSpan = {|CKS4010:TimeSpan.FromDays(365)|}).AddCookie(\"b\", o => o.ExpireTimeSpan = {|CKS4010:TimeSpan.MaxValue|});",
        "builder.Services.AddAuthentication().AddCookie(\"a\", o => o.ExpireTimeSpan = TimeSpan.FromDays(30)).AddCookie(\"b\", o => o.ExpireTimeSpan = TimeSpan.FromDays(30));")]
    public Task The_fix_allows_the_longest_span(string before, string after) => IdentityProgram.Fix(Rule, before, after);
}
