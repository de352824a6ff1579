using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.Robustness;

/// <summary>Code is broken most of the time that a person writes it: whatever its state, no analyzer may throw.</summary>
public sealed class BrokenProgramTests
{
    private const int PrefixesOfLongFile = 60;
    private const int EditedTexts = 12;
    private const int Seed = 20250117;

    private static readonly Dictionary<string, Compilation> Samples = new[] { "LeakyShop", "CleanApp" }.ToDictionary(name => name, name => (Compilation)SourceProgram.Sample(name));

    public static TheoryData<string> Files =>
    [
        .. Samples.Values.SelectMany(sample => sample.SyntaxTrees).Where(tree => Path.IsPathRooted(tree.FilePath)).Select(NameOf),
    ];

    /// <summary>Every token of a small file, and evenly spread ones of a long one, is once the first that has not been typed yet.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task No_prefix_of_a_file_makes_an_analyzer_throw(string file)
    {
        var (program, tree) = Find(file);
        var tokens = await Tokens(tree);
        var step = (tokens.Count / PrefixesOfLongFile) + 1;
        foreach (var token in tokens.Where((_, index) => index % step == 0))
        {
            await Analyze(program, tree, [new TextChange(TextSpan.FromBounds(token.SpanStart, tree.Length), string.Empty)], wholeProgram: false);
        }
    }

    /// <summary>Some tokens are missing and some are there twice; the other files, which may call into this one, are looked at too.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task No_lost_or_doubled_tokens_make_an_analyzer_throw(string file)
    {
        var (program, tree) = Find(file);
        var tokens = await Tokens(tree);
        var random = new Random(Seed);
        for (var i = 0; i < EditedTexts; i++)
        {
            // Few edits leave most of a file standing; many leave rubble.
            var edits = Enumerable.Range(0, 1 + (i % 4 * 3)).Select(_ => random.Next(tokens.Count)).Distinct().Order().Select(index => Edit(tokens[index], random));
            await Analyze(program, tree, [.. edits], wholeProgram: i % 3 == 0);
        }
    }

    private static TextChange Edit(SyntaxToken token, Random random) =>
        random.Next(2) == 0 ? new TextChange(token.Span, string.Empty) : new TextChange(token.Span, token.Text + " " + token.Text);

    private static (Compilation Program, SyntaxTree Tree) Find(string file)
    {
        var program = Samples[file[..file.IndexOf('/', StringComparison.Ordinal)]];
        return (program, program.SyntaxTrees.Single(tree => NameOf(tree) == file));
    }

    private static string NameOf(SyntaxTree tree) =>
        Path.GetRelativePath(Path.Combine(ReferencePacks.RepositoryFolder, "tests", "Samples"), tree.FilePath).Replace('\\', '/');

    private static async Task<List<SyntaxToken>> Tokens(SyntaxTree tree) => [.. (await tree.GetRootAsync()).DescendantTokens()];

    private static async Task Analyze(Compilation program, SyntaxTree tree, TextChange[] changes, bool wholeProgram)
    {
        var broken = tree.WithChangedText((await tree.GetTextAsync()).WithChanges(changes));
        try
        {
            await ShippedAnalyzers.Report(program.ReplaceSyntaxTree(tree, broken), wholeProgram ? null : broken);
        }
        catch (AggregateException failure)
        {
            Assert.Fail($"{failure}\n\nThe file was:\n{broken}");
        }
    }
}
