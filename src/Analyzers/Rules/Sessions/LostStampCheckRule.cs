using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.SignIn;
using static CookieSecurity.Analyzers.Descriptors.SessionDescriptors;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>CKS4001, CKS4002, CKS4003 the check of the security stamp that an Identity cookie loses to events, a handler or a type of the application's own.</summary>
internal static class LostStampCheckRule
{
    public static void Check(FileContext file)
    {
        var all = Touching(file);
        foreach (var (source, settings) in all)
        {
            if (SchemeOf(file, source) is { } scheme && IsWithoutStamp(settings) && HasLastWord(file, source, scheme, all))
            {
                foreach (var setting in settings)
                {
                    Report(file, setting, source.Name.IsAll ? null : scheme);
                }
            }
        }
    }

    private static List<(OptionsSource Source, ImmutableArray<ValidationSetting> Settings)> Touching(FileContext file)
    {
        var reader = new ValidationSettings(file.Application.Flow, file.Cancellation);
        var found = new List<(OptionsSource, ImmutableArray<ValidationSetting>)>();
        foreach (var source in file.Application.Configuration.Sources(file.Cancellation))
        {
            if (source.Type == file.Application.Flow.Types.SignIn && reader.Of(source) is var settings && Touches(settings))
            {
                found.Add((source, settings));
            }
        }

        return found;
    }

    /// <summary>The scheme of Identity that is certainly meant and has a check to lose.</summary>
    private static string? SchemeOf(FileContext file, OptionsSource source)
    {
        var schemes = file.Application.SignInSchemes;
        if (source.Name.IsAll)
        {
            return schemes.HasIdentity(file.Cancellation) ? SchemeNames.IdentityApplication : null;
        }

        // Registered by hand such a cookie has no check from the start.
        return SignInSchemes.ChecksStamp(source.Name.Text) && schemes.Plain(source.Name.Text!, file.Cancellation) is null ? source.Name.Text : null;
    }

    private static bool Touches(ImmutableArray<ValidationSetting> settings)
    {
        foreach (var setting in settings)
        {
            if (setting.Kind != SignInValidation.Untouched)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWithoutStamp(ImmutableArray<ValidationSetting> settings)
    {
        foreach (var setting in settings)
        {
            if (!setting.IsWithoutStamp)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Neither Identity itself nor another configuration comes later, or may, and brings a check back.</summary>
    private static bool HasLastWord(FileContext file, OptionsSource source, string scheme, List<(OptionsSource Source, ImmutableArray<ValidationSetting> Settings)> all)
    {
        // Identity sets events, so it brings back none that a type keeps from being asked.
        var byType = all.Find(one => one.Source == source).Settings is var own && own[0].Member == ValidationMember.EventsType;
        if (!byType && IdentityOrder.MayOverwrite(source, file.Application.SignInSchemes, file.Application.Setup, file.Cancellation))
        {
            return false;
        }

        var isPassed = false;
        foreach (var (other, settings) in all)
        {
            if (other == source)
            {
                isPassed = true;
                continue;
            }

            if (!other.Name.MayReach(SchemeName.Of(scheme)) || (source.RunsLast && !other.RunsLast))
            {
                continue;
            }

            var comesLater = (other.RunsLast && !source.RunsLast) || (other.Body == source.Body && isPassed);
            var setsType = settings[0].Member == ValidationMember.EventsType;
            if (setsType != byType)
            {
                // Whoever sets a type decides, before or after.
                if (setsType)
                {
                    return false;
                }
            }
            else if (comesLater || (other.Body != source.Body && !(IsWithoutStamp(settings) && other.Name.Reaches(SchemeName.Of(scheme)))))
            {
                return false;
            }
        }

        return true;
    }

    private static void Report(FileContext file, ValidationSetting setting, string? scheme)
    {
        if (setting.Origin is not { } origin || origin.SyntaxTree != file.Tree)
        {
            return;
        }

        switch (setting.Member)
        {
            case ValidationMember.Events:
                file.Report(ReplacedEvents, origin.GetLocation(), StampCheckEdits.ForEvents(setting, scheme, file.Cancellation));
                break;
            case ValidationMember.OnValidatePrincipal:
                file.Report(ReplacedValidation, origin.GetLocation(), StampCheckEdits.ForHandler(setting, scheme));
                break;
            default:
                file.Report(EventsTypeWithoutCheck, origin.GetLocation(), StampCheckEdits.ForClass(setting, scheme, file.Cancellation), setting.Events?.Name ?? "it");
                break;
        }
    }
}
