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

    /// <summary>What sets up a whole application stands in no Razor file, and is about no single cookie.</summary>
    private static readonly string[] Setup = ["CKS2007", "CKS2008", "CKS2009", "CKS2013", "CKS5001", "CKS5002", "CKS5003", "CKS5004", "CKS5005"];

    /// <summary>What configuration files say.</summary>
    private static readonly string[] Settings = ["CKS6001", "CKS6002"];

    /// <summary>On which rules each option has an effect.</summary>
    public static IReadOnlyDictionary<string, string[]> Affects { get; } = new Dictionary<string, string[]>
    {
        ["exempt_cookies"] = Everything,
        ["min_hsts_max_age"] = ["CKS5002"],
        ["https"] = ["CKS5001", "CKS5002"],
        ["analyze_tests"] = [.. Everything, .. Setup, .. Settings],
        ["script_readable_cookies"] = ["CKS1002", "CKS1007"],
        ["max_cookie_lifetime"] = ["CKS1011"],
        ["cookie_policy"] = ["CKS1001", "CKS1002", "CKS1004", "CKS1005", "CKS1006", "CKS2013", "CKS6001"],
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
