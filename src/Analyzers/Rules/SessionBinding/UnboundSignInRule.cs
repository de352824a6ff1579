using System.Collections.Generic;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.SignIn;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.SessionBindingDescriptors;

namespace CookieSecurity.Analyzers.Rules.SessionBinding;

/// <summary>
/// CKS4009 a cookie sign-in that nothing validates once it is made. Any validation is enough, and any that cannot be seen.
/// </summary>
internal static class UnboundSignInRule
{
    public static void Check(FileContext file)
    {
        var unbound = new List<SetupCall>();
        var bound = new HashSet<SyntaxNode>();
        foreach (var scheme in file.Application.SignInSchemes.All(file.Cancellation))
        {
            if (scheme.IsOfIdentity || scheme.Call.Syntax.SyntaxTree != file.Tree)
            {
                continue;
            }

            // One call in a helper may register several schemes: it is reported for what all of them lack.
            if (!IsUnbound(file, scheme))
            {
                bound.Add(scheme.Call.Syntax);
            }
            else if (!unbound.Exists(call => call.Syntax == scheme.Call.Syntax))
            {
                unbound.Add(scheme.Call);
            }
        }

        unbound.RemoveAll(call => bound.Contains(call.Syntax));
        SessionProtectionEdits? edits = null;
        foreach (var call in unbound)
        {
            edits ??= new SessionProtectionEdits(file, unbound);
            file.Report(UnboundSignIn, call.NameLocation, edits.For(call));
        }
    }

    private static bool IsUnbound(FileContext file, SignInScheme scheme) =>
        !SignInSchemes.IsIntermediate(scheme.Name.Text)
        && !(scheme.Name.Text == SchemeNames.IdentityApplication && LacksStampCheck(file))
        && !file.Application.SignInSchemes.IsValidated(scheme.Name, file.Cancellation);

    /// <summary>A cookie of Identity's that was registered by hand lacks more than this, which a rule of its own says.</summary>
    private static bool LacksStampCheck(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call is { IsFramework: true, Name: "AddIdentityCore" })
            {
                return true;
            }
        }

        return false;
    }
}
