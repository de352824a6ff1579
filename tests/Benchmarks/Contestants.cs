using System.Collections.Immutable;
using CookieSecurity.Analyzers;
using CookieSecurity.Analyzers.Rules.Inventory;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Benchmarks;

/// <summary>The analyzers that are compared.</summary>
internal static class Contestants
{
    /// <summary>Every analyzer that ships.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Ours => Complete([new ResponseCookieAnalyzer(), new ApplicationAnalyzer(), new ConfigurationFileAnalyzer(), new CookieInventoryAnalyzer()]);

    /// <summary>What listening to the same operations costs where nothing is done with them.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Empty => [new EmptyAnalyzer()];

    private static ImmutableArray<DiagnosticAnalyzer> Complete(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var shipped = typeof(ResponseCookieAnalyzer).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)));
        var forgotten = shipped.Except(analyzers.Select(analyzer => analyzer.GetType())).ToArray();
        return forgotten.Length == 0 ? analyzers : throw new InvalidOperationException("Not measured: " + string.Join<Type>(", ", forgotten));
    }
}

[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The operations that our analyzers listen to; an operation that several of them hear is one here.</summary>
    private static readonly OperationKind[] Heard = [OperationKind.Invocation, OperationKind.MethodReference];

    private static readonly DiagnosticDescriptor Nothing = new("EMPTY", "Nothing", "Nothing", "Nothing", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Nothing];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start => start.RegisterOperationAction(static _ => { }, Heard));
    }
}
