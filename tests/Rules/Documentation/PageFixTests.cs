using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Documentation;

/// <summary>What a page calls good is what the fix makes of what it calls bad, letter for letter.</summary>
public sealed class PageFixTests
{
    private static readonly IReadOnlyList<PageProgram> Programs = PageProgram.InPages(ReferencePacks.RepositoryFolder);

    private static readonly HashSet<string> WithoutFix = [.. RuleCatalogue.WithoutFix.Select(rule => rule.Id)];

    /// <summary>Those of rules that have no fix show what an author would write.</summary>
    public static TheoryData<string> Bad => [.. Programs.Where(program => program.IsBad && !WithoutFix.Contains(program.Rule)).Select(program => program.ToString())];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task The_fix_of_the_rule_turns_the_bad_program_into_the_good_one(string name)
    {
        var bad = Programs.Single(program => program.ToString() == name);
        var good = Programs.Single(program => !program.IsBad && program.Rule == bad.Rule && program.Number == bad.Number);

        var (source, files) = await Fixed(bad);
        Assert.Equal(good.Source, source);
        Assert.Equal(good.Files, files);
    }

    private static async Task<(string Source, IEnumerable<PageFile> Files)> Fixed(PageProgram program)
    {
        using var workspace = new AdhocWorkspace();
        var kind = program.IsClassic ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication;
        var project = workspace.CurrentSolution
            .AddProject("Page", "Page", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(kind, specificDiagnosticOptions: ShippedAnalyzers.On(ShippedAnalyzers.Rules)))
            .WithMetadataReferences(program.IsClassic ? ReferencePacks.Classic() : [.. ReferencePacks.Web(), .. ReferencePacks.Packages]);
        foreach (var file in program.Files)
        {
            project = project.AddAdditionalDocument(file.Name, file.Text, filePath: "/web/" + file.Name).Project;
        }

        if (!program.IsClassic)
        {
            project = project.AddDocument("ImplicitUsings.cs", RuleTest.ImplicitUsings).Project;
        }

        var document = project.AddDocument("Program.cs", program.Source);
        var compilation = (await document.Project.GetCompilationAsync())!;
        var diagnostics = await ShippedAnalyzers.Report(compilation, files: document.Project.AnalyzerOptions.AdditionalFiles);
        var diagnostic = diagnostics.Single(diagnostic => diagnostic.Id == program.Rule);
        var additional = document.Project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == diagnostic.Location.GetLineSpan().Path);
        var offered = new List<CodeAction>();
        await (additional is null
            ? new CookieEditFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None))
            : new ConfigurationFileFix().RegisterCodeFixesAsync(new CodeFixContext(additional, diagnostic, (action, _) => offered.Add(action), CancellationToken.None)));

        var changed = (await offered[0].GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var files = new List<PageFile>();
        foreach (var file in changed.GetProject(project.Id)!.AdditionalDocuments)
        {
            files.Add(new PageFile(file.Name, (await file.GetTextAsync()).ToString()));
        }

        return ((await changed.GetDocument(document.Id)!.GetTextAsync()).ToString(), files);
    }
}
