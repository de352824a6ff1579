using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>Calls of the framework that sign a user in or out.</summary>
internal static class SignInCall
{
    public static bool SignsOut(IMethodSymbol method) => method.Name switch
    {
        "SignOutAsync" => IsOnRequest(method) || IsOfManager(method),
        "SignOut" => IsResult(method),
        _ => false,
    };

    /// <summary>A renewal is none: nobody was let in.</summary>
    public static bool SignsIn(IMethodSymbol method) => method.Name switch
    {
        "SignInAsync" => IsOnRequest(method) || IsOfManager(method),
        "SignInWithClaimsAsync" or "PasswordSignInAsync" or "ExternalLoginSignInAsync" or "TwoFactorSignInAsync" or "TwoFactorAuthenticatorSignInAsync"
            or "TwoFactorRecoveryCodeSignInAsync" or "PasskeySignInAsync" => IsOfManager(method),
        _ => false,
    };

    public static bool IsOfManager(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.Name == "SignInManager" && type.IsFromFramework())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The scheme that the call names, as a constant; null where it names none, or several, or one that is not constant.</summary>
    public static string? SchemeOf(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        string? scheme = null;
        var count = 0;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (model.GetTypeInfo(argument.Expression, cancellation).Type?.SpecialType == SpecialType.System_String
                && (argument.NameColon is null || argument.NameColon.Name.Identifier.ValueText is "scheme" or "authenticationScheme" or "authenticationSchemes"))
            {
                count++;
                scheme = TextOf(argument.Expression, model, cancellation);
            }
        }

        return count == 1 && !IsOfManager(method) ? scheme : null;
    }

    public static string? TextOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: string text } ? text
        : model.GetSymbolInfo(expression, cancellation).Symbol is IFieldSymbol field && FrameworkValues.OfField(field) is ConstantAtom { Value: string known } ? known
        : null;

    /// <summary>Whether the scheme only leads to a sign-in.</summary>
    public static bool IsIntermediate(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation) =>
        SchemeOf(call, method, model, cancellation) is { } scheme && SignInSchemes.IsIntermediate(scheme);

    private static bool IsOnRequest(IMethodSymbol method) => method.ContainingType?.Name is "AuthenticationHttpContextExtensions" or "IAuthenticationService" && method.IsFromFramework();

    private static bool IsResult(IMethodSymbol method) => method.ContainingType?.Name is "ControllerBase" or "PageModel" or "Results" or "TypedResults" && method.IsFromFramework();
}
