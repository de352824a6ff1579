using System.Text.RegularExpressions;

namespace CookieSecurity.Tests.Documentation;

/// <summary>
/// A complete program on a rule's page, under the comment <c>&lt;!-- program: bad --&gt;</c> or <c>good</c>: a C# block, and after it one
/// HTTP block for each request with what the answer must show. A JSON block is its <c>appsettings.json</c>; an XML block is its
/// <c>web.config</c>, and the program one on System.Web.
/// </summary>
internal sealed partial record PageProgram(string Rule, bool IsBad, int Number, string Source, IReadOnlyList<PageFile> Files, IReadOnlyList<WireExchange> Wire)
{
    /// <summary>Whether it is a class on System.Web.</summary>
    public bool IsClassic => Files.Any(file => file.Name == PageFile.WebConfig);


    public override string ToString() => $"{Rule} {(IsBad ? "bad" : "good")} {Number}";

    /// <summary>In the order of the page; the first bad one belongs to the first good one, and so on.</summary>
    public static IReadOnlyList<PageProgram> ReadAll(string rule, string markdown)
    {
        var markers = Marker().Matches(markdown);
        var programs = new List<PageProgram>();
        for (var i = 0; i < markers.Count; i++)
        {
            var end = i + 1 < markers.Count ? markers[i + 1].Index : markdown.Length;
            var section = markdown[markers[i].Index..end];
            var isBad = markers[i].Groups["kind"].Value == "bad";
            programs.Add(new PageProgram(
                rule,
                isBad,
                programs.Count(program => program.IsBad == isBad) + 1,
                Blocks(section, "csharp").First(),
                [.. Blocks(section, "json").Select(text => new PageFile(PageFile.Settings, text)), .. Blocks(section, "xml").Select(text => new PageFile(PageFile.WebConfig, text))],
                [.. Blocks(section, "http").Select(WireExchange.Parse)]));
        }

        return programs;
    }

    /// <summary>The programs of every page in <c>docs/rules</c>.</summary>
    public static IReadOnlyList<PageProgram> InPages(string repositoryFolder) =>
    [
        .. Directory.GetFiles(Path.Combine(repositoryFolder, "docs", "rules"), "CKS*.md")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => ReadAll(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    private static IEnumerable<string> Blocks(string section, string language) =>
        Fence().Matches(section).Where(fence => fence.Groups["language"].Value == language).Select(fence => fence.Groups["text"].Value);

    [GeneratedRegex(@"^<!-- program: (?<kind>bad|good) -->$", RegexOptions.Multiline)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

/// <summary>A file beside a program.</summary>
internal sealed record PageFile(string Name, string Text)
{
    public const string Settings = "appsettings.json";
    public const string WebConfig = "web.config";
}
