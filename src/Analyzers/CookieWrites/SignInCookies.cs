using System;
using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>The cookies that sign-in schemes of the framework keep, by name, with the C# text that says the scheme.</summary>
internal sealed class SignInCookies(SetupModel setup, OptionsConfiguration configuration)
{
    private const string Prefix = ".AspNetCore.";
    private const string Identity = "global::Microsoft.AspNetCore.Identity.IdentityConstants.";

    private static readonly Dictionary<string, string> Framework = new(StringComparer.Ordinal)
    {
        [Prefix + SchemeNames.IdentityApplication] = Identity + "ApplicationScheme",
        [SchemeNames.IdentityExternal] = Identity + "ExternalScheme",
        [SchemeNames.IdentityTwoFactorUserId] = Identity + "TwoFactorUserIdScheme",
        [SchemeNames.IdentityTwoFactorRememberMe] = Identity + "TwoFactorRememberMeScheme",
        [Prefix + SchemeNames.Cookies] = "global::Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationDefaults.AuthenticationScheme",
    };

    private readonly object gate = new();
    private Dictionary<string, string>? configured;

    /// <summary>The scheme whose cookie goes by the name; null where it is none.</summary>
    public string? SchemeOf(string cookie, CancellationToken cancellation) =>
        Framework.TryGetValue(cookie, out var scheme) || Configured(cancellation).TryGetValue(cookie, out scheme) ? scheme : null;

    private Dictionary<string, string> Configured(CancellationToken cancellation)
    {
        lock (gate)
        {
            return configured ??= Find(cancellation);
        }
    }

    private Dictionary<string, string> Find(CancellationToken cancellation)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var call in setup.Calls(cancellation))
        {
            if (call is { Name: "AddCookie", IsFramework: true } && call.Argument("authenticationScheme") is { Text: { } scheme })
            {
                found[Prefix + Uri.EscapeDataString(scheme)] = TextOf(scheme);
            }
        }

        foreach (var source in configuration.Sources(cancellation))
        {
            if (source.Type == TrackedTypes.SignIn && source.Name.Text is { Length: > 0 } scheme && source.Of(Member.Cookie, Member.Name) is { Length: 1 } names
                && names[0].Atom is ConstantAtom { Value: string name })
            {
                found[name] = TextOf(scheme);
            }
        }

        return found;
    }

    /// <summary>A scheme's name as C# says it: by the framework's constant where there is one.</summary>
    public static string TextOf(string scheme)
    {
        foreach (var known in Framework)
        {
            if (known.Key == scheme || known.Key == Prefix + scheme)
            {
                return known.Value;
            }
        }

        return Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(scheme, quote: true);
    }
}
