using System;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>CKS1010 a cookie that every sibling host receives and may set.</summary>
internal static class DomainRule
{
    public static void Check(WriteContext context)
    {
        var write = context.Write;
        if (!write.TakesOptions || context.IsExempt(SharedDomain) || PrefixRule.TakesDomain(context))
        {
            return;
        }

        var domain = write[Member.Domain];
        var shared = domain.Where(static fact => fact.Atom is ConstantAtom { Value: string name } && IsShared(name)).ToImmutableArray();
        if (!shared.IsEmpty && domain.All(static fact => fact.Atom is ConstantAtom || fact.Atom == Atom.Unset))
        {
            var name = (string)((ConstantAtom)shared[0].Atom).Value!;
            context.Report(SharedDomain, Placement.OfFirst(write, context.Body, shared), Edits.Remove("Remove the Domain", shared), context.NameInMessage, name.TrimStart('.'));
        }
    }

    public static bool IsShared(string domain) =>
        domain.Length > 0
        && !domain.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        && !domain.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
}
