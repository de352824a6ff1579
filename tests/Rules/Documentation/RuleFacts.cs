using System.Globalization;
using CookieSecurity.Analyzers;
using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CookieSecurity.Tests.Documentation;

/// <summary>What documents say of a rule, read from its descriptor and from the fixes that exist.</summary>
internal sealed class RuleFacts
{
    private const string Weaknesses = "https://cwe.mitre.org/data/definitions/";
    private const string Requirements = "https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/";

    /// <summary>The file of each chapter of the standard.</summary>
    private static readonly Dictionary<string, string> Chapters = new()
    {
        ["3"] = "0x12-V3-Web-Frontend-Security.md",
        ["4"] = "0x13-V4-API-and-Web-Service.md",
        ["7"] = "0x16-V7-Session-Management.md",
        ["9"] = "0x18-V9-Self-contained-Tokens.md",
        ["12"] = "0x21-V12-Secure-Communication.md",
        ["13"] = "0x22-V13-Configuration.md",
        ["15"] = "0x24-V15-Secure-Coding-and-Architecture.md",
    };

    private static readonly HashSet<string> Fixable = typeof(CookieEditFix).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
        .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds)
        .ToHashSet();

    private readonly DiagnosticDescriptor descriptor;

    private RuleFacts(DiagnosticDescriptor descriptor) => this.descriptor = descriptor;

    public static IReadOnlyList<RuleFacts> All { get; } = [.. RuleCatalogue.All.Select(descriptor => new RuleFacts(descriptor))];

    public string Id => descriptor.Id;

    public string Title => descriptor.Title.ToString(CultureInfo.InvariantCulture);

    public string Description => descriptor.Description.ToString(CultureInfo.InvariantCulture);

    public string Category => descriptor.Category;

    public string Level => descriptor.CustomTags.Single(tag => Enum.IsDefined(typeof(RuleLevel), tag));

    /// <summary>As it is written in an <c>.editorconfig</c>.</summary>
    public string Severity => !descriptor.IsEnabledByDefault ? "none" : descriptor.DefaultSeverity == DiagnosticSeverity.Info ? "suggestion" : "warning";

    public string Fix => Fixable.Contains(Id) ? "yes" : "no";

    public string Weakness
    {
        get
        {
            var tag = descriptor.CustomTags.Single(candidate => candidate.StartsWith("CWE-", StringComparison.Ordinal));
            return $"[{tag}]({Weaknesses}{tag["CWE-".Length..]}.html)";
        }
    }

    public string Requirement
    {
        get
        {
            const string prefix = "OWASP-ASVS-5.0-";
            var tag = descriptor.CustomTags.FirstOrDefault(candidate => candidate.StartsWith(prefix, StringComparison.Ordinal));
            return tag is null ? "none" : $"[{tag[prefix.Length..]}]({Requirements}{Chapters[tag[prefix.Length..].Split('.')[0]]})";
        }
    }

    /// <summary>The primary source; null in a build whose help links lead to the pages themselves.</summary>
    public string? Reference => BuildFacts.RepositoryUrl.Length == 0 ? descriptor.HelpLinkUri : null;
}
