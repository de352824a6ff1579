using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>The one way a descriptor is made: its level decides severity and default, its weakness and requirement travel in the custom tags.</summary>
internal static class RuleDescriptor
{
    public const string Category = "CookieSecurity";

    /// <param name="id">CKSnnnn.</param>
    /// <param name="level">The promise about false positives.</param>
    /// <param name="title">Short, without a full stop.</param>
    /// <param name="message">What is wrong, what an attacker gains, what to do.</param>
    /// <param name="description">Why, in a sentence or two.</param>
    /// <param name="weakness">Number of the weakness in the CWE list.</param>
    /// <param name="requirement">Requirement of OWASP ASVS 5, such as "3.3.1"; null where none fits.</param>
    /// <param name="reference">The rule's primary source, used as help link where the repository has no public address.</param>
    public static DiagnosticDescriptor Create(
        string id,
        RuleLevel level,
        string title,
        string message,
        string description,
        int weakness,
        string? requirement,
        string reference)
    {
        var weaknessTag = "CWE-" + weakness;
        string[] tags = requirement is null
            ? [level.ToString(), weaknessTag]
            : [level.ToString(), weaknessTag, "OWASP-ASVS-5.0-" + requirement];
        return new DiagnosticDescriptor(
            id, title, message, Category, level.DefaultSeverity(), level.IsEnabledByDefault(), description, HelpLink(id, reference), tags);
    }

    private static string HelpLink(string id, string reference) =>
        BuildFacts.RepositoryUrl.Length == 0 ? reference : BuildFacts.RepositoryUrl + "/blob/main/docs/rules/" + id + ".md";
}
