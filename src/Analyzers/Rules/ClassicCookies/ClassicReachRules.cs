using System;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using CookieSecurity.Analyzers.Values;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ClassicCookies;

/// <summary>CKS1010 and CKS1011 on cookies of System.Web: how far and how long they reach.</summary>
internal static class ClassicReachRules
{
    public static void Check(ClassicCookie cookie)
    {
        CheckDomain(cookie);
        CheckLifetime(cookie);
    }

    private static void CheckDomain(ClassicCookie cookie)
    {
        var domain = cookie[Member.Domain];
        var shared = domain.Where(static fact => fact.Atom is ConstantAtom { Value: string name } && DomainRule.IsShared(name)).ToImmutableArray();
        if (!shared.IsEmpty && domain.All(static fact => fact.Atom is ConstantAtom || fact.Atom == Atom.Unset) && !cookie.IsExempt(SharedDomain))
        {
            var name = (string)((ConstantAtom)shared[0].Atom).Value!;
            cookie.Report(SharedDomain, shared, any: true, Edits.Remove("Remove the Domain", shared), name.TrimStart('.'));
        }
    }

    private static void CheckLifetime(ClassicCookie cookie)
    {
        var lifetime = cookie[Member.Expires];
        var most = cookie.Options(LongLife).MaxCookieLifetime;
        var tooLong = lifetime.Where(fact => ConstantSpan.Of(fact.Atom) > most).ToImmutableArray();
        if (!tooLong.IsEmpty && lifetime.All(static fact => fact.Atom == Atom.Unset || ConstantSpan.Of(fact.Atom) is not null) && !cookie.IsExempt(LongLife))
        {
            var length = ConstantSpan.Of(tooLong[0].Atom)!.Value;
            var text = length == TimeSpan.MaxValue ? "for ever" : LifetimeRule.Spelled(length);
            cookie.ReportValue(LongLife, tooLong, cookie.Set(Member.Expires, Allowed(most), tooLong), text, LifetimeRule.Spelled(most));
        }
    }

    private static string Allowed(TimeSpan most) => "global::System.DateTime.UtcNow." + (most.Ticks % TimeSpan.TicksPerDay == 0
        ? FormattableString.Invariant($"AddDays({most.Ticks / TimeSpan.TicksPerDay})")
        : FormattableString.Invariant($"AddMinutes({most.Ticks / TimeSpan.TicksPerMinute})"));
}
