using System.Text.RegularExpressions;

namespace CookieSecurity.Tests.Documentation;

/// <summary>
/// A complete program on a rule's page, under the comment <c>&lt;!-- program: bad --&gt;</c> or <c>good</c>: a C# block, then blocks that are
/// further files of it, and after them one HTTP block for each request with what the answer must show. A C# file stands under
/// <c>&lt;!-- file: Name.cs --&gt;</c>, a Razor file has its path in a comment on its first line, a JSON block is its
/// <c>appsettings.json</c>; an XML block is its <c>web.config</c>, and the program one on System.Web.
/// </summary>
internal sealed partial record PageProgram(string Rule, bool IsBad, int Number, string Source, IReadOnlyList<PageFile> Files, IReadOnlyList<WireExchange> Wire)
{
    /// <summary>Its further C# files.</summary>
    public IEnumerable<PageFile> Code => Files.Where(file => file.Extension == ".cs");

    /// <summary>Its views and components.</summary>
    public IEnumerable<PageFile> Razor => Files.Where(file => file.Extension is ".cshtml" or ".razor");

    /// <summary>Its configuration files.</summary>
    public IEnumerable<PageFile> Settings => Files.Where(file => file.Extension is ".json" or ".config");

    /// <summary>Whether it is a class on System.Web.</summary>
    public bool IsClassic => Files.Any(file => file.Path == PageFile.WebConfig);

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
                [
                    .. File().Matches(section).Select(file => new PageFile(file.Groups["name"].Value, file.Groups["text"].Value)),
                    .. Blocks(section, "cshtml").Concat(Blocks(section, "razor")).Select(PageFile.OfRazor),
                    .. Blocks(section, "json").Select(text => new PageFile(PageFile.Appsettings, text)),
                    .. Blocks(section, "xml").Select(text => new PageFile(PageFile.WebConfig, text)),
                ],
                [.. Blocks(section, "http").Select(WireExchange.Parse)]));
        }

        return programs;
    }

    /// <summary>The programs of every page in <c>docs/rules</c>.</summary>
    public static IReadOnlyList<PageProgram> InPages(string repositoryFolder) =>
    [
        .. Directory.GetFiles(Path.Combine(repositoryFolder, "docs", "rules"), "CKS*.md")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => ReadAll(Path.GetFileNameWithoutExtension(file), System.IO.File.ReadAllText(file))),
    ];

    private static IEnumerable<string> Blocks(string section, string language) =>
        Fence().Matches(section).Where(fence => fence.Groups["language"].Value == language).Select(fence => fence.Groups["text"].Value);

    [GeneratedRegex(@"^<!-- program: (?<kind>bad|good) -->$", RegexOptions.Multiline)]
    private static partial Regex Marker();

    [GeneratedRegex(@"^<!-- file: (?<name>\S+) -->\n```csharp\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex File();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}

/// <summary>A file of a program beside its first.</summary>
/// <param name="Path">Where it lies in the project.</param>
/// <param name="Text">What is in it.</param>
internal sealed record PageFile(string Path, string Text)
{
    public const string Appsettings = "appsettings.json";
    public const string WebConfig = "web.config";

    public string Extension => System.IO.Path.GetExtension(Path);

    /// <summary>A Razor file, whose first line says its path in a comment that is not part of it.</summary>
    public static PageFile OfRazor(string block)
    {
        var end = block.IndexOf(" *@\n", StringComparison.Ordinal);
        return new PageFile(block["@* ".Length..end], block[(end + " *@\n".Length)..]);
    }
}
