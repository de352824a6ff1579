using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Benchmarks.Measurement;

/// <summary>What our analyzers cost while somebody types in one file of a large program.</summary>
internal sealed record KeystrokeCost(string File, double OwnMilliseconds, double WallMilliseconds, double KibibytesBeyondEmpty)
{
    private const int Keystrokes = 15;

    public static Task<KeystrokeCost> MeasureAsync(ParsedProgram analyzed, string path, string file)
    {
        var typing = new Typing(analyzed.Compilation, path);
        return MeasureAsync(file, typing.Press, analyzers => Sample.OfFileAsync(typing.Compilation, analyzed.Options, typing.Tree, analyzers));
    }

    /// <summary>The same in a Razor file.</summary>
    public static Task<KeystrokeCost> MeasureViewAsync(ParsedProgram analyzed, string path, string file)
    {
        var typing = new ViewTyping(analyzed, path);
        return MeasureAsync(file, typing.Press, analyzers => Sample.OfViewAsync(typing.Program, typing.View, analyzers));
    }

    private static async Task<KeystrokeCost> MeasureAsync(string file, Action press, Func<ImmutableArray<DiagnosticAnalyzer>, Task<Sample>> analyze)
    {
        List<Sample> ours = [];
        List<Sample> empty = [];
        for (var keystroke = 0; keystroke < Keystrokes; keystroke++)
        {
            press();
            ours.Add(await analyze(Contestants.Ours));
            press();
            empty.Add(await analyze(Contestants.Empty));
        }

        return new KeystrokeCost(
            file,
            Median.Of(ours.Select(sample => sample.Own.TotalMilliseconds)),
            Median.Of(ours.Select(sample => sample.Wall.TotalMilliseconds)),
            (Median.Of(ours.Select(sample => sample.Mebibytes)) - Median.Of(empty.Select(sample => sample.Mebibytes))) * 1024);
    }
}
