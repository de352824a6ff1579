using System.Collections.Immutable;
using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.Fixes;

/// <summary>
/// Stands in for the rules: at each marked place it reports a diagnostic that proposes an edit. The edits are applied one by one,
/// and with Fix All, with line ends of Unix and of Windows: all must end at the same text, which must compile.
/// </summary>
internal sealed class EditTest
{
    private const string Path = "/src/Program.cs";
    private readonly Func<Marks, ProposedEdit>[] proposals;

    private EditTest(Func<Marks, ProposedEdit>[] proposals) => this.proposals = proposals;

    /// <summary>One diagnostic for each <c>[|…|]</c>.</summary>
    public static Task Verify(EditKind kind, string member, string value, string before, string after)
    {
        TestFileMarkupParser.GetSpans(before, out _, out ImmutableArray<TextSpan> spans);
        return Verify(before, after, [.. spans.Select((_, i) => (Func<Marks, ProposedEdit>)(marks => new(kind, member, value, [marks.Plain[i]])))]);
    }

    /// <summary>One diagnostic for each proposal.</summary>
    public static async Task Verify(string before, string after, params Func<Marks, ProposedEdit>[] proposals)
    {
        var test = new EditTest(proposals);
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            var expected = after.ReplaceLineEndings(lineEnd);
            var all = await test.FixAllAsync(before.ReplaceLineEndings(lineEnd));
            Assert.Equal(expected, await TextOf(all));
            Assert.Equal(expected, await test.OneByOneAsync(before.ReplaceLineEndings(lineEnd)));
            var compilation = await all.GetCompilationAsync();
            Assert.DoesNotContain(compilation!.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        }
    }

    public static Task VerifyNothingIsOffered(EditKind kind, string member, string value, string before)
    {
        TestFileMarkupParser.GetSpans(before, out _, out ImmutableArray<TextSpan> spans);
        return VerifyNothingIsOffered(before, [.. spans.Select((_, i) => (Func<Marks, ProposedEdit>)(marks => new(kind, member, value, [marks.Plain[i]])))]);
    }

    public static async Task VerifyNothingIsOffered(string before, params Func<Marks, ProposedEdit>[] proposals)
    {
        var (document, diagnostics) = await new EditTest(proposals).ReportAsync(before);
        foreach (var diagnostic in diagnostics)
        {
            Assert.Empty(await ActionsAsync(document, diagnostic));
        }

        Assert.NotEmpty(diagnostics);
    }

    /// <summary>All documents that are not the program, after Fix All.</summary>
    public static async Task<IReadOnlyList<Document>> AddedAsync(string before, params Func<Marks, ProposedEdit>[] proposals)
    {
        var project = await new EditTest(proposals).FixAllAsync(before);
        return [.. project.Documents.Where(document => document.Name is not ("Program.cs" or "Usings.cs"))];
    }

    /// <summary>What would come of a program as it is while a person writes it.</summary>
    public static async Task<string> FixAllAsync(string before, ImmutableArray<TextSpan> spans, Func<Location, ProposedEdit> propose)
    {
        var document = Create(before);
        var tree = await document.GetSyntaxTreeAsync();
        var diagnostics = spans.Where(span => span.End <= before.Length).Select(span => Report(propose(Location.Create(tree!, span)), tree!)).ToList();
        foreach (var diagnostic in diagnostics)
        {
            foreach (var action in await ActionsAsync(document, diagnostic))
            {
                await action.GetOperationsAsync(CancellationToken.None);
            }
        }

        return await TextOf((await ApplyAllAsync(document, diagnostics)).Project);
    }

    private static async Task<string> TextOf(Project project) => (await project.Documents.Single(document => document.Name == "Program.cs").GetTextAsync()).ToString();

    private static Document Create(string source)
    {
        var project = new AdhocWorkspace().CurrentSolution
            .AddProject("Shop", "Shop", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithMetadataReferences(ReferencePacks.Web())
            .AddDocument("Usings.cs", RuleTest.ImplicitUsings).Project;
        return project.AddDocument("Program.cs", source, filePath: Path);
    }

    private static Diagnostic Report(ProposedEdit edit, SyntaxTree tree)
    {
        var (properties, locations) = ProposedEdit.Write([edit]);
        return Diagnostic.Create(RuleCatalogue.All[0], locations.IsEmpty ? Location.Create(tree, new TextSpan(0, 0)) : locations[0], locations, properties, "here", "there");
    }

    private async Task<(Document Document, List<Diagnostic> Diagnostics)> ReportAsync(string before)
    {
        TestFileMarkupParser.GetPositionsAndSpans(before, out var source, out _, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        var document = Create(source);
        var tree = (await document.GetSyntaxTreeAsync())!;
        var marks = new Marks(tree, spans);
        return (document, [.. proposals.Select(propose => Report(propose(marks), tree))]);
    }

    private async Task<Project> FixAllAsync(string before)
    {
        var (document, diagnostics) = await ReportAsync(before);
        return (await ApplyAllAsync(document, diagnostics)).Project;
    }

    private static async Task<Document> ApplyAllAsync(Document document, List<Diagnostic> diagnostics)
    {
        var fix = new CookieEditFix();
        var context = new FixAllContext(document, fix, FixAllScope.Project, null, fix.FixableDiagnosticIds, new Reported(diagnostics), CancellationToken.None);
        var action = (await fix.GetFixAllProvider().GetFixAsync(context))!;
        return await ChangedAsync(action, document);
    }

    private async Task<string> OneByOneAsync(string before)
    {
        var (document, diagnostics) = await ReportAsync(before);
        while (diagnostics.Count > 0)
        {
            var actions = await ActionsAsync(document, diagnostics[0]);
            if (actions.Count == 0)
            {
                diagnostics.RemoveAt(0);
                continue;
            }

            var changed = await ChangedAsync(actions[0], document);
            diagnostics = await MovedMarks.FollowAsync(diagnostics.Skip(1), document, changed);
            document = changed;
        }

        return await TextOf(document.Project);
    }

    private static async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await new CookieEditFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Document> ChangedAsync(CodeAction action, Document document)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private sealed class Reported(List<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

/// <summary>The marked places of a program: <c>[|…|]</c> in order, <c>{|name:…|}</c> by name.</summary>
internal sealed class Marks(SyntaxTree tree, ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
{
    public ImmutableArray<Location> Plain => All("");

    public Location this[string name] => All(name)[0];

    public ImmutableArray<Location> All(string name) => [.. spans[name].Select(span => Location.Create(tree, span))];
}
