using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookiePolicy;

/// <summary>
/// The cookie policy that this compilation puts in force: a <c>UseCookiePolicy</c> call, with the options that it is handed or those that the
/// services are configured with. Looked for once a compilation, when a cookie first needs it.
/// </summary>
internal sealed class CookiePolicyModel(SetupModel setup, OptionsConfiguration configuration, ApplicationMemory memory)
{
    public CookiePolicyInForce InForce(CancellationToken cancellation) => memory.Remember(() => Find(cancellation));

    /// <summary>Whether the call puts the policy to use.</summary>
    public static bool IsUse(IMethodSymbol method) =>
        (method.Name == "UseCookiePolicy" && method.IsFromFramework())
        || (method.Name == "UseMiddleware" && method.TypeArguments.Length == 1 && method.TypeArguments[0] is { Name: "CookiePolicyMiddleware" } middleware && middleware.IsFromFramework());

    private CookiePolicyInForce Find(CancellationToken cancellation)
    {
        var result = CookiePolicyInForce.None;
        List<OptionsSource>? services = null;
        foreach (var call in setup.Calls(cancellation))
        {
            if (IsUse(call.Method))
            {
                services ??= [.. configuration.Sources(TrackedTypes.CookiePolicy, SchemeName.Default, cancellation)];
                result = Stronger(result, PolicyEffect.Of(OptionsSources.Replacing(call, TrackedTypes.CookiePolicy) is { } own ? [own] : services));
            }
        }

        return result;
    }

    private static CookiePolicyInForce Stronger(CookiePolicyInForce one, CookiePolicyInForce other) =>
        new(Stronger(one.Secure, other.Secure), Stronger(one.HttpOnly, other.HttpOnly), Stronger(one.SameSite, other.SameSite));

    private static Enforcement Stronger(Enforcement one, Enforcement other) =>
        one == Enforcement.Yes || other == Enforcement.Yes ? Enforcement.Yes
        : one == Enforcement.Unknown || other == Enforcement.Unknown ? Enforcement.Unknown
        : one == Enforcement.ByRequest || other == Enforcement.ByRequest ? Enforcement.ByRequest
        : Enforcement.No;
}
