using System.Text.RegularExpressions;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Documentation;

/// <summary>The names of options, as the code reads them and as documents mention them.</summary>
internal static partial class OptionKeys
{
    /// <summary>Cookies that the application writes.</summary>
    private static readonly string[] Written =
    [
        "CKS1001", "CKS1002", "CKS1003", "CKS1004", "CKS1005", "CKS1006", "CKS1007", "CKS1008", "CKS1009", "CKS1010", "CKS1011", "CKS1012", "CKS1013",
    ];

    private static readonly string[] MvcForgery = ["CKS3001", "CKS3002", "CKS3003", "CKS3008", "CKS3010", "CKS3011", "CKS3015", "CKS3017"];

    private static readonly string[] EndpointForgery = ["CKS3004", "CKS3005", "CKS3006", "CKS3007"];

    /// <summary>Forms and scripts in Razor files.</summary>
    private static readonly string[] RazorForms = ["CKS3012", "CKS3013"];

    /// <summary>Code that may stand in a Razor file. What sets up a whole application stands in none.</summary>
    private static readonly string[] InRazor = ["CKS3003", "CKS3017", "CKS4006", "CKS4007", "CKS4008", "CKS4010", "CKS4013", "CKS4014", "CKS9001"];

    /// <summary>On which rules each option has an effect.</summary>
    public static IReadOnlyDictionary<string, string[]> Affects { get; } = new Dictionary<string, string[]>
    {
        ["analyze_tests"] = [.. RuleCatalogue.All.Select(rule => rule.Id)],
        ["antiforgery"] = ["CKS3001", "CKS3002", .. EndpointForgery],
        ["antiforgery_attributes"] = ["CKS3001", "CKS3002", "CKS3003", "CKS3004", "CKS3005", "CKS3006", "CKS3017"],
        ["authentication"] = [.. MvcForgery, .. EndpointForgery, .. RazorForms, "CKS3016"],
        ["cookie_policy"] = ["CKS1001", "CKS1002", "CKS1004", "CKS1005", "CKS1006", "CKS2001", "CKS2002", "CKS2003", "CKS2006", "CKS2013", "CKS6001"],
        ["exempt_cookies"] = Written,
        ["https"] = ["CKS5001", "CKS5002"],
        ["max_cookie_lifetime"] = ["CKS1011"],
        ["max_idle_timeout"] = ["CKS4010"],
        ["max_security_stamp_interval"] = ["CKS4005"],
        ["max_sign_in_lifetime"] = ["CKS4010"],
        ["min_hsts_max_age"] = ["CKS5002"],
        ["report_razor"] = [.. Written, .. InRazor, .. RazorForms],
        ["script_readable_cookies"] = ["CKS1002", "CKS1007"],
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
