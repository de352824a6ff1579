using System;
using System.Collections.Generic;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>The name of the options that a call configures.</summary>
internal static class SchemeNames
{
    public const string Cookies = "Cookies";
    public const string IdentityApplication = "Identity.Application";
    public const string IdentityExternal = "Identity.External";
    public const string IdentityTwoFactorRememberMe = "Identity.TwoFactorRememberMe";
    public const string IdentityTwoFactorUserId = "Identity.TwoFactorUserId";

    /// <summary>The scheme where the call names none.</summary>
    private static readonly Dictionary<string, string> Defaults = new(StringComparer.Ordinal)
    {
        ["AddCookie"] = Cookies,
        ["AddOpenIdConnect"] = "OpenIdConnect",
        ["AddJwtBearer"] = "Bearer",
        ["AddGoogle"] = "Google",
        ["AddFacebook"] = "Facebook",
        ["AddMicrosoftAccount"] = "Microsoft",
        ["AddTwitter"] = "Twitter",
        ["AddNegotiate"] = "Negotiate",
        ["AddBearerToken"] = "BearerToken",
        ["AddCertificate"] = "Certificate",
        ["AddWsFederation"] = "WsFederation",
        ["ConfigureApplicationCookie"] = IdentityApplication,
        ["ConfigureExternalCookie"] = IdentityExternal,
    };

    public static SchemeName Of(WatchedCall call)
    {
        if (call.Method.Name is "ConfigureAll" or "PostConfigureAll")
        {
            return SchemeName.All;
        }

        foreach (var atom in call.Receiver.Atoms)
        {
            if (atom is OptionsBuilderAtom builder)
            {
                return call.Receiver.Atoms.Length == 1 ? SchemeName.Of(builder.Name) : SchemeName.Unknown;
            }
        }

        if ((call.Argument("authenticationScheme") ?? call.Argument("name")) is { } named)
        {
            return SchemeName.Of(named.Value);
        }

        return Defaults.TryGetValue(call.Method.Name, out var scheme) ? SchemeName.Of(scheme) : SchemeName.Default;
    }
}
