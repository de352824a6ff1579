using BenchmarkDotNet.Attributes;
using CookieSecurity.Benchmarks.Generation;
using CookieSecurity.Benchmarks.Measurement;

namespace CookieSecurity.Benchmarks;

/// <summary>One keystroke in the largest program, in a file whose cookie takes its options from another file.</summary>
[Config(typeof(LongRuns))]
public class KeystrokeBenchmarks
{
    private const int Lines = 400_000;

    private ParsedProgram? program;
    private Typing? typing;

    [GlobalSetup]
    public async Task AnalyzeOnce()
    {
        var workload = Workload.OfLines(Lines);
        program = workload.Parse();
        await Sample.OfAnalysisAsync(program, Contestants.Ours);
        typing = new Typing(program.Compilation, workload.Files.First(file => file.CookieShape == CookieShape.FromAnotherFile).Path);
    }

    [IterationSetup]
    public void Press() => typing!.Press();

    [Benchmark(Baseline = true)]
    public async Task<int> EmptyAnalyzer() => (await Sample.OfFileAsync(typing!.Compilation, program!.Options, typing.Tree, Contestants.Empty)).Findings;

    [Benchmark]
    public async Task<int> AllAnalyzers() => (await Sample.OfFileAsync(typing!.Compilation, program!.Options, typing.Tree, Contestants.Ours)).Findings;
}
