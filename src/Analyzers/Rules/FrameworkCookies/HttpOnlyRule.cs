using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.FrameworkCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS2003 <c>HttpOnly = false</c> on a cookie that no script has any business with.</summary>
internal static class HttpOnlyRule
{
    public static void Check(FileContext file)
    {
        foreach (var cookie in file.Cookies())
        {
            var facts = cookie.Kind == FrameworkCookieKind.Consent ? Configuration.Settled.Untouched : cookie.Of(Member.HttpOnly);
            if (!cookie.Always(facts, Member.HttpOnly, static value => value is false))
            {
                continue;
            }

            foreach (var written in ConfiguredCookie.Written(facts))
            {
                var squiggle = written.Origin!.GetLocation();
                if (!file.IsHttpOnlyByPolicy(ReadableByScript, squiggle) && cookie.Stands(written))
                {
                    var edits = cookie.IsReplaced
                        ? FrameworkCookieEdits.Set(Member.HttpOnly, CookieWrites.Edits.True, written)
                        : FrameworkCookieEdits.Remove("Leave HttpOnly on", written);
                    file.Report(ReadableByScript, squiggle, edits, cookie.Cookie.Words);
                }
            }
        }
    }
}
