using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.FrameworkCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS2004 SameSite None or Unspecified on a sign-in, session or antiforgery cookie.</summary>
internal static class SameSiteRule
{
    private const int Unspecified = -1;
    private const int None = 0;

    public static void Check(FileContext file)
    {
        foreach (var cookie in file.Cookies())
        {
            if (cookie.Kind is not (FrameworkCookieKind.SignIn or FrameworkCookieKind.Session or FrameworkCookieKind.Antiforgery) || IsOnTheWayBack(file, cookie))
            {
                continue;
            }

            var facts = cookie.Of(Member.SameSite);
            if (!cookie.Always(facts, Member.SameSite, static value => value is None or Unspecified)
                || file.Application.CookiePolicy.InForce(file.Cancellation).SameSite is Enforcement.Yes or Enforcement.Unknown)
            {
                continue;
            }

            var isStrict = cookie.Kind == FrameworkCookieKind.Antiforgery;
            foreach (var written in ConfiguredCookie.Written(facts))
            {
                if (cookie.Stands(written))
                {
                    file.Report(
                        LoweredSameSite,
                        written.Origin!.GetLocation(),
                        FrameworkCookieEdits.Set(Member.SameSite, isStrict ? CookieWrites.Edits.SameSiteStrict : CookieWrites.Edits.SameSiteLax, written),
                        cookie.Cookie.Words,
                        isStrict ? "Strict" : "Lax");
                }
            }
        }
    }

    /// <summary>Identity's external cookie may have to come along with what another site sends.</summary>
    private static bool IsOnTheWayBack(FileContext file, ConfiguredCookie cookie) =>
        cookie.Kind == FrameworkCookieKind.SignIn && cookie.Name.Text == SchemeNames.IdentityExternal && file.Application.FrameworkCookies.HasRemoteSignIn(file.Cancellation);
}
