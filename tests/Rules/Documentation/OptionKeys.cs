using System.Text.RegularExpressions;
using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Documentation;

/// <summary>The names of options, as the code reads them and as documents mention them.</summary>
internal static partial class OptionKeys
{
    private static readonly string[] Everything = 
    [
        "CKS1001", "CKS1002", "CKS1003", "CKS1004", "CKS1005", "CKS1006", "CKS1007", "CKS1008", "CKS1009", "CKS1010", "CKS1011", "CKS1012", "CKS1013",
    ];

    /// <summary>On which rules each option has an effect.</summary>
    public static IReadOnlyDictionary<string, string[]> Affects { get; } = new Dictionary<string, string[]>
    {
        ["exempt_cookies"] = Everything,
        ["script_readable_cookies"] = ["CKS1002", "CKS1007"],
        ["max_cookie_lifetime"] = ["CKS1011"],
        ["cookie_policy"] = ["CKS1001", "CKS1002", "CKS1004", "CKS1005", "CKS1006"],
        ["analyze_tests"] = Everything,
        ["report_razor"] = Everything,
    };

    public static IReadOnlySet<string> InCode() => Matches(
        ReadInCode(), File.ReadAllText(Path.Combine(ReferencePacks.RepositoryFolder, "src", "Analyzers", "Options", "CookieSecurityOptions.cs")));

    /// <summary>Also those set for one rule, <c>cookie_security.CKS1001.exempt_cookies</c>.</summary>
    public static IReadOnlySet<string> MentionedIn(string document) => Matches(Mentioned(), document);

    private static HashSet<string> Matches(Regex pattern, string text) => [.. pattern.Matches(text).Select(match => match.Groups["key"].Value)];

    [GeneratedRegex("""\b(Find|Flag|Span)\("(?<key>\w+)"(,[^)]*)?\)""")]
    private static partial Regex ReadInCode();

    [GeneratedRegex(@"\bcookie_security\.(CKS\d{4}\.)?(?<key>[a-z_]+)")]
    private static partial Regex Mentioned();
}
