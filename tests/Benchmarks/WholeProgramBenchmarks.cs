using BenchmarkDotNet.Attributes;
using CookieSecurity.Benchmarks.Measurement;

namespace CookieSecurity.Benchmarks;

/// <summary>A whole build: the compiler alone, with an empty analyzer, with all of ours.</summary>
[Config(typeof(LongRuns))]
public class WholeProgramBenchmarks
{
    private Workload? workload;
    private ParsedProgram? program;

    [Params(10_000, 100_000, 400_000)]
    public int Lines { get; set; }

    [GlobalSetup]
    public void Generate() => workload = Workload.OfLines(Lines);

    [IterationSetup]
    public void Parse() => program = workload!.Parse();

    [Benchmark(Baseline = true)]
    public async Task<int> Binding() => (await Sample.OfBindingAsync(program!)).Findings;

    [Benchmark]
    public async Task<int> EmptyAnalyzer() => (await Sample.OfAnalysisAsync(program!, Contestants.Empty)).Findings;

    [Benchmark]
    public async Task<int> AllAnalyzers() => (await Sample.OfAnalysisAsync(program!, Contestants.Ours)).Findings;
}
