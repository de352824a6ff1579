using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4005: checks of the security stamp that are too rare.</summary>
public sealed class StampIntervalTests
{
    private const string Rule = "CKS4005";

    private static Task Verify(string code, Action<ApplicationTest>? adjust = null) => ApplicationTest.Program(Rule, IdentityProgram.Of(code, "static class Times { public const int Hours = 3; public static readonly TimeSpan Long = TimeSpan.FromDays(1); }"), adjust);

    private static string Configured(string value) => "builder.Services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = " + value + ");";

    [Theory]
    [InlineData("TimeSpan.FromDays(1)")]
    [InlineData("TimeSpan.FromHours(Times.Hours)")]
    [InlineData("TimeSpan.FromMinutes(61)")]
    [InlineData("TimeSpan.MaxValue")]
    [InlineData("Times.Long")]
    [InlineData("new TimeSpan(2, 0, 0)")]
    [InlineData("new(1, 0, 0, 0)")]
    [InlineData("TimeSpan.FromMinutes(40) + TimeSpan.FromMinutes(40)")]
    [InlineData("2 * TimeSpan.FromHours(1)")]
    [InlineData("TimeSpan.Zero.Add(TimeSpan.FromHours(2))")]
    public Task A_long_interval_is_reported(string value) => Verify(Configured("{|CKS4005:" + value + "|}"));

    [Theory]
    [InlineData("TimeSpan.FromMinutes(30)")]
    [InlineData("TimeSpan.FromHours(1)")]
    [InlineData("TimeSpan.Zero")]
    [InlineData("TimeSpan.FromMinutes(-1)")]
    [InlineData("TimeSpan.Parse(\"1.00:00:00\")")]
    [InlineData("builder.Configuration.GetValue<TimeSpan>(\"interval\")")]
    [InlineData("args.Length > 0 ? TimeSpan.FromDays(1) : TimeSpan.FromMinutes(1)")]
    public Task A_short_or_unknown_interval_is_silent(string value) => Verify(Configured(value));

    [Theory]
    [InlineData("builder.Services.AddOptions<SecurityStampValidatorOptions>().Configure(o => o.ValidationInterval = {|CKS4005:TimeSpan.FromDays(1)|});")]
    [InlineData("builder.Services.PostConfigure<SecurityStampValidatorOptions>(o => { o.ValidationInterval = {|CKS4005:TimeSpan.FromDays(1)|}; });")]
    [InlineData("builder.Services.Configure<SecurityStampValidatorOptions>(o => { o.ValidationInterval = TimeSpan.FromDays(1); o.ValidationInterval = TimeSpan.FromMinutes(1); });")]
    [InlineData("builder.Services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromDays(1)); builder.Services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));")]
    [InlineData("builder.Services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromDays(1)); builder.Services.PostConfigure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));")]
    [InlineData("builder.Services.Configure<SecurityStampValidatorOptions>(o => { if (builder.Environment.IsDevelopment()) o.ValidationInterval = TimeSpan.FromDays(1); });")]
    [InlineData("builder.Services.Configure<SecurityStampValidatorOptions>(\"other\", o => o.ValidationInterval = TimeSpan.FromDays(1));")]
    public Task The_last_word_counts(string code) => Verify(code);

    [Fact]
    public Task The_limit_can_be_set() => Verify(Configured("{|CKS4005:TimeSpan.FromMinutes(30)|}"), test => test.Configure("cookie_security.max_security_stamp_interval = 00:05:00"));

    [Fact]
    public Task A_longer_limit_can_be_set_for_the_rule() => Verify(Configured("TimeSpan.FromDays(1)"), test => test.Configure("cookie_security.CKS4005.max_security_stamp_interval = 1.00:00:00"));

    [Fact]
    public Task The_fix_checks_every_half_hour() => IdentityProgram.Fix(
        Rule,
        "builder.Services.Configure<SecurityStampValidatorOptions>(o =>\n{\n    o.ValidationInterval = {|CKS4005:TimeSpan.FromDays(1)|}; // fewer queries\n});",
        "builder.Services.Configure<SecurityStampValidatorOptions>(o =>\n{\n    o.ValidationInterval = TimeSpan.FromMinutes(30); // fewer queries\n});");

    [Fact]
    public Task The_second_fix_checks_every_five_minutes() => ApplicationTest.Fix(
        Rule,
        IdentityProgram.Of(Configured("{|CKS4005:TimeSpan.MaxValue|}")),
        IdentityProgram.Of(Configured("TimeSpan.FromMinutes(5)")),
        test => test.CodeActionIndex = 1);
}
