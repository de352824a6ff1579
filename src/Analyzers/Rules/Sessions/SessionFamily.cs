using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>Sign-ins and sessions: how they are checked, how they end, how long they live and what protects them.</summary>
internal sealed class SessionFamily : RuleFamily
{
    private static readonly NameSet Validations = new(Member.OnValidatePrincipal, Member.EventsType, "CookieAuthenticationEvents", Member.Events);
    private static readonly NameSet PlainCookies = new("AddCookie");
    private static readonly NameSet Intervals = new(Member.ValidationInterval);

    public override NameSet Triggers { get; } = NameSet.Union(
        Validations, PlainCookies, Intervals, RejectedPrincipalRule.Names, KeptSessionRule.SignOuts, KeptSessionRule.SignIns, LongSignInRule.Options, LongSignInRule.Properties,
        TicketProtectionRule.EphemeralKeys, TicketProtectionRule.Encryptors, TicketProtectionRule.Formats, KeyProtectionRule.Names, KeyProtectionRule.Encryptors,
        ForwardedAddressRule.Headers, ForwardedAddressRule.Lists, PersistentSignInRule.Properties);

    public override ImmutableArray<DiagnosticDescriptor> Rules => SessionDescriptors.All;

    public override void Check(FileContext file)
    {
        CheckValidation(file);
        CheckEnds(file);
        CheckLifetimes(file);
        CheckProtection(file);
        CheckAddresses(file);
    }

    private static void CheckValidation(FileContext file)
    {
        if (file.Mentions(Validations))
        {
            LostStampCheckRule.Check(file);
        }

        if (file.Mentions(PlainCookies))
        {
            PlainIdentityCookieRule.Check(file);
        }

        if (file.Mentions(Intervals))
        {
            StampIntervalRule.Check(file);
        }
    }

    private static void CheckEnds(FileContext file)
    {
        if (file.Mentions(RejectedPrincipalRule.Names))
        {
            RejectedPrincipalRule.Check(file);
        }

        if (file.Mentions(KeptSessionRule.SignOuts))
        {
            KeptSessionRule.CheckSignOuts(file);
        }

        if (file.Mentions(KeptSessionRule.SignIns))
        {
            KeptSessionRule.CheckSignIns(file);
            PersistentSignInRule.CheckCalls(file);
        }
    }

    private static void CheckLifetimes(FileContext file)
    {
        if (file.Mentions(LongSignInRule.Options))
        {
            LongSignInRule.CheckOptions(file);
        }

        if (file.Mentions(LongSignInRule.Properties))
        {
            LongSignInRule.CheckProperties(file);
        }

        if (file.Mentions(PersistentSignInRule.Properties))
        {
            PersistentSignInRule.CheckProperties(file);
        }
    }

    private static void CheckProtection(FileContext file)
    {
        if (file.Mentions(TicketProtectionRule.EphemeralKeys))
        {
            TicketProtectionRule.CheckKeys(file);
        }

        if (file.Mentions(TicketProtectionRule.Encryptors))
        {
            TicketProtectionRule.CheckEncryptors(file);
        }

        if (file.Mentions(TicketProtectionRule.Formats))
        {
            TicketProtectionRule.CheckFormats(file);
        }

        if (file.Mentions(KeyProtectionRule.Names))
        {
            KeyProtectionRule.Check(file);
        }
    }

    private static void CheckAddresses(FileContext file)
    {
        if (file.Mentions(ForwardedAddressRule.Headers))
        {
            ForwardedAddressRule.CheckHeaders(file);
        }

        if (file.Mentions(ForwardedAddressRule.Lists))
        {
            ForwardedAddressRule.CheckLists(file);
        }
    }
}
