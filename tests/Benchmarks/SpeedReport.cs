using System.Globalization;
using CookieSecurity.Benchmarks.Generation;
using CookieSecurity.Benchmarks.Measurement;

namespace CookieSecurity.Benchmarks;

/// <summary>The figures that the project promises to keep, on one screen; a broken promise fails the run.</summary>
internal static class SpeedReport
{
    private const double MostOwnPercent = 1;
    private const double MostMorePercent = 1;
    private const double MostKeystrokeMilliseconds = 2;
    private const int LargestLines = 400_000;
    private const int Views = 500;

    /// <summary>A view that one look at the text passes, and one that is read tag by tag.</summary>
    private static readonly string[] TypedViews = ["Index.cshtml", "Report.cshtml"];

    /// <param name="args">The seconds that rounds over the largest program may take; one round is always taken.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var time = TimeSpan.FromSeconds(args is [var seconds] ? double.Parse(seconds, CultureInfo.InvariantCulture) : 240);
        await WarmUpAsync();

        PrintHead();
        await BuildAsync("code", Workload.OfLines(10_000), TimeSpan.FromSeconds(10));
        await BuildAsync("code", Workload.OfLines(100_000), TimeSpan.FromSeconds(20));
        var isCodeKept = await OfCodeAsync(time);
        return await OfViewsAsync(time / 3) && isCodeKept ? 0 : 1;
    }

    /// <summary>Only what concerns Razor files.</summary>
    public static async Task<int> RunViewsAsync()
    {
        await WarmUpAsync();
        PrintHead();
        return await OfViewsAsync(TimeSpan.FromSeconds(120)) ? 0 : 1;
    }

    private static async Task<bool> OfCodeAsync(TimeSpan time)
    {
        var (cost, program) = await BuildAsync("code", Workload.OfLines(LargestLines), time);
        var slowest = await TypeAsync("code", TypedFiles(), file => KeystrokeCost.MeasureAsync(program, file.Path, file.File));
        return AreKept(cost, slowest) && cost.Findings > 0;
    }

    private static async Task<bool> OfViewsAsync(TimeSpan time)
    {
        var (cost, program) = await BuildAsync("views", Workload.OfViews(Views), time);
        var files = TypedViews.Select(name => (name, program.Options.AdditionalFiles.First(file => file.Path.EndsWith(name, StringComparison.Ordinal)).Path));
        return AreKept(cost, await TypeAsync("views", files, file => KeystrokeCost.MeasureViewAsync(program, file.Path, file.File)));
    }

    /// <summary>Every way of writing a cookie and every view once, so that no measured run pays for compiling our code.</summary>
    private static async Task WarmUpAsync()
    {
        var small = Workload.OfLines(10_000, linesPerCookie: 500);
        var (_, analyzed) = await BuildCost.MeasureAsync(small, mostRounds: 2, TimeSpan.MaxValue);
        await KeystrokeCost.MeasureAsync(analyzed, SharedFiles.CookiesPath, "");
        await BuildCost.MeasureAsync(Workload.OfViews(ViewFiles.OfEachFeature), mostRounds: 2, TimeSpan.MaxValue);
    }

    private static async Task<(BuildCost Cost, ParsedProgram Analyzed)> BuildAsync(string kind, Workload workload, TimeSpan time)
    {
        var (cost, analyzed) = await BuildCost.MeasureAsync(workload, mostRounds: 5, time);
        Print($"{kind,-6}{workload.Lines,9:N0}{cost.Rounds,8}{cost.BindingMilliseconds,12:N0}{cost.OwnMilliseconds,9:0.0}{cost.OwnPercent,8:0.00}{cost.EmptyMebibytes,11:N1}{cost.OurMebibytes,10:N1}{cost.MorePercent,8:0.00}{cost.Findings,10}");
        return (cost, analyzed);
    }

    /// <returns>The own time of the slowest keystroke in milliseconds.</returns>
    private static async Task<double> TypeAsync(string kind, IEnumerable<(string File, string Path)> files, Func<(string File, string Path), Task<KeystrokeCost>> measure)
    {
        Print($"\n{"one keystroke, " + kind,-40}{"own ms",9}{"wall ms",9}{"more KiB",10}");
        var slowest = 0d;
        foreach (var file in files)
        {
            var cost = await measure(file);
            slowest = Math.Max(slowest, cost.OwnMilliseconds);
            Print($"{"  " + cost.File,-40}{cost.OwnMilliseconds,9:0.00}{cost.WallMilliseconds,9:0.0}{cost.KibibytesBeyondEmpty,10:0}");
        }

        return slowest;
    }

    /// <summary>A file of every kind: without a cookie, with one of each shape, and the one that all helpers live in.</summary>
    private static IEnumerable<(string File, string Path)> TypedFiles()
    {
        var files = GeneratedProgram.OfLines(LargestLines);
        yield return ("no cookie", files.First(file => file.CookieShape is null && file.Path.EndsWith("Controller.cs", StringComparison.Ordinal)).Path);
        yield return ("the cookie helpers", SharedFiles.CookiesPath);
        foreach (var shape in CookieShape.All)
        {
            yield return (shape.Name, files.First(file => file.CookieShape == shape.Name).Path);
        }
    }

    private static bool AreKept(BuildCost cost, double slowestKeystroke)
    {
        Print($"");
        bool[] kept =
        [
            Kept("own time, % of binding", cost.OwnPercent, MostOwnPercent),
            Kept("allocation, % beyond the empty analyzer", cost.MorePercent, MostMorePercent),
            Kept("own time of the slowest keystroke, ms", slowestKeystroke, MostKeystrokeMilliseconds),
        ];
        Print($"");
        return kept.All(promise => promise);
    }

    private static bool Kept(string promise, double value, double most)
    {
        var kept = value <= most;
        Print($"{(kept ? "kept  " : "BROKEN")} {promise}: {value:0.00}, at most {most:0.##}");
        return kept;
    }

    private static void PrintHead() =>
        Print($"{"",-6}{"lines",9}{"rounds",8}{"binding ms",12}{"own ms",9}{"own %",8}{"empty MiB",11}{"all MiB",10}{"more %",8}{"findings",10}");

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
