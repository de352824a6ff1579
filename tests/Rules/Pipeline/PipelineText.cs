using CookieSecurity.Analyzers;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Pipeline;

/// <summary>The pipelines of a program, in words: <c>WebApplication: UseRouting, UseWhen(UseSession), ?</c>.</summary>
internal static class PipelineText
{
    private const string Elsewhere = """
        namespace Elsewhere
        {
            using Microsoft.AspNetCore.Builder;

            public static class Extensions
            {
                public static IApplicationBuilder UseElsewhere(this IApplicationBuilder app) => app;
                public static void Hand(object app) { }
            }
        }
        """;

    private static readonly Lazy<MetadataReference> Package = new(() =>
    {
        using var assembly = new MemoryStream();
        var compilation = CSharpCompilation.Create("Elsewhere", [CSharpSyntaxTree.ParseText(Elsewhere)], ReferencePacks.Web(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(assembly).Success);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    });

    public static MetadataReference PackageOfOthers => Package.Value;

    public static string[] OfProgram(string source) => Of(source, OutputKind.ConsoleApplication);

    public static string[] OfLibrary(string source) => Of(source, OutputKind.DynamicallyLinkedLibrary);

    /// <summary>The only application of a program.</summary>
    public static MiddlewarePipeline Application(string source) =>
        Model(source, OutputKind.ConsoleApplication).Applications(CancellationToken.None).Single();

    private static string[] Of(string source, OutputKind kind) =>
        [.. Model(source, kind).All(CancellationToken.None).Where(pipeline => pipeline.Kind != PipelineKind.Branch).Select(Describe)];

    private static PipelineModel Model(string source, OutputKind kind)
    {
        var compilation = CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText(source), CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings)],
            [.. ReferencePacks.Web(), PackageOfOthers],
            new CSharpCompilationOptions(kind));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return ApplicationModel.Of(compilation)!.Pipeline;
    }

    private static string Describe(MiddlewarePipeline pipeline) => pipeline.Kind + ": " + Steps(pipeline) + (pipeline.IsReturned ? ", returned" : string.Empty);

    private static string Steps(MiddlewarePipeline pipeline) => string.Join(", ", pipeline.Steps.Select(step =>
        (step.IsKnown ? string.Empty : "?") + step.Name + string.Concat(step.Branches.Select(branch => "(" + Steps(branch) + ")"))));
}
