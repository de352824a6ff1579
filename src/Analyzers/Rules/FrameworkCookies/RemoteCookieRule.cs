using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.FrameworkCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS2006 correlation, nonce and state cookies that are less than Secure and SameSite=None.</summary>
internal static class RemoteCookieRule
{
    private const int SecureAlways = 1;
    private const int SameSiteNone = 0;
    private const int FirstHardened = 8;

    public static void Check(FileContext file)
    {
        foreach (var cookie in file.Cookies())
        {
            if (Takes(file, cookie))
            {
                if (file.Application.CookiePolicy.InForce(file.Cancellation).Secure is Enforcement.No or Enforcement.ByRequest)
                {
                    Check(file, cookie, Member.SecurePolicy, SecureAlways);
                }

                Check(file, cookie, Member.SameSite, SameSiteNone);
            }
        }
    }

    /// <summary>Whether the cookie is one that is hardened from the start: in older frameworks it is not.</summary>
    public static bool Takes(FileContext file, ConfiguredCookie cookie) =>
        cookie.Kind == FrameworkCookieKind.Remote
        && file.Application.Flow.Types.SymbolOf(cookie.Cookie.Options) is { } type
        && type.ContainingAssembly.Identity.Version.Major >= FirstHardened;

    private static void Check(FileContext file, ConfiguredCookie cookie, string member, int needed)
    {
        var facts = cookie.Of(member);
        if (!cookie.Always(facts, member, value => value is int set && set != needed))
        {
            return;
        }

        foreach (var written in ConfiguredCookie.Written(facts))
        {
            var squiggle = written.Origin!.GetLocation();
            if (cookie.Stands(written) && !(member == Member.SecurePolicy && file.SecureByPolicy(SoftenedRemoteCookie, squiggle) == Enforcement.Yes))
            {
                file.Report(
                    SoftenedRemoteCookie,
                    squiggle,
                    FrameworkCookieEdits.Remove("Leave it as the framework sets it", written),
                    cookie.Cookie.Words,
                    member == Member.SecurePolicy ? "a SecurePolicy other than Always" : "a SameSite other than None");
            }
        }
    }
}
