using System.Collections.Immutable;
using System.Text;
using CookieSecurity.Benchmarks.Generation;
using CookieSecurity.Benchmarks.RazorCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Benchmarks;

/// <summary>A generated program, ready to be parsed.</summary>
internal sealed class Workload
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    /// <summary>One thread, so that times are times of work and add up.</summary>
    private static readonly CSharpCompilationOptions CompilationOptions =
        new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);

    private readonly ImmutableArray<(GeneratedFile File, SourceText Text)> files;
    private readonly ImmutableArray<GeneratedFile> views;

    private Workload(IEnumerable<GeneratedFile> files, IEnumerable<GeneratedFile> views)
    {
        this.views = [.. views];
        this.files = [.. files.Select(file => (file, SourceText.From(file.Text, Encoding.UTF8)))];
    }

    public IEnumerable<GeneratedFile> Files => files.Select(file => file.File);

    public int Lines => files.Sum(file => file.Text.Lines.Count);

    /// <summary>An application of so many lines, without views.</summary>
    public static Workload OfLines(int lines, int linesPerCookie = GeneratedProgram.UsualLinesPerCookie) =>
        new(GeneratedProgram.OfLines(lines, linesPerCookie), []);

    /// <summary>An application of so many views, with what the Razor compiler makes of them.</summary>
    public static Workload OfViews(int count)
    {
        var (code, views) = GeneratedProgram.OfViews(count);
        var bare = new Workload(code, views).Parse();
        return new Workload([.. code, .. RazorCompiler.CodeOf(bare)], views);
    }

    /// <summary>A program that nobody has looked at yet: neither its trees nor its symbols nor the texts of its views remember anything.</summary>
    public ParsedProgram Parse()
    {
        var compilation = CSharpCompilation.Create(
            "Generated",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.File.Path)),
            ReferencePacks.Web,
            CompilationOptions);
        ImmutableArray<AdditionalText> additional = [.. views.Select(view => new View(view.Path, view.Text))];
        return new ParsedProgram(compilation, new AnalyzerOptions(additional, new ViewOptions()));
    }
}

/// <summary>What a compiler is handed.</summary>
internal sealed record ParsedProgram(CSharpCompilation Compilation, AnalyzerOptions Options);
