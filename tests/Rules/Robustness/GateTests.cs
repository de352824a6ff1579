using System.Collections.Immutable;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace CookieSecurity.Tests.Robustness;

/// <summary>A project without ASP.NET Core has nothing to pay for: past the gate, no action is registered.</summary>
public sealed class GateTests
{
    [Fact]
    public async Task Without_the_web_framework_no_analyzer_registers_an_action() =>
        Assert.All(await Actions(ReferencePacks.WithoutWeb()), actions => Assert.Equal(0, Count(actions)));

    [Fact]
    public async Task With_the_web_framework_they_do() =>
        Assert.Contains(await Actions(ReferencePacks.Web()), actions => Count(actions) > 0);

    private static async Task<ImmutableArray<AnalyzerTelemetryInfo>> Actions(ImmutableArray<MetadataReference> references)
    {
        var program = CSharpCompilation.Create(
            "Program",
            [SourceProgram.Parse("""class Log { Log Append(string key, string value) => this; void Run() => Append("a", "b"); }""", "Log.cs")],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var analysis = program.WithAnalyzers(ShippedAnalyzers.All);
        await analysis.GetAllDiagnosticsAsync();
        return [.. await Task.WhenAll(ShippedAnalyzers.All.Select(analyzer => analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)))];
    }

    /// <summary>All but the gate itself, which is a compilation start action.</summary>
    private static int Count(AnalyzerTelemetryInfo actions) =>
        actions.CompilationActionsCount + actions.CompilationEndActionsCount + actions.SyntaxTreeActionsCount + actions.AdditionalFileActionsCount
        + actions.SemanticModelActionsCount + actions.SymbolActionsCount + actions.SymbolStartActionsCount + actions.SyntaxNodeActionsCount
        + actions.CodeBlockActionsCount + actions.CodeBlockStartActionsCount + actions.OperationActionsCount + actions.OperationBlockActionsCount
        + actions.OperationBlockStartActionsCount;
}
