namespace CookieSecurity.Benchmarks.Measurement;

/// <summary>What our analyzers cost while somebody types in one file of a large program.</summary>
internal sealed record KeystrokeCost(string File, double OwnMilliseconds, double WallMilliseconds, double KibibytesBeyondEmpty)
{
    private const int Keystrokes = 15;

    public static async Task<KeystrokeCost> MeasureAsync(ParsedProgram analyzed, string path, string file)
    {
        var typing = new Typing(analyzed.Compilation, path);
        List<Sample> ours = [];
        List<Sample> empty = [];
        for (var keystroke = 0; keystroke < Keystrokes; keystroke++)
        {
            typing.Press();
            ours.Add(await Sample.OfFileAsync(typing.Compilation, analyzed.Options, typing.Tree, Contestants.Ours));
            typing.Press();
            empty.Add(await Sample.OfFileAsync(typing.Compilation, analyzed.Options, typing.Tree, Contestants.Empty));
        }

        return Of(file, ours, empty);
    }

    /// <summary>The same in a Razor file.</summary>
    public static async Task<KeystrokeCost> MeasureViewAsync(ParsedProgram analyzed, string path, string file)
    {
        var typing = new ViewTyping(analyzed, path);
        List<Sample> ours = [];
        List<Sample> empty = [];
        for (var keystroke = 0; keystroke < Keystrokes; keystroke++)
        {
            typing.Press();
            ours.Add(await Sample.OfViewAsync(typing.Program, typing.View, Contestants.Ours));
            typing.Press();
            empty.Add(await Sample.OfViewAsync(typing.Program, typing.View, Contestants.Empty));
        }

        return Of(file, ours, empty);
    }

    private static KeystrokeCost Of(string file, List<Sample> ours, List<Sample> empty) => new(
        file,
        Median.Of(ours.Select(sample => sample.Own.TotalMilliseconds)),
        Median.Of(ours.Select(sample => sample.Wall.TotalMilliseconds)),
        (Median.Of(ours.Select(sample => sample.Mebibytes)) - Median.Of(empty.Select(sample => sample.Mebibytes))) * 1024);
}
