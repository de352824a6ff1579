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

    private static async Task<(string Source, IReadOnlyList<PageFile> Files)> Fixed(PageProgram program)
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.CurrentSolution
            .AddProject("Shop", "Shop", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: ShippedAnalyzers.On(ShippedAnalyzers.Rules)))
            .WithMetadataReferences([.. ReferencePacks.Web(), .. ReferencePacks.Packages])
            .AddDocument("ImplicitUsings.cs", RuleTest.ImplicitUsings).Project
            .AddDocument("Program.cs", program.Source);

        var compilation = (await document.Project.GetCompilationAsync())!;
        var diagnostics = await ShippedAnalyzers.Report(compilation);
        var offered = new List<CodeAction>();
        await new CookieEditFix().RegisterCodeFixesAsync(new CodeFixContext(
            document, diagnostics.Single(diagnostic => diagnostic.Id == program.Rule), (action, _) => offered.Add(action), CancellationToken.None));

        var changed = (await offered[0].GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var added = changed.GetChanges(document.Project.Solution).GetProjectChanges().SelectMany(project => project.GetAddedDocuments()).Select(id => changed.GetDocument(id)!);
        var files = new List<PageFile>();
        foreach (var file in added)
        {
            files.Add(new PageFile(file.Name, (await file.GetTextAsync()).ToString()));
        }

        return ((await changed.GetDocument(document.Id)!.GetTextAsync()).ToString(), files);
    }
}
