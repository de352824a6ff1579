using System.Globalization;
using CookieSecurity.Benchmarks.Generation;
using CookieSecurity.Benchmarks.Measurement;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Benchmarks;

/// <summary>The figures that the project promises to keep, on one screen; a broken promise fails the run.</summary>
internal static class SpeedReport
{
    private const double MostOwnPercent = 1;
    private const double MostMorePercent = 1;
    private const double MostKeystrokeMilliseconds = 2;
    private const int LargestLines = 400_000;

    /// <param name="args">The seconds that rounds over the largest program may take; one round is always taken.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var time = TimeSpan.FromSeconds(args is [var seconds] ? double.Parse(seconds, CultureInfo.InvariantCulture) : 240);
        await WarmUpAsync();

        Print($"{"lines",9}{"rounds",8}{"binding ms",12}{"own ms",9}{"own %",8}{"empty MiB",11}{"all MiB",10}{"more %",8}{"findings",10}");
        await BuildAsync(10_000, TimeSpan.FromSeconds(10));
        await BuildAsync(100_000, TimeSpan.FromSeconds(20));
        var (largest, analyzed) = await BuildAsync(LargestLines, time);

        Print($"\n{"one keystroke, " + LargestLines.ToString("N0", CultureInfo.InvariantCulture) + " lines",-40}{"own ms",9}{"wall ms",9}{"more KiB",10}");
        var slowest = 0d;
        foreach (var (file, path) in TypedFiles())
        {
            var cost = await KeystrokeCost.MeasureAsync(analyzed, path, file);
            slowest = Math.Max(slowest, cost.OwnMilliseconds);
            Print($"{"  " + cost.File,-40}{cost.OwnMilliseconds,9:0.00}{cost.WallMilliseconds,9:0.0}{cost.KibibytesBeyondEmpty,10:0}");
        }

        Print($"");
        bool[] kept =
        [
            Kept("own time, % of binding", largest.OwnPercent, MostOwnPercent),
            Kept("allocation, % beyond the empty analyzer", largest.MorePercent, MostMorePercent),
            Kept("own time of the slowest keystroke, ms", slowest, MostKeystrokeMilliseconds),
        ];
        return largest.Findings > 0 && kept.All(promise => promise) ? 0 : 1;
    }

    /// <summary>Every way of writing a cookie once, so that no measured run pays for compiling our code.</summary>
    private static async Task WarmUpAsync()
    {
        var small = new Workload(10_000, linesPerCookie: 500);
        var (_, analyzed) = await BuildCost.MeasureAsync(small, mostRounds: 2, TimeSpan.MaxValue);
        await KeystrokeCost.MeasureAsync(analyzed, SharedFiles.CookiesPath, "");
    }

    private static async Task<(BuildCost Cost, Compilation Analyzed)> BuildAsync(int lines, TimeSpan time)
    {
        var (cost, analyzed) = await BuildCost.MeasureAsync(new Workload(lines), mostRounds: 5, time);
        Print($"{lines,9:N0}{cost.Rounds,8}{cost.BindingMilliseconds,12:N0}{cost.OwnMilliseconds,9:0.0}{cost.OwnPercent,8:0.00}{cost.EmptyMebibytes,11:N1}{cost.OurMebibytes,10:N1}{cost.MorePercent,8:0.00}{cost.Findings,10}");
        return (cost, analyzed);
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

    private static bool Kept(string promise, double value, double most)
    {
        var kept = value <= most;
        Print($"{(kept ? "kept  " : "BROKEN")} {promise}: {value:0.00}, at most {most:0.##}");
        return kept;
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
