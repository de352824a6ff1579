using System.Collections.Immutable;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Documentation;

/// <summary>Each rule agrees with its page: what the page calls bad it reports, what the page calls good it does not.</summary>
public sealed class PageProgramTests
{
    private static readonly IReadOnlyList<PageProgram> Programs = PageProgram.InPages(ReferencePacks.RepositoryFolder);

    public static TheoryData<string> Bad => [.. Programs.Where(program => program.IsBad).Select(program => program.ToString())];

    public static TheoryData<string> Good => [.. Programs.Where(program => !program.IsBad).Select(program => program.ToString())];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_program_is_reported_by_its_rule(string name) =>
        Assert.NotEmpty(await Analyze(Named(name)));

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_good_program_is_silent(string name) => Assert.Empty(await Analyze(Named(name)));

    private static PageProgram Named(string name) => Programs.Single(program => program.ToString() == name);

    private static async Task<ImmutableArray<Diagnostic>> Analyze(PageProgram program)
    {
        var parsing = new CSharpParseOptions(program.IsClassic ? LanguageVersion.CSharp7_3 : LanguageVersion.Default);
        var sources = program.IsClassic ? [program.Source] : new[] { program.Source, RuleTest.ImplicitUsings };
        var compilation = CSharpCompilation.Create(
            program.ToString(),
            [Parse(program.Source, string.Empty), .. program.Code.Select(file => Parse(file.Text, "/0/" + file.Path)), Parse(program.ImplicitUsings, string.Empty)],
            program.References,
            program.Options);

        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return [.. (await ShippedAnalyzers.Report(compilation, files: program.AdditionalFiles)).Where(diagnostic => diagnostic.Id == program.Rule)];

        SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, program.Parsing, path);
    }
}
