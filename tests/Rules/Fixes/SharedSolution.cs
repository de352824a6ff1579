using System.Collections.Immutable;
using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Tests.Fixes;

/// <summary>
/// Projects that compile the same file, as the target frameworks of one project do, with different symbols defined.
/// </summary>
internal sealed class SharedSolution : IDisposable
{
    /// <summary>Few, because many compilations are made of them.</summary>
    private static readonly MetadataReference[] References =
    [
        .. ReferencePacks.Web().Where(reference => System.IO.Path.GetFileNameWithoutExtension(reference.Display) is
            "System.Runtime" or "System.Collections" or "Microsoft.AspNetCore.Http.Abstractions" or "Microsoft.AspNetCore.Http.Features"
            or "Microsoft.AspNetCore.Mvc.Abstractions" or "Microsoft.AspNetCore.Mvc.Core" or "Microsoft.AspNetCore.Mvc.ViewFeatures"),
    ];

    private const string Path = "/src/Program.cs";
    private readonly AdhocWorkspace workspace = new();

    public SharedSolution(string source, params string[] symbols)
    {
        foreach (var symbol in symbols)
        {
            var project = workspace.AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Default,
                symbol,
                symbol,
                LanguageNames.CSharp,
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: [symbol]),
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                metadataReferences: References));
            workspace.AddDocument(DocumentInfo.Create(
                DocumentId.CreateNewId(project.Id),
                "Program.cs",
                filePath: Path,
                loader: TextLoader.From(TextAndVersion.Create(Microsoft.CodeAnalysis.Text.SourceText.From(source), VersionStamp.Default))));
        }
    }

    /// <summary>The text of the file in each project, which must be one and the same, after one Fix All for each group of rules.</summary>
    public async Task<string> FixAllAsync(FixAllScope scope, string[][] groups, bool anotherProcess = false)
    {
        var solution = workspace.CurrentSolution;
        foreach (var rules in groups)
        {
            var found = new Found(rules, anotherProcess);
            var first = solution.Projects.First().Documents.First();
            var fix = new CookieEditFix();
            var context = new FixAllContext(first, fix, scope, await KeyAsync(fix, first, found), rules, found, CancellationToken.None);
            var action = await fix.GetFixAllProvider().GetFixAsync(context);
            var operations = await action!.GetOperationsAsync(CancellationToken.None);
            solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        }

        var texts = new HashSet<string>();
        foreach (var document in solution.Projects.SelectMany(project => project.Documents))
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return Assert.Single(texts);
    }

    public void Dispose() => workspace.Dispose();

    private static async Task<string?> KeyAsync(CookieEditFix fix, Document document, Found found)
    {
        var keys = new List<string?>();
        foreach (var diagnostic in await found.GetDocumentDiagnosticsAsync(document, CancellationToken.None))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => keys.Add(action.EquivalenceKey), CancellationToken.None));
        }

        return keys.FirstOrDefault();
    }

    private sealed class Found(string[] rules, bool anotherProcess) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
        {
            var compilation = await project.GetCompilationAsync(cancellationToken);
            var analyzer = new CompilationWithAnalyzers(compilation!, [new ShapeAnalyzer(rules)], new AnalyzerOptions([]));
            var diagnostics = await analyzer.GetAnalyzerDiagnosticsAsync(cancellationToken);
            return anotherProcess ? diagnostics.Select(WithoutTrees) : diagnostics;
        }

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        private static Diagnostic WithoutTrees(Diagnostic diagnostic) => Diagnostic.Create(
            diagnostic.Descriptor,
            WithoutTree(diagnostic.Location),
            diagnostic.AdditionalLocations.Select(WithoutTree),
            diagnostic.Properties,
            "here",
            "there");

        private static Location WithoutTree(Location location) =>
            Location.Create(location.GetLineSpan().Path, location.SourceSpan, location.GetLineSpan().Span);
    }
}
