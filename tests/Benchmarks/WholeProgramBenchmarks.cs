using BenchmarkDotNet.Attributes;
using CookieSecurity.Benchmarks.Measurement;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Benchmarks;

/// <summary>A whole build: the compiler alone, with an empty analyzer, with all of ours.</summary>
[Config(typeof(LongRuns))]
public class WholeProgramBenchmarks
{
    private Workload? workload;
    private Compilation? compilation;

    [Params(10_000, 100_000, 400_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Generate() => workload = new Workload(Lines);

    [IterationSetup]
    public void Parse() => compilation = workload!.Parse();

    [Benchmark(Baseline = true)]
    public async Task<int> Binding() => (await Sample.OfBindingAsync(compilation!)).Findings;

    [Benchmark]
    public async Task<int> EmptyAnalyzer() => (await Sample.OfAnalysisAsync(compilation!, Contestants.Empty)).Findings;

    [Benchmark]
    public async Task<int> AllAnalyzers() => (await Sample.OfAnalysisAsync(compilation!, Contestants.Ours)).Findings;
}
