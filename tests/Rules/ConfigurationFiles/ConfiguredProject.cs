using System.Collections.Immutable;
using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.ConfigurationFiles;

/// <summary>
/// A project in a workspace, with configuration files as the package hands them to the compiler. What is marked <c>{|CKS6001:…|}</c> must be
/// reported there, and nothing else.
/// </summary>
internal sealed class ConfiguredProject
{
    private const string Folder = "/web/";

    private readonly List<(string Path, string Text, ImmutableDictionary<string, ImmutableArray<TextSpan>> Marks)> files = [];
    private readonly List<string> sources = [];

    public ImmutableArray<MetadataReference> References { get; init; } = ReferencePacks.Web();

    public OutputKind Kind { get; init; } = OutputKind.ConsoleApplication;

    public string Settings { get; init; } = string.Empty;

    /// <summary>A program with one settings file.</summary>
    public static Task Settled(string program, string settings) => new ConfiguredProject().Add(program).With("appsettings.json", settings).CheckAsync();

    /// <summary>A library on System.Web with its <c>web.config</c>.</summary>
    public static ConfiguredProject Classic() => new() { References = ReferencePacks.Classic(), Kind = OutputKind.DynamicallyLinkedLibrary };

    /// <summary>The same code without files.</summary>
    public ConfiguredProject Clone()
    {
        var clone = new ConfiguredProject { References = References, Kind = Kind, Settings = Settings };
        clone.sources.AddRange(sources);
        return clone;
    }

    public ConfiguredProject Add(string source)
    {
        sources.Add(source);
        return this;
    }

    public ConfiguredProject With(string path, string markup)
    {
        TestFileMarkupParser.GetSpans(markup, out var text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> marks);
        files.Add((Folder + path, text, marks));
        return this;
    }

    public async Task CheckAsync()
    {
        using var workspace = new AdhocWorkspace();
        var project = Create(workspace);
        Assert.Empty((await project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var expected = files.SelectMany(file => file.Marks.SelectMany(rule => rule.Value.Select(span => $"{rule.Key} {file.Path} {span}")));
        Assert.Equal(expected.Order(), (await ReportAsync(project)).Select(found => $"{found.Id} {found.Location.GetLineSpan().Path} {found.Location.SourceSpan}").Order());
    }

    /// <summary>The preferred fix makes this of the first file, one by one and all at once.</summary>
    public async Task FixAsync(string expected)
    {
        await CheckAsync();
        using var workspace = new AdhocWorkspace();
        var project = Create(workspace);
        Assert.Equal(expected, await TextOf(await FixAllAsync(project)));

        for (var found = await ReportAsync(project); !found.IsEmpty; found = await ReportAsync(project))
        {
            var offered = new List<CodeAction>();
            var document = project.AdditionalDocuments.Single(file => file.FilePath == found[0].Location.GetLineSpan().Path);
            await new TextEditFix().RegisterCodeFixesAsync(new CodeFixContext(document, found[0], (action, _) => offered.Add(action), CancellationToken.None));
            project = await Changed(offered[0], project);
        }

        Assert.Equal(expected, await TextOf(project));
    }

    /// <summary>What the rules about configuration files report.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportAsync()
    {
        using var workspace = new AdhocWorkspace();
        return await ReportAsync(Create(workspace));
    }

    /// <summary>What one rule reports, wherever it does.</summary>
    public async Task<ImmutableArray<Diagnostic>> ReportAsync(string rule)
    {
        using var workspace = new AdhocWorkspace();
        return [.. (await AllAsync(Create(workspace))).Where(diagnostic => diagnostic.Id == rule)];
    }

    /// <summary>How often one rule reports, and how often after somebody typed in the first file.</summary>
    public async Task<(int Before, int After)> CountAsync(string rule, string typed)
    {
        using var workspace = new AdhocWorkspace();
        var project = Create(workspace);
        var before = await AllAsync(project);
        var after = await AllAsync(project.Solution.WithAdditionalDocumentText(project.AdditionalDocumentIds[0], SourceText.From(typed)).GetProject(project.Id)!);
        return (before.Count(diagnostic => diagnostic.Id == rule), after.Count(diagnostic => diagnostic.Id == rule));
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportAsync(Project project) =>
        [.. (await AllAsync(project)).Where(diagnostic => diagnostic.Location.SourceTree is null && !diagnostic.Id.StartsWith("CKS3", StringComparison.Ordinal)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];

    private static async Task<ImmutableArray<Diagnostic>> AllAsync(Project project)
    {
        List<Exception> failures = [];
        var compilation = (await project.GetCompilationAsync())!;
        var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, (failure, _, _) => failures.Add(failure), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers(ShippedAnalyzers.All, options).GetAnalyzerDiagnosticsAsync();
        return failures.Count == 0 ? found : throw new AggregateException(failures);
    }

    private static async Task<Project> FixAllAsync(Project project)
    {
        var fix = new TextEditFix();
        var context = new FixAllContext(project, fix, FixAllScope.Project, string.Empty, fix.FixableDiagnosticIds, new Found(), CancellationToken.None);
        return await Changed((await fix.GetFixAllProvider().GetFixAsync(context))!, project);
    }

    private static async Task<Project> Changed(CodeAction action, Project project) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;

    private async Task<string> TextOf(Project project) => (await project.AdditionalDocuments.Single(file => file.FilePath == files[0].Path).GetTextAsync()).ToString();

    private Project Create(AdhocWorkspace workspace)
    {
        var isCore = sources.Count > 0 && References.SequenceEqual(ReferencePacks.Web());
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Web",
            "Web",
            LanguageNames.CSharp,
            Folder + "Web.csproj",
            compilationOptions: new CSharpCompilationOptions(Kind, specificDiagnosticOptions: ShippedAnalyzers.On(ShippedAnalyzers.Rules)),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: References));
        var number = 0;
        foreach (var source in isCore ? [.. sources, RuleTest.ImplicitUsings] : sources)
        {
            project = project.AddDocument($"Code{number}.cs", source, filePath: $"{Folder}Code{number++}.cs").Project;
        }

        foreach (var (path, text, _) in files)
        {
            project = project.AddAdditionalDocument(Path.GetFileName(path), text, filePath: path).Project;
        }

        return project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From("is_global = true\n" + Settings), filePath: "/.globalconfig").Project;
    }

    /// <summary>What an editor has found in the project.</summary>
    private sealed class Found : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await ReportAsync(project);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(project, cancellationToken);
    }
}
