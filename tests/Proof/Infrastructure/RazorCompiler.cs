using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Proof.Infrastructure;

/// <summary>Adds views and components to a program, as the Razor SDK does: by the SDK's own compiler, from additional files with a target path.</summary>
internal static class RazorCompiler
{
    private static readonly Lazy<ISourceGenerator[]> Generators = new(() =>
        [.. new AnalyzerFileReference(Repository.RazorCompiler, new Loader()).GetGenerators(LanguageNames.CSharp)]);

    public static CSharpCompilation Add(CSharpCompilation program, IReadOnlyList<(string Path, string Text)> files)
    {
        var driver = CSharpGeneratorDriver.Create(
            Generators.Value,
            files.Select(file => new RazorFile(file.Path, file.Text)),
            (CSharpParseOptions)program.SyntaxTrees[0].Options,
            new Settings());
        driver.RunGeneratorsAndUpdateCompilation(program, out var compiled, out var complaints);
        Assert.Empty(complaints);
        Assert.True(compiled.SyntaxTrees.Count() > program.SyntaxTrees.Length, "The Razor compiler wrote nothing.");
        return (CSharpCompilation)compiled;
    }

    private sealed class RazorFile(string path, string text) : AdditionalText
    {
        public override string Path => "/web/" + path;

        public string TargetPath => Convert.ToBase64String(Encoding.UTF8.GetBytes(path));

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    private sealed class Settings : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
        {
            ["build_property.RazorLangVersion"] = "Latest",
            ["build_property.RazorConfiguration"] = "MVC-3.0",
            ["build_property.RootNamespace"] = "Web",
            ["build_property.MSBuildProjectDirectory"] = "/web",
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new() { ["build_metadata.AdditionalFiles.TargetPath"] = ((RazorFile)textFile).TargetPath });
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
