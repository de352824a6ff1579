using System.Collections.Immutable;
using System.Text;
using CookieSecurity.Benchmarks.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Benchmarks;

/// <summary>A generated program, ready to be parsed.</summary>
internal sealed class Workload(int lines, int linesPerCookie = GeneratedProgram.UsualLinesPerCookie)
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);

    /// <summary>One thread, so that times are times of work and add up.</summary>
    private static readonly CSharpCompilationOptions CompilationOptions =
        new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);

    private readonly ImmutableArray<(GeneratedFile File, SourceText Text)> files =
        [.. GeneratedProgram.OfLines(lines, linesPerCookie).Select(file => (file, SourceText.From(file.Text, Encoding.UTF8)))];

    public IEnumerable<GeneratedFile> Files => files.Select(file => file.File);

    /// <summary>A program that nobody has looked at yet: neither its trees nor its symbols remember anything.</summary>
    public CSharpCompilation Parse() => CSharpCompilation.Create(
        "Generated",
        files.Select(file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.File.Path)),
        ReferencePacks.Web,
        CompilationOptions);
}
