using CookieSecurity.Analyzers;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Pipeline;

/// <summary>The pipelines of a program, in words: <c>WebApplication: UseRouting, UseWhen(UseSession), ?</c>.</summary>
internal static class PipelineText
{
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
            [.. ReferencePacks.Web(), OtherPackage.Reference],
            new CSharpCompilationOptions(kind));
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return ApplicationModel.Of(compilation, [], CancellationToken.None)!.Pipeline;
    }

    private static string Describe(MiddlewarePipeline pipeline) => pipeline.Kind + ": " + Steps(pipeline) + (pipeline.IsReturned ? ", returned" : string.Empty);

    private static string Steps(MiddlewarePipeline pipeline) => string.Join(", ", pipeline.Steps.Select(step =>
        (step.IsKnown ? string.Empty : "?") + step.Name + string.Concat(step.Branches.Select(branch => "(" + Steps(branch) + ")"))));
}
