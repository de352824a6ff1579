using System;
using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Authentication;

/// <summary>The authentication schemes and authorization policies that this compilation registers. It holds on to no symbol.</summary>
/// <param name="Kinds">Schemes by name; those whose name is not a constant are under a name that no attribute can have.</param>
/// <param name="DefaultScheme">The scheme of an endpoint that names none; empty where nothing says so, null where it cannot be told.</param>
/// <param name="Policies">The schemes that policies name; an empty list where one names none, a default one where that cannot be told.</param>
/// <param name="DefaultPolicy">The schemes of <c>[Authorize]</c> without a policy, where they are said.</param>
/// <param name="Fallback">What endpoints without any attribute require.</param>
internal sealed record RegisteredSchemes(
    ImmutableDictionary<string, SchemeKind> Kinds,
    string? DefaultScheme,
    ImmutableDictionary<string, ImmutableArray<string>> Policies,
    ImmutableArray<string> DefaultPolicy,
    Fallback Fallback)
{
    /// <summary>How requests are authenticated where an endpoint says nothing of it.</summary>
    public AuthenticationKind Default
    {
        get
        {
            if (!DefaultPolicy.IsDefaultOrEmpty)
            {
                return Of(DefaultPolicy);
            }

            return DefaultScheme is { Length: > 0 } scheme && KindOf(scheme) == SchemeKind.Token ? AuthenticationKind.Tokens
                : HasCookies ? AuthenticationKind.Cookies : HasOnlyTokens ? AuthenticationKind.Tokens : AuthenticationKind.Unknown;
        }
    }

    /// <summary>Whether any scheme is one that browsers send by themselves.</summary>
    public bool HasCookies => Kinds.ContainsValue(SchemeKind.Cookie);

    private bool HasOnlyTokens => !Kinds.IsEmpty && !HasCookies && !Kinds.ContainsValue(SchemeKind.Unknown);

    /// <summary>How an endpoint is authenticated that names these schemes: by tokens only where all of them are.</summary>
    public AuthenticationKind Of(ImmutableArray<string> schemes)
    {
        if (schemes.IsDefaultOrEmpty)
        {
            return Default;
        }

        var all = AuthenticationKind.Tokens;
        foreach (var scheme in schemes)
        {
            var kind = KindOf(scheme);
            if (kind == SchemeKind.Cookie)
            {
                return AuthenticationKind.Cookies;
            }

            all = kind == SchemeKind.Token ? all : AuthenticationKind.Unknown;
        }

        return all;
    }

    /// <summary>A scheme that another project registers is known by the name that its package gives it.</summary>
    public SchemeKind KindOf(string scheme) => Kinds.TryGetValue(scheme, out var kind) ? kind
        : scheme switch
        {
            "Bearer" or "BearerToken" or "Identity.Bearer" or "IdentityServerAccessToken" => SchemeKind.Token,
            "Cookies" or "Identity.Application" or "Identity.External" or "Negotiate" or "Windows" or "NTLM" or "Certificate" => SchemeKind.Cookie,
            _ => SchemeKind.Unknown,
        };
}

/// <summary>What endpoints require that say nothing themselves.</summary>
[Flags]
internal enum Fallback
{
    Nothing = 0,
    SignedInUser = 1,

    /// <summary>Somebody who shows a token.</summary>
    Token = 2,
}
