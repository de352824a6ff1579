using CookieSecurity.Analyzers;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Values;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Values;

/// <summary>Spans of time in each spelling, as the options that they are assigned to end up holding them.</summary>
public sealed class ConstantSpanTests
{
    [Theory]
    [InlineData("TimeSpan.FromDays(30)", "30.00:00:00")]
    [InlineData("TimeSpan.FromDays(1.5)", "1.12:00:00")]
    [InlineData("TimeSpan.FromDays(value: Days)", "400.00:00:00")]
    [InlineData("TimeSpan.FromHours(1, minutes: 30)", "01:30:00")]
    [InlineData("TimeSpan.FromMinutes(24 * 60)", "1.00:00:00")]
    [InlineData("TimeSpan.FromTicks(TimeSpan.TicksPerDay * 2)", "2.00:00:00")]
    [InlineData("new TimeSpan(TimeSpan.TicksPerDay)", "1.00:00:00")]
    [InlineData("new TimeSpan(1, 2, 3)", "01:02:03")]
    [InlineData("new(30, 0, 0, 0)", "30.00:00:00")]
    [InlineData("new TimeSpan(minutes: 5, hours: 0, seconds: 0)", "00:05:00")]
    [InlineData("new TimeSpan()", "00:00:00")]
    [InlineData("default", "00:00:00")]
    [InlineData("TimeSpan.Zero", "00:00:00")]
    [InlineData("TimeSpan.MaxValue", "10675199.02:48:05.4775807")]
    [InlineData("Timeout.InfiniteTimeSpan", "-00:00:00.0010000")]
    [InlineData("TimeSpan.FromDays(1) + TimeSpan.FromHours(2)", "1.02:00:00")]
    [InlineData("TimeSpan.FromDays(1).Add(TimeSpan.FromHours(2))", "1.02:00:00")]
    [InlineData("TimeSpan.FromDays(1).Subtract(TimeSpan.FromHours(2))", "22:00:00")]
    [InlineData("TimeSpan.FromDays(7) * 4", "28.00:00:00")]
    [InlineData("2 * TimeSpan.FromDays(7)", "14.00:00:00")]
    [InlineData("TimeSpan.FromDays(7) / 2", "3.12:00:00")]
    [InlineData("TimeSpan.FromDays(7).Multiply(2)", "14.00:00:00")]
    [InlineData("-TimeSpan.FromDays(1)", "-1.00:00:00")]
    [InlineData("TimeSpan.FromDays(1).Negate().Duration()", "1.00:00:00")]
    [InlineData("DateTimeOffset.UtcNow.AddDays(3) - DateTimeOffset.UtcNow", "3.00:00:00")]
    [InlineData("Long", "365.00:00:00")]
    [InlineData("Lifetimes.Year", "365.00:00:00")]
    [InlineData("Lifetimes.Years(true)", "730.00:00:00")]
    [InlineData("TimeSpan.FromDays(Lifetimes.DaysOfYear)", "365.00:00:00")]
    [InlineData("local", "10.00:00:00")]
    [InlineData("nullable ?? TimeSpan.FromDays(9)", "9.00:00:00")]
    public async Task A_constant_span_is_known(string expression, string expected) => Assert.Equal([TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)], await Of(expression));

    [Theory]
    [InlineData("""TimeSpan.Parse("30.00:00:00")""")]
    [InlineData("TimeSpan.FromDays(args.Length)")]
    [InlineData("TimeSpan.FromDays(double.NaN)")]
    [InlineData("TimeSpan.FromDays(1e300)")]
    [InlineData("TimeSpan.MaxValue + TimeSpan.FromDays(1)")]
    [InlineData("TimeSpan.FromDays(1) / 0")]
    [InlineData("Lifetimes.Changing")]
    [InlineData("""builder.Configuration.GetValue<TimeSpan>("lifetime")""")]
    [InlineData("new DateTime(2099, 1, 1) - DateTime.UtcNow")]
    [InlineData("DateTime.MaxValue.AddDays(1) - DateTime.UtcNow")]
    public async Task Anything_else_is_unknown(string expression) => Assert.Equal([null], await Of(expression));

    [Fact]
    public async Task Each_branch_is_known() =>
        Assert.Equal([TimeSpan.FromDays(1), TimeSpan.FromDays(2)], (await Of("args.Length > 0 ? TimeSpan.FromDays(1) : TimeSpan.FromDays(2)")).Order());

    [Fact]
    public async Task A_number_that_is_one_of_two_gives_two() =>
        Assert.Equal([TimeSpan.FromDays(1), TimeSpan.FromDays(2)], (await Of("TimeSpan.FromDays(args.Length > 0 ? 1 : 2)")).Order());

    [Theory]
    [InlineData("DateTimeOffset.UtcNow.AddYears(10)", "3650.00:00:00")]
    [InlineData("DateTimeOffset.Now.AddMonths(6)", "180.00:00:00")]
    [InlineData("DateTimeOffset.Now.AddMonths(24)", "730.00:00:00")]
    [InlineData("DateTimeOffset.UtcNow + TimeSpan.FromDays(5)", "5.00:00:00")]
    [InlineData("DateTimeOffset.UtcNow.Add(Lifetimes.Year)", "365.00:00:00")]
    [InlineData("DateTime.UtcNow.AddDays(5)", "5.00:00:00")]
    [InlineData("new DateTimeOffset(DateTime.UtcNow.AddDays(5))", "5.00:00:00")]
    [InlineData("DateTime.Today.AddDays(-1).ToUniversalTime()", "-1.00:00:00")]
    [InlineData("TimeProvider.System.GetUtcNow().AddHours(1)", "01:00:00")]
    [InlineData("DateTimeOffset.MaxValue", "10675199.02:48:05.4775807")]
    [InlineData("DateTime.MaxValue", "10675199.02:48:05.4775807")]
    [InlineData("DateTimeOffset.UnixEpoch", "-10675199.02:48:05.4775808")]
    public async Task A_point_in_time_is_known_by_its_way_from_now(string expression, string expected) =>
        Assert.Equal([TimeSpan.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)], await Of(expression, "DateTimeOffset"));

    [Theory]
    [InlineData("new DateTimeOffset(2099, 1, 1, 0, 0, 0, TimeSpan.Zero)")]
    [InlineData("DateTimeOffset.FromUnixTimeSeconds(4102444800)")]
    [InlineData("""DateTimeOffset.Parse("2099-01-01")""")]
    public async Task A_date_of_the_calendar_is_unknown(string expression) => Assert.Equal([null], await Of(expression, "DateTimeOffset"));

    [Fact]
    public async Task A_span_that_a_loop_grows_ends_as_unknown() =>
        Assert.Contains(null, await Of("local", before: "while (args.Length > 0) local = local + TimeSpan.FromDays(1);"));

    private static async Task<TimeSpan?[]> Of(string expression, string type = "TimeSpan", string before = "")
    {
        var source = $$"""
            using Microsoft.Extensions.DependencyInjection;
            var builder = WebApplication.CreateBuilder(args);
            const int Days = 400;
            var local = TimeSpan.FromDays(10);
            TimeSpan? nullable = null;
            TimeSpan Long = TimeSpan.FromDays(365);
            {{before}}
            {{type}} value = {{expression}};
            builder.Services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>("x", o => o.{{(type == "TimeSpan" ? "ExpireTimeSpan = value" : "ForwardDefault = (string)(object)value")}});

            static class Lifetimes
            {
                public static readonly TimeSpan Year = TimeSpan.FromDays(365);
                public static readonly int DaysOfYear = 365;
                public static TimeSpan Changing = TimeSpan.FromDays(1);
                public static TimeSpan Years(bool both) => both ? Year * 2 : Year;
            }
            """;
        var usings = CSharpSyntaxTree.ParseText("global using System; global using System.Threading; global using Microsoft.AspNetCore.Builder; global using Microsoft.Extensions.Configuration;");
        var compilation = CSharpCompilation.Create("program", [CSharpSyntaxTree.ParseText(source), usings], ReferencePacks.Web(), new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        var application = ApplicationModel.Of(compilation, [], CancellationToken.None)!;
        await Task.Yield();
        var facts = application.Configuration.Of(TrackedTypes.SignIn, SchemeName.Of("x"), type == "TimeSpan" ? "ExpireTimeSpan" : "ForwardDefault", CancellationToken.None);
        return [.. facts.Select(fact => ConstantSpan.Of(fact.Atom)).Distinct()];
    }
}
