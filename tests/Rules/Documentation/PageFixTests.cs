using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

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
        var document = workspace.CurrentSolution
            .AddProject("Shop", "Shop", LanguageNames.CSharp)
            .WithCompilationOptions(program.Options)
            .WithMetadataReferences(program.References)
            .AddDocument("ImplicitUsings.cs", program.ImplicitUsings).Project
            .AddDocument("Program.cs", program.Source);
        var project = program.AdditionalFiles.Aggregate(
            document.Project, (before, file) => before.AddAdditionalDocument(Path.GetFileName(file.Path), file.GetText()!, filePath: file.Path).Project);

        var diagnostics = await ShippedAnalyzers.Report((await project.GetCompilationAsync())!, files: program.AdditionalFiles);
        var changed = await Apply(project, document.Id, diagnostics.Single(diagnostic => diagnostic.Id == program.Rule));
        var files = changed.GetProject(project.Id)!.AdditionalDocuments.Zip(program.Files, async (after, file) => file with { Text = (await after.GetTextAsync()).ToString() })
            .Concat(changed.GetChanges(project.Solution).GetProjectChanges().SelectMany(change => change.GetAddedDocuments()).Select(async id => new PageFile(
                changed.GetDocument(id)!.Name, (await changed.GetDocument(id)!.GetTextAsync()).ToString())));
        return ((await changed.GetDocument(document.Id)!.GetTextAsync()).ToString(), await Task.WhenAll(files));
    }

    private static async Task<Solution> Apply(Project project, DocumentId program, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        var file = project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == diagnostic.Location.GetLineSpan().Path);
        CodeFixProvider fix = file is null ? new CookieEditFix() : new TextEditFix();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(file ?? project.GetDocument(program)!, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        return (await offered[0].GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }
}
