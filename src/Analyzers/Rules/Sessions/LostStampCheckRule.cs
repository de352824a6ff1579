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
        foreach (var validation in file.Application.SignInSchemes.Validations(file.Cancellation))
        {
            if (IsIn(file, validation) && validation.IsWithoutStamp && SchemeOf(file, validation.Source) is { } scheme && HasLastWord(file, validation, scheme))
            {
                foreach (var setting in validation.Settings)
                {
                    Report(file, setting, validation.Source.Name.IsAll ? null : scheme);
                }
            }
        }
    }

    private static bool IsIn(FileContext file, SourceValidation validation)
    {
        foreach (var setting in validation.Settings)
        {
            if (setting.Origin?.SyntaxTree == file.Tree)
            {
                return true;
            }
        }

        return false;
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

    /// <summary>Neither Identity itself nor another configuration comes later, or may, and brings a check back.</summary>
    private static bool HasLastWord(FileContext file, SourceValidation validation, string scheme)
    {
        // Identity sets events, so it brings back none that a type keeps from being asked.
        var source = validation.Source;
        if (!validation.IsByType && IdentityOrder.MayOverwrite(source, file.Application.SignInSchemes, file.Application.Setup, file.Cancellation))
        {
            return false;
        }

        var isPassed = false;
        foreach (var other in file.Application.SignInSchemes.Validations(file.Cancellation))
        {
            if (other == validation)
            {
                isPassed = true;
            }
            else if (other.Source.Name.MayReach(SchemeName.Of(scheme)) && IsOverruled(validation, other, isPassed, scheme))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOverruled(SourceValidation validation, SourceValidation other, bool isPassed, string scheme)
    {
        var source = validation.Source;
        if (other.IsByType != validation.IsByType)
        {
            // Whoever sets a type decides, before or after.
            return other.IsByType;
        }

        if (source.RunsLast && !other.Source.RunsLast)
        {
            return false;
        }

        var comesLater = (other.Source.RunsLast && !source.RunsLast) || (other.Source.Body == source.Body && isPassed);
        return comesLater || (other.Source.Body != source.Body && !(other.IsWithoutStamp && other.Source.Name.Reaches(SchemeName.Of(scheme))));
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
