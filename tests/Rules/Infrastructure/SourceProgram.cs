using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;

namespace CookieSecurity.Tests.Infrastructure;

/// <summary>A program from this repository's own files.</summary>
internal static class SourceProgram
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    /// <summary>What the product is compiled against, by one type of each assembly.</summary>
    private static readonly string[] Compiler =
    [
        .. new[] { typeof(Compilation), typeof(CSharpCompilation), typeof(Workspace), typeof(CSharpFormattingOptions), typeof(ExportAttribute) }.Select(type => type.Assembly.Location),
    ];

    private const string ImplicitUsings = RuleTest.ImplicitUsings + """

        global using System.IO;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        """;

    /// <summary>The C# of a sample, every rule on. What other languages' files and generators add to it is missing.</summary>
    public static CSharpCompilation Sample(string name) => Create(
        name,
        [.. Files("tests", "Samples", name), Parse(ImplicitUsings, "ImplicitUsings.cs")],
        OutputKind.ConsoleApplication,
        []);

    /// <summary>A library of one file, every rule as it is by default.</summary>
    public static CSharpCompilation Library(string source) => CSharpCompilation.Create(
        "Library",
        [Parse(source, "Library.cs"), Parse(ImplicitUsings, "ImplicitUsings.cs")],
        [.. ReferencePacks.Web(), .. ReferencePacks.Packages],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The product itself, in a world that has the web framework, without which no rule would look at it.</summary>
    public static CSharpCompilation Product() => Create(
        "Product",
        [.. Files("src", "Analyzers"), .. Files("src", "CodeFixes"), Parse(File.ReadAllText(Path.Combine(ReferencePacks.RepositoryFolder, "src", "Polyfills.cs")), "Polyfills.cs"), Parse("namespace CookieSecurity.Analyzers; internal static class BuildFacts { public const string RepositoryUrl = \"\"; }", "BuildFacts.cs")],
        OutputKind.DynamicallyLinkedLibrary,
        Compiler);

    public static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Parsing, path);

    private static CSharpCompilation Create(string name, IEnumerable<SyntaxTree> trees, OutputKind kind, IEnumerable<string> further) => CSharpCompilation.Create(
        name,
        trees,
        [.. ReferencePacks.Web(), .. further.Select(file => MetadataReference.CreateFromFile(file))],
        new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: ShippedAnalyzers.On(ShippedAnalyzers.Rules)));

    private static IEnumerable<SyntaxTree> Files(params string[] folder) =>
        Directory.GetFiles(Path.Combine([ReferencePacks.RepositoryFolder, .. folder]), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"))
            .Order(StringComparer.Ordinal)
            .Select(file => Parse(File.ReadAllText(file), file));
}
