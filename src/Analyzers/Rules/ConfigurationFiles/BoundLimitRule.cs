using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using CookieSecurity.Analyzers.Rules.Sessions;
using CookieSecurity.Analyzers.Rules.Transport;

namespace CookieSecurity.Analyzers.Rules.ConfigurationFiles;

/// <summary>
/// What other rules say of assignments, where a settings file sets the member: CKS4010 a sign-in or session that lives too long, CKS4005 checks
/// of the security stamp that are too rare, CKS5002 too little of strict transport security, CKS1010 a domain.
/// </summary>
internal static class BoundLimitRule
{
    public static readonly ImmutableArray<Microsoft.CodeAnalysis.DiagnosticDescriptor> Rules = ImmutableArray.Create(
        SessionDescriptors.LongSignIn, SessionDescriptors.RareStampCheck, TransportDescriptors.WithoutHsts, WrittenCookieDescriptors.SharedDomain);

    private static readonly ImmutableArray<string> Members =
        ImmutableArray.Create(Member.ExpireTimeSpan, Member.IdleTimeout, Member.ValidationInterval, Member.MaxAge, Member.Domain);

    /// <summary>Cheap, since it is asked for every setting.</summary>
    public static bool MayBe(string path)
    {
        foreach (var member in Members)
        {
            if (path.EndsWith(member, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public static void Check(SettingsFileContext file, JsonSetting setting, ApplicationModel application)
    {
        foreach (var bound in application.BoundSections.All(file.Cancellation))
        {
            if (bound.MemberAt(setting.Path, Members) is { } place
                && SettingInForce.Stands(bound, place.Part, place.Member, application.Configuration, file.Cancellation))
            {
                Check(file, setting, bound.Type, place.Part, place.Member, application);
                return;
            }
        }
    }

    private static void Check(SettingsFileContext file, JsonSetting setting, TrackedType type, string part, string member, ApplicationModel application)
    {
        if (member == Member.Domain)
        {
            if ((part.Length > 0 || type == TrackedTypes.CookieBuilder) && DomainRule.IsShared(setting.Value) && file.Covers(WrittenCookieDescriptors.SharedDomain))
            {
                file.Report(WrittenCookieDescriptors.SharedDomain, setting.Place, edit: null, string.Empty, setting.Value.TrimStart('.'));
            }
        }
        else if (part.Length == 0 && TimeSpan.TryParseExact(setting.Value.Trim(), "c", null, out var length))
        {
            CheckLength(file, setting, type, member, length, application);
        }
    }

    private static void CheckLength(SettingsFileContext file, JsonSetting setting, TrackedType type, string member, TimeSpan length, ApplicationModel application)
    {
        if (type == TrackedTypes.SignIn && member == Member.ExpireTimeSpan)
        {
            CheckLife(file, setting, member, "a sign-in", length, file.Options(SessionDescriptors.LongSignIn).MaxSignInLifetime);
        }
        else if (type == TrackedTypes.Session && member == Member.IdleTimeout)
        {
            CheckLife(file, setting, member, "an idle session", length, file.Options(SessionDescriptors.LongSignIn).MaxIdleTimeout);
        }
        else if (type == TrackedTypes.SecurityStamp && member == Member.ValidationInterval)
        {
            var most = file.Options(SessionDescriptors.RareStampCheck).MaxSecurityStampInterval;
            if (length > most && file.Covers(SessionDescriptors.RareStampCheck))
            {
                file.Report(SessionDescriptors.RareStampCheck, setting.Place, Limit(file, setting, TimeSpan.FromMinutes(30)), SpanText.Spoken(length), SpanText.Spoken(most));
            }
        }
        else if (type == TrackedTypes.Hsts && member == Member.MaxAge)
        {
            CheckAge(file, setting, length, application);
        }
    }

    private static void CheckLife(SettingsFileContext file, JsonSetting setting, string member, string what, TimeSpan length, TimeSpan most)
    {
        if (length > most && file.Covers(SessionDescriptors.LongSignIn))
        {
            file.Report(SessionDescriptors.LongSignIn, setting.Place, Limit(file, setting, most), member, what, SpanText.Spoken(length), SpanText.Spoken(most));
        }
    }

    private static void CheckAge(SettingsFileContext file, JsonSetting setting, TimeSpan length, ApplicationModel application)
    {
        var options = file.Options(TransportDescriptors.WithoutHsts);
        if (length < options.MinHstsMaxAge && !options.HttpsIsExternal && file.Covers(TransportDescriptors.WithoutHsts) && application.Pipeline.Adds(MiddlewareNames.Hsts, file.Cancellation))
        {
            file.Report(
                TransportDescriptors.WithoutHsts,
                setting.Place,
                Limit(file, setting, options.MinHstsMaxAge),
                HstsRule.Forgotten,
                "set MaxAge to at least " + SpanText.Spoken(options.MinHstsMaxAge));
        }
    }

    private static ProposedEdit Limit(SettingsFileContext file, JsonSetting setting, TimeSpan length) =>
        file.Replace(setting.Place, "\"" + length.ToString("c", null) + "\"");
}
