using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Reporting;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS2001 and CKS2002 where somebody set the policy: to None, or to what the request says.</summary>
internal static class SecurePolicyRule
{
    public static void Check(FileContext file)
    {
        foreach (var cookie in file.Cookies())
        {
            if (RemoteCookieRule.Takes(file, cookie) || BuilderPrefixRule.TakesSecure(file, cookie) || (cookie.Kind == FrameworkCookieKind.Session && file.HasNoSession()))
            {
                continue;
            }

            var policy = cookie.Of(Member.SecurePolicy);
            foreach (var written in ConfiguredCookie.Written(policy))
            {
                var squiggle = written.Origin!.GetLocation();
                if (file.RuleFor(cookie, policy, squiggle) is { } rule && cookie.Stands(written))
                {
                    file.Report(rule, squiggle, FrameworkCookieEdits.Set(Member.SecurePolicy, FrameworkCookieEdits.Always, written), cookie.Cookie.Words);
                }
            }

            if (NewBuilderRule.LeftBy(file, policy) is { } creation && !NewBuilderRule.Takes(file, cookie) && file.RuleFor(cookie, policy, creation.GetLocation()) is { } lacks && cookie.Stands(policy[0]))
            {
                file.Report(lacks, creation.GetLocation(), FrameworkCookieEdits.Set(Member.SecurePolicy, FrameworkCookieEdits.Always, policy[0]), cookie.Cookie.Words);
            }
        }
    }
}
