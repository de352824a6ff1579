using System.Text.RegularExpressions;

namespace CookieSecurity.Tests.Documentation;

/// <summary>
/// Pages and README say what the descriptors say. <c>UPDATE_DOCS=1 dotnet test</c> rewrites the rendered parts and writes a stub for
/// each page that is missing; everything else in them is written by hand.
/// </summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Rules => [.. RuleFacts.All.Select(rule => rule.Id)];

    /// <summary>Only one of the two hosts writes, as both run at once.</summary>
    internal static bool IsUpdate =>
#if ROSLYN_FLOOR
        false;
#else
        Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";
#endif

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_header_of_a_page_is_what_the_descriptor_says(string id)
    {
        var page = PageOf(id);
        if (IsUpdate && !File.Exists(page.File))
        {
            Directory.CreateDirectory(RulePage.Folder);
            File.WriteAllText(page.File, page.Stub());
        }

        Assert.True(File.Exists(page.File), $"{id} has no page. UPDATE_DOCS=1 dotnet test writes a stub.");
        AssertRendered(page.File, page.Rendered);
    }

    [Fact]
    public void The_table_of_rules_in_the_README_is_what_the_descriptors_say() => AssertRendered(Readme.File, Readme.Rendered);

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_has_every_section_in_order_and_none_is_left_unwritten(string id)
    {
        var text = PageOf(id).Read();

        Assert.Equal(RulePage.Sections, Heading().Matches(text).Select(heading => heading.Groups["title"].Value));
        Assert.DoesNotContain(RulePage.Unwritten, text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_says_how_to_suppress_the_rule(string id)
    {
        var text = PageOf(id).Read();

        Assert.Contains($"#pragma warning disable {id} ", text, StringComparison.Ordinal);
        Assert.Contains($"dotnet_diagnostic.{id}.severity = none", text, StringComparison.Ordinal);
        Assert.Contains($"[SuppressMessage(\"{PageOf(id).Rule.Category}\", \"{id}\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_shows_as_many_good_programs_as_bad_ones_and_at_least_one(string id)
    {
        var programs = PageProgram.ReadAll(id, PageOf(id).Read());

        Assert.NotEmpty(programs);
        Assert.Equal(programs.Count(program => program.IsBad), programs.Count(program => !program.IsBad));
        Assert.True(programs.All(program => program.Wire.Count > 0) || PageOf(id).Read().Contains(RulePage.WithoutExchange, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_page_names_the_options_that_affect_the_rule_and_no_others(string id)
    {
        var named = OptionKeys.MentionedIn(PageOf(id).Read());

        Assert.Equal(OptionKeys.Affects.Where(option => option.Value.Contains(id)).Select(option => option.Key).Order(), named.Order());
    }

    [Fact]
    public void Every_page_belongs_to_a_rule() =>
        Assert.Equal(RuleFacts.All.Select(rule => rule.Id), Directory.GetFiles(RulePage.Folder).Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void Every_option_that_the_code_reads_is_known_here() => Assert.Equal(OptionKeys.Affects.Keys.Order(), OptionKeys.InCode().Order());

    [Fact]
    public void The_README_names_every_option_and_no_other() =>
        Assert.Equal(OptionKeys.InCode().Order(), OptionKeys.MentionedIn(File.ReadAllText(Readme.File)).Order());

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        string[] documents = [Readme.File, .. Directory.GetFiles(RulePage.Folder)];

        Assert.All(documents, document => Assert.All(
            Link().Matches(File.ReadAllText(document)).Select(link => link.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal)),
            target => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, target)), $"{document}: {target}")));
    }

    private static RulePage PageOf(string id) => new(RuleFacts.All.Single(rule => rule.Id == id));

    private static void AssertRendered(string file, Func<string, string> render)
    {
        var written = File.ReadAllText(file);
        var rendered = render(written);
        if (IsUpdate && rendered != written)
        {
            File.WriteAllText(file, rendered);
            return;
        }

        Assert.True(rendered == written, $"{file} differs from the descriptors. UPDATE_DOCS=1 dotnet test rewrites it.");
    }

    [GeneratedRegex("^## (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
