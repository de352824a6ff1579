using BenchmarkDotNet.Attributes;
using CookieSecurity.Benchmarks.Generation;
using CookieSecurity.Benchmarks.Measurement;

namespace CookieSecurity.Benchmarks;

/// <summary>One keystroke in the largest program, in a file whose cookie takes its options from another file.</summary>
[Config(typeof(LongRuns))]
public class KeystrokeBenchmarks
{
    private const int Lines = 400_000;

    private Typing? typing;

    [GlobalSetup]
    public async Task AnalyzeOnce()
    {
        var workload = new Workload(Lines);
        var compilation = workload.Parse();
        await Sample.OfAnalysisAsync(compilation, Contestants.Ours);
        typing = new Typing(compilation, workload.Files.First(file => file.CookieShape == CookieShape.FromAnotherFile).Path);
    }

    [IterationSetup]
    public void Press() => typing!.Press();

    [Benchmark(Baseline = true)]
    public async Task<int> EmptyAnalyzer() => (await Sample.OfFileAsync(typing!.Compilation, typing.Tree, Contestants.Empty)).Findings;

    [Benchmark]
    public async Task<int> AllAnalyzers() => (await Sample.OfFileAsync(typing!.Compilation, typing.Tree, Contestants.Ours)).Findings;
}
