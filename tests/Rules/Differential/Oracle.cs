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
                return $"{claim.Rule} of '{claim.Cookie}' at \"{claim.Squiggle}\" is false: {string.Join(", ", written.Select(cookie => cookie with { Calls = string.Empty }).Distinct())}";
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
        "CKS1001" => Always(written, cookie => !cookie.Secure),
        "CKS1002" => Always(written, cookie => !cookie.HttpOnly),
        "CKS1003" => Always(written, cookie => cookie.SameSite == SameSiteMode.Unspecified),
        "CKS1004" => Always(written, cookie => !cookie.Secure && cookie.SameSite == SameSiteMode.None),
        "CKS1005" => written.Any(cookie => !cookie.Secure),
        _ => false,
    };

    /// <summary>
    /// Whether it is so on every run. A helper, and a local function or lambda is one, is judged at each call of it: where several lead to
    /// the write, a report is true if it is so whenever one of them does.
    /// </summary>
    private static bool Always(List<WrittenCookie> written, Func<WrittenCookie, bool> isSo) =>
        written.GroupBy(cookie => cookie.Calls).Any(calls => calls.All(isSo));
}
