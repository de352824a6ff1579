using System.Diagnostics;

namespace CookieSecurity.Benchmarks.Measurement;

/// <summary>What our analyzers cost a build of a program of this size, beside the compiler alone and an empty analyzer.</summary>
internal sealed record BuildCost(int Rounds, double BindingMilliseconds, double OwnMilliseconds, double EmptyMebibytes, double OurMebibytes, int Findings)
{
    public double OwnPercent => OwnMilliseconds / BindingMilliseconds * 100;

    public double MorePercent => (OurMebibytes / EmptyMebibytes - 1) * 100;

    /// <summary>Medians of as many rounds as fit into the time, one at least. Each round parses anew, so that nothing is remembered.</summary>
    /// <returns>The cost, and the program as the last round left it: analyzed once.</returns>
    public static async Task<(BuildCost Cost, ParsedProgram Analyzed)> MeasureAsync(Workload workload, int mostRounds, TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        List<(Sample Binding, Sample Empty, Sample Ours)> rounds = [];
        ParsedProgram analyzed;
        TimeSpan spent;
        do
        {
            var binding = await Sample.OfBindingAsync(workload.Parse());
            var empty = await Sample.OfAnalysisAsync(workload.Parse(), Contestants.Empty);
            analyzed = workload.Parse();
            rounds.Add((binding, empty, await Sample.OfAnalysisAsync(analyzed, Contestants.Ours)));
            spent = Stopwatch.GetElapsedTime(start);
        }
        while (rounds.Count < mostRounds && spent + spent / rounds.Count < time);

        var cost = new BuildCost(
            rounds.Count,
            Median.Of(rounds.Select(round => round.Binding.Wall.TotalMilliseconds)),
            Median.Of(rounds.Select(round => round.Ours.Own.TotalMilliseconds)),
            Median.Of(rounds.Select(round => round.Empty.Mebibytes)),
            Median.Of(rounds.Select(round => round.Ours.Mebibytes)),
            rounds[^1].Ours.Findings);
        return (cost, analyzed);
    }
}
