using System.Reflection;
using System.Runtime.Loader;
using CookieSecurity.Benchmarks.Generation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Benchmarks.RazorCode;

/// <summary>The SDK's own Razor compiler: without the code that it writes, a program of views would be cheaper to bind than it is.</summary>
internal static class RazorCompiler
{
    private const string FileName = "Microsoft.CodeAnalysis.Razor.Compiler.dll";

    private static string Folder { get; } =
        typeof(RazorCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RazorCompilerFolder").Value!;

    public static IEnumerable<GeneratedFile> CodeOf(ParsedProgram program)
    {
        var generators = new AnalyzerFileReference(Path.Combine(Folder, FileName), new Loader()).GetGenerators(LanguageNames.CSharp);
        var run = CSharpGeneratorDriver
            .Create(generators, program.Options.AdditionalFiles, (CSharpParseOptions?)program.Compilation.SyntaxTrees[0].Options, program.Options.AnalyzerConfigOptionsProvider)
            .RunGenerators(program.Compilation)
            .GetRunResult();
        return run.GeneratedTrees.Length > 0
            ? run.GeneratedTrees.Select(tree => new GeneratedFile(tree.FilePath, tree.GetText().ToString()))
            : throw new InvalidOperationException("The Razor compiler wrote nothing: " + string.Join(", ", run.Diagnostics));
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath)
        {
            AssemblyLoadContext.Default.Resolving += static (context, name) =>
                Path.Combine(Folder, name.Name + ".dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(fullPath);
        }
    }
}
