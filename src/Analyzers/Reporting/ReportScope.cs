using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Triggers;
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
            if (Covers(context.Options, node.GetLocation(), context.IsGeneratedCode, rule))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Covers(AnalyzerOptions options, Location place, bool isGenerated, DiagnosticDescriptor rule)
    {
        var settings = CookieSecurityOptions.For(options, place, isGenerated, rule.Id);
        return (!isGenerated || (IsRazor(place) && settings.ReportRazor)) && (!IsTestProject(options) || settings.AnalyzeTests);
    }

    /// <summary>The same for a Razor file itself.</summary>
    public static bool Covers(AnalyzerOptions options, AdditionalText razor, DiagnosticDescriptor rule)
    {
        var settings = CookieSecurityOptions.For(options, razor, rule.Id);
        return settings.ReportRazor && (!IsTestProject(options) || settings.AnalyzeTests);
    }

    /// <summary>The same for a configuration file.</summary>
    public static bool CoversFile(AnalyzerOptions options, AdditionalText file, DiagnosticDescriptor rule) =>
        !IsTestProject(options) || CookieSecurityOptions.For(options, file, rule.Id).AnalyzeTests;

    /// <summary>Whether generated code may stand for a Razor file: what the Razor compiler writes says for which one.</summary>
    public static bool IsRazorCode(SyntaxTree tree) => TreeText.Mentions(tree, ".cshtml") || TreeText.Mentions(tree, ".razor");

    private static bool IsRazor(Location place)
    {
        var mapped = place.GetMappedLineSpan();
        return mapped.HasMappedPath
            && (mapped.Path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase) || mapped.Path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsTestProject(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.IsTestProject", out var value)
        && value.Equals("true", StringComparison.OrdinalIgnoreCase);
}
