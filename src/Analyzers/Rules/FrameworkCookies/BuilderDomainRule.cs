using System.Linq;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS1010 on the framework's cookies: every sibling host receives them and may set them.</summary>
internal static class BuilderDomainRule
{
    public static void Check(FileContext file)
    {
        foreach (var cookie in file.Cookies())
        {
            var domain = cookie.Of(Member.Domain);
            if (BuilderPrefixRule.TakesDomain(cookie) || domain.Any(static fact => fact.Atom is not ConstantAtom && fact.Atom != Atom.Unset))
            {
                continue;
            }

            foreach (var written in ConfiguredCookie.Written(domain))
            {
                if (written.Atom is ConstantAtom { Value: string name } && DomainRule.IsShared(name) && cookie.Stands(written))
                {
                    file.Report(SharedDomain, written.Origin!.GetLocation(), FrameworkCookieEdits.Remove("Remove the Domain", written), string.Empty, name.TrimStart('.'));
                }
            }
        }
    }
}
