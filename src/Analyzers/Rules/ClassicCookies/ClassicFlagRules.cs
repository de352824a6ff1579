using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using static CookieSecurity.Analyzers.Descriptors.ResponseCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ClassicCookies;

/// <summary>CKS1001, CKS1002 and CKS1004 on cookies of System.Web: what code leaves unset, <c>httpCookies</c> of <c>web.config</c> decides.</summary>
internal static class ClassicFlagRules
{
    private const int SameSiteNone = 0;
    private const string SameSiteLax = "global::System.Web.SameSiteMode.Lax";

    public static void Check(ClassicCookie cookie)
    {
        CheckSecure(cookie);
        CheckHttpOnly(cookie);
    }

    private static void CheckSecure(ClassicCookie cookie)
    {
        var secure = cookie[Member.Secure];
        if (!IsOff(secure, cookie.Defaults.Secure))
        {
            return;
        }

        var sameSite = cookie[Member.SameSite];
        var isDropped = sameSite.All(static fact => fact.Atom.IsConstant(SameSiteNone));
        var rule = isDropped ? SameSiteNoneWithoutSecure : WithoutSecure;
        if (cookie.IsExempt(rule) || cookie.Options(rule).CookiePolicy.Contains("secure"))
        {
            return;
        }

        var edits = cookie.Set(Member.Secure, Edits.True, secure);
        if (isDropped)
        {
            cookie.Report(rule, sameSite, any: false, edits.AddRange(cookie.Set(Member.SameSite, SameSiteLax, sameSite)), "SameSite=None");
        }
        else
        {
            cookie.Report(rule, secure, any: false, edits);
        }
    }

    private static void CheckHttpOnly(ClassicCookie cookie)
    {
        var httpOnly = cookie[Member.HttpOnly];
        var isDecision = httpOnly.Any(static fact => fact.Atom != Atom.Unset);
        if (!IsOff(httpOnly, cookie.Defaults.HttpOnly) || (isDecision && !(cookie.Name is { } name && CookieName.LooksLikeCredential(name))))
        {
            return;
        }

        var options = cookie.Options(WithoutHttpOnly);
        if (!cookie.IsExempt(WithoutHttpOnly) && !options.CookiePolicy.Contains("http_only") && !(cookie.Name is { } known && options.ScriptReadableCookies.Contains(known)))
        {
            cookie.Report(WithoutHttpOnly, httpOnly, any: false, cookie.Set(Member.HttpOnly, Edits.True, httpOnly));
        }
    }

    /// <summary>On every path, set to false, or unset where the defaults are known to be false.</summary>
    private static bool IsOff(ImmutableArray<Fact> facts, bool? whenUnset) =>
        facts.All(fact => fact.Atom == Atom.Unset ? whenUnset == false : fact.Atom.IsConstant(false));
}
