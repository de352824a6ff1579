using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.FrameworkCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS2010 a cookie policy that makes cookies without a SameSite of their own SameSite=None.</summary>
internal static class MinimumSameSiteRule
{
    private const string Unspecified = "global::Microsoft.AspNetCore.Http.SameSiteMode.Unspecified";
    private const int None = 0;

    public static void Check(FileContext file)
    {
        var policy = TrackedTypes.CookiePolicy;
        Check(file, file.Application.Configuration.Of(policy, SchemeName.Default, Member.MinimumSameSitePolicy, file.Cancellation));
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (CookiePolicyModel.IsUse(call.Method) && OptionsSources.Replacing(call, policy) is { } own)
            {
                Check(file, own.Of(Member.MinimumSameSitePolicy));
            }
        }
    }

    private static void Check(FileContext file, ImmutableArray<Fact> minimum)
    {
        foreach (var written in ConfiguredCookie.Written(minimum).Where(static fact => fact.Atom.IsConstant(None)))
        {
            if (!DebugRegions.Of(written.Origin!.SyntaxTree).IsDebugOnly(written.Origin))
            {
                file.Report(
                    MinimumNone,
                    written.Origin.GetLocation(),
                    FrameworkCookieEdits.Set(Member.MinimumSameSitePolicy, Unspecified, written).AddRange(FrameworkCookieEdits.Set(Member.MinimumSameSitePolicy, CookieWrites.Edits.SameSiteLax, written)));
            }
        }
    }
}
