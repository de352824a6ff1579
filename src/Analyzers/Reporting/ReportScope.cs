using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers.Reporting;

/// <summary>Where reports are wanted at all: not in test projects, not in generated code unless it stands for a line of a Razor file.</summary>
internal static class ReportScope
{
    /// <summary>Asked before anything is thought about: whether one of the rules at least may report here.</summary>
    public static bool CoversAny(OperationAnalysisContext context, SyntaxNode node, ImmutableArray<DiagnosticDescriptor> rules)
    {
        if (!context.IsGeneratedCode && !IsTestProject(context.Options))
        {
            return true;
        }

        foreach (var rule in rules)
        {
            if (Covers(context, node, rule))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Covers(OperationAnalysisContext context, SyntaxNode node, DiagnosticDescriptor rule)
    {
        var options = CookieSecurityOptions.For(context.Options, node, context.IsGeneratedCode, rule.Id);
        return (!context.IsGeneratedCode || (IsRazor(node) && options.ReportRazor)) && (!IsTestProject(context.Options) || options.AnalyzeTests);
    }

    private static bool IsRazor(SyntaxNode node)
    {
        var mapped = node.GetLocation().GetMappedLineSpan();
        return mapped.HasMappedPath
            && (mapped.Path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase) || mapped.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsTestProject(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out var value)
        && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
