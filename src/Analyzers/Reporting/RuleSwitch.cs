using System.Threading;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Reporting;

/// <summary>Whether anybody wants the reports of a rule that stand in no C# file: sections of an <c>.editorconfig</c> do not reach these.</summary>
internal static class RuleSwitch
{
    public static bool IsOnOutsideCode(this DiagnosticDescriptor rule, Compilation compilation, CancellationToken cancellation)
    {
        var options = compilation.Options;
        return (options.SpecificDiagnosticOptions.TryGetValue(rule.Id, out var severity)
                || options.SyntaxTreeOptionsProvider?.TryGetGlobalDiagnosticValue(rule.Id, cancellation, out severity) == true)
            && severity != ReportDiagnostic.Default
            ? severity != ReportDiagnostic.Suppress
            : rule.IsEnabledByDefault;
    }
}
