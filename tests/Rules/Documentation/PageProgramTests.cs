using System.Collections.Immutable;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Tests.Documentation;

/// <summary>The rules agree with their pages: what a page calls bad is reported, what it calls good is not.</summary>
public sealed class PageProgramTests
{
    private static readonly IReadOnlyList<PageProgram> Programs = PageProgram.InPages(ReferencePacks.RepositoryFolder);

    public static TheoryData<string> Bad => [.. Programs.Where(program => program.IsBad).Select(program => program.ToString())];

    public static TheoryData<string> Good => [.. Programs.Where(program => !program.IsBad).Select(program => program.ToString())];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_bad_program_is_reported_by_its_rule(string name) =>
        Assert.Contains(Named(name).Rule, (await Analyze(Named(name))).Select(diagnostic => diagnostic.Id));

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_good_program_is_silent(string name) => Assert.Empty(await Analyze(Named(name)));

    private static PageProgram Named(string name) => Programs.Single(program => program.ToString() == name);

    private static async Task<ImmutableArray<Diagnostic>> Analyze(PageProgram program)
    {
        var compilation = CSharpCompilation.Create(
            program.ToString(),
            [CSharpSyntaxTree.ParseText(program.Source), CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings)],
            ReferencePacks.Web(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        return await compilation.WithAnalyzers([new ResponseCookieAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
