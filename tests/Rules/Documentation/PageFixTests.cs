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

        Assert.Equal(good.Source, await Fixed(bad));
    }

    private static async Task<string> Fixed(PageProgram program)
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.CurrentSolution
            .AddProject("Page", "Page", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, specificDiagnosticOptions: ShippedAnalyzers.On(ShippedAnalyzers.Rules)))
            .WithMetadataReferences([.. ReferencePacks.Web(), .. ReferencePacks.Packages])
            .AddDocument("ImplicitUsings.cs", RuleTest.ImplicitUsings).Project
            .AddDocument("Program.cs", program.Source);

        var compilation = (await document.Project.GetCompilationAsync())!;
        var diagnostics = await ShippedAnalyzers.Report(compilation);
        var offered = new List<CodeAction>();
        await new CookieEditFix().RegisterCodeFixesAsync(new CodeFixContext(
            document, diagnostics.Single(diagnostic => diagnostic.Id == program.Rule), (action, _) => offered.Add(action), CancellationToken.None));

        var changed = (await offered[0].GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return (await changed.GetDocument(document.Id)!.GetTextAsync()).ToString();
    }
}
