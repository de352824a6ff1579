using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>
/// Calls that register Identity set the events and the paths of its cookies as any other configuration does: what was set before them is
/// overwritten.
/// </summary>
internal static class IdentityOrder
{
    /// <summary>Whether the call registers Identity's application cookie, with the check of the security stamp.</summary>
    public static bool Registers(SetupCall call) => call.IsFramework && call.Name is "AddIdentity" or "AddDefaultIdentity" or "AddIdentityCookies" or "AddIdentityApiEndpoints" or "AddApplicationCookie";

    /// <summary>Whether Identity is registered after the configuration, or in an order that is not known.</summary>
    public static bool MayOverwrite(OptionsSource source, SignInSchemes schemes, SetupModel setup, CancellationToken cancellation)
    {
        if (source.RunsLast || !schemes.HasIdentity(cancellation))
        {
            return false;
        }

        var configuring = source.Call ?? (source.Code?.Method?.ContainingType is { } type ? Registration(type, setup, cancellation) : null);
        if (configuring is null)
        {
            return true;
        }

        var (isPassed, comesBefore) = (false, false);
        foreach (var other in configuring.Body.Calls)
        {
            if (other == configuring)
            {
                isPassed = true;
            }
            else if (Registers(other))
            {
                if (isPassed)
                {
                    return true;
                }

                comesBefore = true;
            }
        }

        return !comesBefore;
    }

    /// <summary>The call that makes services of a class which configures options.</summary>
    private static SetupCall? Registration(INamedTypeSymbol type, SetupModel setup, CancellationToken cancellation)
    {
        foreach (var call in setup.Calls(cancellation))
        {
            foreach (var argument in call.Method.TypeArguments)
            {
                if (SymbolEqualityComparer.Default.Equals(argument, type))
                {
                    return call;
                }
            }
        }

        return null;
    }
}
