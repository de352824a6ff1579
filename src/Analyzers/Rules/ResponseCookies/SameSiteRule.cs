using System.Linq;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using static CookieSecurity.Analyzers.Descriptors.ResponseCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>CKS1003 options that leave SameSite to the browser. A call without options is CKS1001's.</summary>
internal static class SameSiteRule
{
    private const int SameSiteUnspecified = -1;

    public static void Check(WriteContext context)
    {
        var write = context.Write;
        if (!write.TakesOptions || context.IsExempt(WithoutSameSite))
        {
            return;
        }

        var sameSite = write[Member.SameSite];
        if (!sameSite.All(static fact => fact.Atom == Atom.Unset || fact.Atom.IsConstant(SameSiteUnspecified)) || context.Policy.SameSite != Enforcement.No)
        {
            return;
        }

        var lax = Edits.Set(Member.SameSite, Edits.SameSiteLax, sameSite);
        var strict = Edits.Set(Member.SameSite, Edits.SameSiteStrict, sameSite);
        context.Report(WithoutSameSite, Placement.Of(write, context.Body, sameSite), lax.AddRange(strict), context.NameInMessage);
    }
}
