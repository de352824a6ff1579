using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Tests.Robustness;

/// <summary>Programs in which there is nothing to find.</summary>
public sealed class SilentTests
{
    [Fact]
    public async Task Every_rule_is_silent_over_our_own_source()
    {
        var product = SourceProgram.Product();
#if !ROSLYN_FLOOR // The oldest compiler cannot choose among the overloads that netstandard2.0, for which this source is written, does not have.
        Assert.Empty(product.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
#endif
        Assert.Empty(await ShippedAnalyzers.Report(product));
    }

    /// <summary>What a generator would have written is missing.</summary>
    private const string PartialMethodWithoutBody = "CS8795";

    [Fact]
    public async Task Every_rule_that_is_on_by_default_is_silent_over_the_clean_sample()
    {
        var program = SourceProgram.Sample("CleanApp");
        Assert.Empty(program.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Id != PartialMethodWithoutBody));

        var reviewers = ShippedAnalyzers.Rules.Where(rule => !rule.IsEnabledByDefault).Select(rule => rule.Id).ToHashSet();
        Assert.Empty((await ShippedAnalyzers.Report(program)).Where(diagnostic => !reviewers.Contains(diagnostic.Id)));
    }

    [Fact]
    public async Task The_leaky_sample_is_not_silent() => Assert.NotEmpty(await ShippedAnalyzers.Report(SourceProgram.Sample("LeakyShop")));
}
