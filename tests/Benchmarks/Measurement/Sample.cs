using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Benchmarks.Measurement;

/// <summary>What one run cost.</summary>
/// <param name="Wall">Time on the clock.</param>
/// <param name="Own">Time inside the analyzers' own code, whatever they called included.</param>
/// <param name="Allocated">Bytes allocated on all threads.</param>
/// <param name="Findings">How many diagnostics came back.</param>
internal readonly record struct Sample(TimeSpan Wall, TimeSpan Own, long Allocated, int Findings)
{
    public double Mebibytes => Allocated / 1024d / 1024d;

    /// <summary>What the compiler does without any analyzer.</summary>
    public static Task<Sample> OfBindingAsync(ParsedProgram program)
    {
        Collect();
        return OfAsync(() =>
        {
            var diagnostics = program.Compilation.GetDiagnostics();
            return diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error
                ? throw new InvalidOperationException("The generated program does not compile, its figures mean nothing: " + error)
                : Task.FromResult((diagnostics.Length, TimeSpan.Zero));
        });
    }

    /// <summary>A whole build with these analyzers.</summary>
    public static Task<Sample> OfAnalysisAsync(ParsedProgram program, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        Collect();
        return OfAsync(async () =>
        {
            var driver = Driver(program.Compilation, program.Options, analyzers);
            var diagnostics = await driver.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
            return (diagnostics.Length, await OwnTimeAsync(driver));
        });
    }

    /// <summary>What an editor asks for after a keystroke: this one file, its syntax and its meaning.</summary>
    public static Task<Sample> OfFileAsync(Compilation compilation, AnalyzerOptions options, SyntaxTree tree, ImmutableArray<DiagnosticAnalyzer> analyzers) => OfAsync(async () =>
    {
        var driver = Driver(compilation, options, analyzers);
        var syntax = await driver.GetAnalyzerSyntaxDiagnosticsAsync(tree, CancellationToken.None);
        var semantic = await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None);
        return (syntax.Length + semantic.Length, await OwnTimeAsync(driver));
    });

    /// <summary>The same for a Razor file.</summary>
    public static Task<Sample> OfViewAsync(ParsedProgram program, AdditionalText view, ImmutableArray<DiagnosticAnalyzer> analyzers) => OfAsync(async () =>
    {
        var driver = Driver(program.Compilation, program.Options, analyzers);
        var result = await driver.GetAnalysisResultAsync(view, CancellationToken.None);
        return (result.GetAllDiagnostics().Length, await OwnTimeAsync(driver));
    });

    private static async Task<Sample> OfAsync(Func<Task<(int Findings, TimeSpan Own)>> work)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var start = Stopwatch.GetTimestamp();
        var (findings, own) = await work();
        var wall = Stopwatch.GetElapsedTime(start);
        return new Sample(wall, own, GC.GetTotalAllocatedBytes(precise: true) - before, findings);
    }

    /// <summary>What an earlier run left behind is not this run's to clear away.</summary>
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    private static CompilationWithAnalyzers Driver(Compilation compilation, AnalyzerOptions options, ImmutableArray<DiagnosticAnalyzer> analyzers) => compilation.WithAnalyzers(
        analyzers,
        new CompilationWithAnalyzersOptions(
            options,
            static (exception, analyzer, _) => throw new InvalidOperationException(analyzer + " failed", exception),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: true,
            reportSuppressedDiagnostics: false));

    private static async Task<TimeSpan> OwnTimeAsync(CompilationWithAnalyzers driver)
    {
        var own = TimeSpan.Zero;
        foreach (var analyzer in driver.Analyzers)
        {
            own += (await driver.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime;
        }

        return own;
    }
}
