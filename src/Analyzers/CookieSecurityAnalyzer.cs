using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers;

/// <summary>
/// What every analyzer here shares: concurrency, generated code (Razor's is analyzed, the rest filtered on report), and the gate:
/// a compilation that references none of our symbols registers nothing and costs nothing.
/// </summary>
public abstract class CookieSecurityAnalyzer : DiagnosticAnalyzer
{
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(start =>
        {
            if (ApplicationModel.Of(start.Compilation, start.Options.AdditionalFiles, start.CancellationToken) is { } application)
            {
                Register(start, application);
            }
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, ApplicationModel application);
}
