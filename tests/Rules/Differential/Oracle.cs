using Microsoft.AspNetCore.Http;

namespace CookieSecurity.Tests.Differential;

/// <summary>Compares what the rules say with what the runs did.</summary>
internal static class Oracle
{
    /// <summary>Null where every report is true.</summary>
    public static string? FalseReport(Outcome outcome)
    {
        foreach (var claim in outcome.Claims)
        {
            var written = outcome.Written.Where(cookie => cookie.Name == claim.Cookie).ToList();
            if (written.Count > 0 && !IsTrue(claim.Rule, written))
            {
                return $"{claim.Rule} of '{claim.Cookie}' at \"{claim.Squiggle}\" is false: {string.Join(", ", written.Distinct())}";
            }
        }

        return null;
    }

    /// <summary>The cookies that no run writes securely and of which nothing is said, in a program of which nothing else is said either.</summary>
    public static IEnumerable<string> Missed(Outcome outcome) =>
        SaysNothingOfSecure(outcome) ? Names(outcome).Where(name => outcome.Written.All(cookie => cookie.Name != name || !cookie.Secure)) : [];

    /// <summary>The same for cookies that some run writes insecurely.</summary>
    public static IEnumerable<string> MissedSometimes(Outcome outcome) =>
        SaysNothingOfSecure(outcome) ? Names(outcome).Where(name => outcome.Written.Any(cookie => cookie.Name == name && !cookie.Secure)) : [];

    public static IEnumerable<string> NeverSecure(Outcome outcome) =>
        Names(outcome).Where(name => outcome.Written.All(cookie => cookie.Name != name || !cookie.Secure));

    private static IEnumerable<string> Names(Outcome outcome) => outcome.Written.Select(cookie => cookie.Name).Distinct();

    private static bool SaysNothingOfSecure(Outcome outcome) => outcome.Claims.All(claim => claim.Rule is "CKS1002" or "CKS1003");

    private static bool IsTrue(string rule, List<WrittenCookie> written) => rule switch
    {
        "CKS1001" => written.All(cookie => !cookie.Secure),
        "CKS1002" => written.All(cookie => !cookie.HttpOnly),
        "CKS1003" => written.All(cookie => cookie.SameSite == SameSiteMode.Unspecified),
        "CKS1004" => written.All(cookie => !cookie.Secure && cookie.SameSite == SameSiteMode.None),
        "CKS1005" => written.Any(cookie => !cookie.Secure),
        _ => false,
    };
}
