using Microsoft.CodeAnalysis;

namespace CookieSecurity.Benchmarks.Measurement;

/// <summary>What our analyzers cost while somebody types in one file of a large program.</summary>
internal sealed record KeystrokeCost(string File, double OwnMilliseconds, double WallMilliseconds, double KibibytesBeyondEmpty)
{
    private const int Keystrokes = 15;

    public static async Task<KeystrokeCost> MeasureAsync(Compilation analyzed, string path, string file)
    {
        var typing = new Typing(analyzed, path);
        List<Sample> ours = [];
        List<Sample> empty = [];
        for (var keystroke = 0; keystroke < Keystrokes; keystroke++)
        {
            typing.Press();
            ours.Add(await Sample.OfFileAsync(typing.Compilation, typing.Tree, Contestants.Ours));
            typing.Press();
            empty.Add(await Sample.OfFileAsync(typing.Compilation, typing.Tree, Contestants.Empty));
        }

        return new KeystrokeCost(
            file,
            Median.Of(ours.Select(sample => sample.Own.TotalMilliseconds)),
            Median.Of(ours.Select(sample => sample.Wall.TotalMilliseconds)),
            (Median.Of(ours.Select(sample => sample.Mebibytes)) - Median.Of(empty.Select(sample => sample.Mebibytes))) * 1024);
    }
}
