using System;
using CookieSecurity.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers.Reporting;

/// <summary>Where reports are wanted at all: not in test projects, not in generated code unless it stands for a line of a Razor file.</summary>
internal static class ReportScope
{
    public static bool Covers(OperationAnalysisContext context, SyntaxNode node)
    {
        var options = CookieSecurityOptions.For(context.Options, node, context.IsGeneratedCode, ruleId: string.Empty);
        return (!context.IsGeneratedCode || IsRazor(node, options)) && (!IsTestProject(context.Options) || options.AnalyzeTests);
    }

    private static bool IsRazor(SyntaxNode node, CookieSecurityOptions options)
    {
        var mapped = node.GetLocation().GetMappedLineSpan();
        return mapped.HasMappedPath
            && (mapped.Path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase) || mapped.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase))
            && options.ReportRazor;
    }

    private static bool IsTestProject(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out var value)
        && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
