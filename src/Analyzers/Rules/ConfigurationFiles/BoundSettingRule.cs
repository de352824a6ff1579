using System;
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

    public static void Check(SettingsFileContext file, ApplicationModel application)
    {
        foreach (var setting in SettingsFile.Of(file.Text).Settings)
        {
            if (InsecureValue.Is(setting.Path, DisableCheck))
            {
                CheckForgery(file, setting);
            }
            else if (InsecureValue.MayBe(setting.Path, setting.Value) && file.Covers(InsecureSetting) && !IsOverridden(file, setting))
            {
                CheckBound(file, setting, application);
            }
        }
    }

    private static void CheckBound(SettingsFileContext file, JsonSetting setting, ApplicationModel application)
    {
        foreach (var bound in application.BoundSections.All(file.Cancellation))
        {
            if (MemberIn(bound, setting.Path) is { } place
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
        if (bool.TryParse(setting.Value, out var isOff) && isOff && !IsOverridden(file, setting) && file.Covers(InsecureSetting)
            && file.Compilation.FindType("Microsoft.AspNetCore.Antiforgery.ICsrfProtection") is not null)
        {
            Report(file, setting, "the check for forged requests", "other sites can post forms in the name of the user", "false");
        }
    }

    /// <summary>The member that a key below the section sets; null where the section does not hold the setting, or the type has no such member.</summary>
    private static (string Part, string Member)? MemberIn(BoundSection bound, string path)
    {
        var rest = bound.Path.Length == 0 ? path
            : path.Length > bound.Path.Length + 1 && path[bound.Path.Length] == ':' && path.StartsWith(bound.Path, StringComparison.OrdinalIgnoreCase) ? path.Substring(bound.Path.Length + 1)
            : string.Empty;
        var keys = rest.Split(':');
        if (bound.Part.Length > 0)
        {
            return keys.Length == 1 && Spelled(keys[0]) is { } ofPart ? (bound.Part, ofPart) : null;
        }

        if (keys.Length == 1)
        {
            return Spelled(keys[0]) is { } own ? (string.Empty, own) : null;
        }

        if (keys.Length == 2)
        {
            foreach (var part in bound.Type.Parts.Keys)
            {
                if (InsecureValue.Is(keys[0], part) && Spelled(keys[1]) is { } member)
                {
                    return (part, member);
                }
            }
        }

        return null;
    }

    private static string? Spelled(string key) => Array.Find(Members, member => InsecureValue.Is(key, member));

    private static readonly string[] Members = [Member.SecurePolicy, Member.HttpOnly, Member.SameSite, Member.MinimumSameSitePolicy, Member.Secure];

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

    /// <summary>Production has another value; a bad one is reported there.</summary>
    private static bool IsOverridden(SettingsFileContext file, JsonSetting setting) =>
        SettingsFile.Override(file.File, setting.Path, file.Files, file.Cancellation) is not null;

    private static void Report(SettingsFileContext file, JsonSetting setting, string target, string harm, string value)
    {
        var edit = new ProposedEdit(EditKind.ReplaceText, string.Empty, value, ImmutableArray.Create(file.Place(setting.Place))) { Title = "Set it to " + value };
        file.Report(InsecureSetting, setting.Place, edit, setting.Path, target, harm, value);
    }
}
