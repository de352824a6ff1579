using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>A level is a promise about false positives, not a taste.</summary>
internal enum RuleLevel
{
    /// <summary>The code does this on every path that the analysis can see; nothing unknown was guessed.</summary>
    Proven,

    /// <summary>Dangerous in the usual deployment, or on some path only.</summary>
    Likely,

    /// <summary>A reviewer's list: right to look at, often right to keep. Off until asked for.</summary>
    Audit,
}

internal static class RuleLevelExtensions
{
    public static DiagnosticSeverity DefaultSeverity(this RuleLevel level) =>
        level == RuleLevel.Likely ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;

    public static bool IsEnabledByDefault(this RuleLevel level) => level != RuleLevel.Audit;
}
