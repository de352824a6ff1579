using System.Collections.Immutable;
using CookieSecurity.Analyzers;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.RazorForms;

/// <summary>
/// A project with Razor files, which reach the analyzers as the Razor SDK hands them to the compiler. What is marked <c>{|CKS3012:…|}</c> must
/// be reported there, and nothing else.
/// </summary>
internal sealed class RazorProject
{
    /// <summary>What the templates of MVC and Razor Pages have.</summary>
    public const string TagHelpers = "@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n";

    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddAuthentication().AddCookie();
        var app = builder.Build();
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    private readonly List<RazorText> files = [];

    public string Source { get; init; } = Program;

    public OutputKind Kind { get; init; } = OutputKind.ConsoleApplication;

    public bool WithoutFramework { get; init; }

    /// <summary>As in a <c>.globalconfig</c>.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public ImmutableArray<AdditionalText> Files => [.. files];

    /// <summary>A view beside the imports of the templates.</summary>
    public static Task View(string markup, params (string Path, string Markup)[] others) =>
        new RazorProject().With("Views/_ViewImports.cshtml", TagHelpers).With("Views/Home/Index.cshtml", markup).With(others).CheckAsync();

    /// <summary>A view that imports nothing.</summary>
    public static Task Bare(string markup, params (string Path, string Markup)[] others) => new RazorProject().With("Views/Home/Index.cshtml", markup).With(others).CheckAsync();

    public static Task Component(string markup, params (string Path, string Markup)[] others) =>
        new RazorProject().With("Components/_Imports.razor", "@using Microsoft.AspNetCore.Components.Forms\n").With("Components/Page.razor", markup).With(others).CheckAsync();

    public RazorProject With(string path, string markup, Func<SourceText, SourceText>? wrap = null)
    {
        TestFileMarkupParser.GetSpans(markup, out var text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> marks);
        files.Add(new RazorText("/web/" + path, (wrap ?? (same => same))(SourceText.From(text)), marks));
        return this;
    }

    public RazorProject With(params (string Path, string Markup)[] more)
    {
        foreach (var (path, markup) in more)
        {
            With(path, markup);
        }

        return this;
    }

    public RazorProject Set(string key, string value)
    {
        Settings[key] = value;
        return this;
    }

    public async Task CheckAsync()
    {
        var expected = files.SelectMany(file => file.Marks.SelectMany(rule => rule.Value.Select(span => (rule.Key, file.Path, span, file.GetText().ToString(span)))));
        var found = (await ReportAsync()).Select(diagnostic => (
            diagnostic.Id, diagnostic.Location.GetLineSpan().Path, diagnostic.Location.SourceSpan, files.Single(file => file.Path == diagnostic.Location.GetLineSpan().Path).GetText().ToString(diagnostic.Location.SourceSpan)));
        Assert.Equal(expected.Order(), found.Order());
    }

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Web",
        [CSharpSyntaxTree.ParseText(Source, path: "/web/Program.cs"), CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings, path: "/web/obj/Usings.g.cs")],
        [.. WithoutFramework ? ReferencePacks.WithoutWeb() : ReferencePacks.Web()],
        new CSharpCompilationOptions(Kind, specificDiagnosticOptions: ShippedAnalyzers.On(ShippedAnalyzers.Rules)));

    /// <summary>What the rules about forms and scripts report in the Razor files.</summary>
    public Task<ImmutableArray<Diagnostic>> ReportAsync() => ReportAsync(Compile());

    public async Task<ImmutableArray<Diagnostic>> ReportAsync(Compilation compilation)
    {
        List<Exception> failures = [];
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files], new Configuration(Settings)), (failure, _, _) => failures.Add(failure), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers([new ApplicationAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        return failures.Count == 0 ? [.. found.Where(diagnostic => diagnostic.Id is "CKS3012" or "CKS3013")] : throw new AggregateException(failures);
    }

    /// <summary>A file in memory, with the places that are marked in it.</summary>
    private sealed class RazorText(string path, SourceText text, ImmutableDictionary<string, ImmutableArray<TextSpan>> marks) : AdditionalText
    {
        public override string Path => path;

        public ImmutableDictionary<string, ImmutableArray<TextSpan>> Marks => marks;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class Configuration(Dictionary<string, string> settings) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(settings, string.Empty);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(settings, string.Empty);

        /// <summary>Settings of one file have its path before the key.</summary>
        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values(settings, textFile.Path + ":");
    }

    private sealed class Values(Dictionary<string, string> settings, string prefix) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => settings.TryGetValue(prefix + key, out value);
    }
}
