using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookieUse;

/// <summary>Sign-in at another site: its callback writes the cookie while authentication runs, and ends the request.</summary>
internal static class RemoteSignIn
{
    /// <summary>Whether the call registers such a scheme: by its name, or by the options that it lets one set.</summary>
    public static bool IsRegistered(SetupCall call, FlowModel flow)
    {
        if (call.IsFramework && call.Name is "AddOpenIdConnect" or "AddOAuth" or "AddGoogle" or "AddFacebook" or "AddMicrosoftAccount" or "AddTwitter" or "AddWsFederation" or "AddRemoteScheme"
            or "AddMicrosoftIdentityWebApp" or "AddMicrosoftIdentityWebAppAuthentication")
        {
            return true;
        }

        if (!call.Name.StartsWith("Add", System.StringComparison.Ordinal) || call.Method.Parameters.IsEmpty || call.Method.Parameters[0].Type.Name != "AuthenticationBuilder")
        {
            return false;
        }

        foreach (var parameter in call.Method.Parameters)
        {
            if (parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, TypeArguments.Length: > 0 } action && flow.Types.Covers(TrackedTypes.Remote, action.TypeArguments[0]))
            {
                return true;
            }
        }

        return false;
    }
}
