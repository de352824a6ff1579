using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using static CookieSecurity.Analyzers.Descriptors.ConfigurationFileDescriptors;

namespace CookieSecurity.Analyzers.Rules.ConfigurationFiles;

/// <summary>CKS6001 a setting that makes a cookie, or the check for forged requests, unsafe by way of a section that is bound here.</summary>
internal static class BoundSettingRule
{
    private const string DisableCheck = "DisableCsrfProtection";

    private static readonly ImmutableArray<string> Members =
        ImmutableArray.Create(Member.SecurePolicy, Member.HttpOnly, Member.SameSite, Member.MinimumSameSitePolicy, Member.Secure);

    public static void Check(SettingsFileContext file, ApplicationModel application)
    {
        foreach (var setting in SettingsFile.Of(file.Text).Settings)
        {
            if (InsecureValue.Is(setting.Path, DisableCheck))
            {
                CheckForgery(file, setting);
            }
            else if (InsecureValue.MayBe(setting.Path, setting.Value) && file.Covers(InsecureSetting) && !file.IsOverridden(setting))
            {
                CheckBound(file, setting, application);
            }
            else if (BoundLimitRule.MayBe(setting.Path) && !file.IsOverridden(setting))
            {
                BoundLimitRule.Check(file, setting, application);
            }
        }
    }

    private static void CheckBound(SettingsFileContext file, JsonSetting setting, ApplicationModel application)
    {
        foreach (var bound in application.BoundSections.All(file.Cancellation))
        {
            if (bound.MemberAt(setting.Path, Members) is { } place
                && InsecureValue.Of(bound.Type, place.Part, place.Member) is { } insecure
                && !IsMitigated(file, place.Member, application)
                && !IsForAnotherSite(bound, place.Member, application, file.Cancellation)
                && SettingInForce.Stands(bound, place.Part, place.Member, application.Configuration, file.Cancellation))
            {
                Report(file, setting, bound.Type.Name, insecure.Harm, insecure.Value);
                return;
            }
        }
    }

    /// <summary>The check that .NET 11 adds to every application.</summary>
    private static void CheckForgery(SettingsFileContext file, JsonSetting setting)
    {
        if (bool.TryParse(setting.Value, out var isOff) && isOff && !file.IsOverridden(setting) && file.Covers(InsecureSetting)
            && file.Compilation.FindType("Microsoft.AspNetCore.Antiforgery.ICsrfProtection") is not null)
        {
            Report(file, setting, "the check for forged requests", "other sites can post forms in the name of the user", "false");
        }
    }

    /// <summary>A cookie policy makes up for what the settings of a cookie lack.</summary>
    private static bool IsMitigated(SettingsFileContext file, string member, ApplicationModel application)
    {
        var policy = application.CookiePolicy.InForce(file.Cancellation);
        var elsewhere = file.Options(InsecureSetting).CookiePolicy;
        return member switch
        {
            Member.SecurePolicy or Member.Secure => policy.Secure != Enforcement.No || elsewhere.Contains("secure"),
            Member.HttpOnly => policy.HttpOnly != Enforcement.No || elsewhere.Contains("http_only"),
            Member.SameSite => policy.SameSite != Enforcement.No,
            _ => false,
        };
    }

    /// <summary>The cookie that carries a remote sign-in home, which comes from another site.</summary>
    private static bool IsForAnotherSite(BoundSection bound, string member, ApplicationModel application, CancellationToken cancellation)
    {
        if (member == Member.SameSite && bound.Source?.Name.Text == SchemeNames.IdentityExternal)
        {
            foreach (var call in application.Setup.Calls(cancellation))
            {
                if (RemoteSignIn.IsRegistered(call, application.Flow))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static void Report(SettingsFileContext file, JsonSetting setting, string target, string harm, string value)
    {
        file.Report(InsecureSetting, setting.Place, file.Replace(setting.Place, value), setting.Path, target, harm, value);
    }
}
