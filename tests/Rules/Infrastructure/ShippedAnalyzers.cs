using System.Collections.Immutable;
using CookieSecurity.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Tests.Infrastructure;

/// <summary>Every analyzer that the product holds, found as a compiler finds them: one that is added later is here too.</summary>
internal static class ShippedAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> All { get; } =
    [
        .. typeof(CookieSecurityAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } = [.. All.SelectMany(analyzer => analyzer.SupportedDiagnostics)];

    /// <summary>Severities under which each of these rules is on, the others as they are by default.</summary>
    public static IEnumerable<KeyValuePair<string, ReportDiagnostic>> On(IEnumerable<DiagnosticDescriptor> rules) =>
        rules.Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Warn));

    /// <summary>What the analyzers report in one tree, or in the whole program; an exception of theirs is the caller's.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Report(Compilation program, SyntaxTree? only = null, IEnumerable<AdditionalText>? files = null)
    {
        List<Exception> failures = [];
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([.. files ?? []]), (failure, _, _) => failures.Add(failure), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var analysis = program.WithAnalyzers(All, options);
        var found = only is null
            ? await analysis.GetAnalyzerDiagnosticsAsync()
            : await analysis.GetAnalyzerSemanticDiagnosticsAsync(program.GetSemanticModel(only), null, CancellationToken.None);
        return failures.Count == 0 ? found : throw new AggregateException(failures);
    }
}
