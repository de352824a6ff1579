using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Setup;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>
/// Calls that register Identity set the events and the paths of its cookies as any other configuration does: what was set before them is
/// overwritten.
/// </summary>
internal static class IdentityOrder
{
    /// <summary>Whether the call registers Identity's application cookie, with the check of the security stamp.</summary>
    public static bool Registers(SetupCall call) => call.IsFramework && call.Name is "AddIdentity" or "AddDefaultIdentity" or "AddIdentityCookies" or "AddIdentityApiEndpoints" or "AddApplicationCookie";

    /// <summary>The call of the same body that comes after the configuration and registers Identity; null where there is none.</summary>
    public static SetupCall? Overwriting(OptionsSource source)
    {
        if (source.Call is not { } call || source.RunsLast)
        {
            return null;
        }

        var isPassed = false;
        foreach (var other in call.Body.Calls)
        {
            if (other == call)
            {
                isPassed = true;
            }
            else if (isPassed && Registers(other))
            {
                return other;
            }
        }

        return null;
    }
}
