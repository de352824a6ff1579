using System;
using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>What code visibly changes.</summary>
internal enum Change
{
    None,
    SignsIn,
    SignsOut,
    Saves,
}

/// <summary>Looks for calls that sign in or out, or save, in code and in the private methods of its type that it calls.</summary>
internal sealed class ChangingCalls(FlowModel flow, CancellationToken cancellation)
{
    private static readonly string[] ManagerVerbs = ["Create", "Update", "Delete", "Add", "Remove", "Set", "Change", "Reset", "Replace", "Access", "Redeem"];

    private readonly HashSet<SyntaxNode> seen = [];
    private bool isCallback;
    private Change found;

    /// <summary>The change; none where the code is the end of a sign-in elsewhere, or of a link that was sent with a token.</summary>
    public Change In(SyntaxNode code)
    {
        Walk(code);
        return isCallback ? Change.None : found;
    }

    /// <summary>Whether anything in the code has a name that could tell of a change, or leads to code that may: asked before anything is bound.</summary>
    public static bool MayBeIn(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes(static node => node is not (NameSyntax or LiteralExpressionSyntax or ParameterListSyntax or AttributeListSyntax)))
        {
            if (node is InvocationExpressionSyntax call && NameOf(call) is { } name && (IsTelling(name) || LeadsOn(call, name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A call of what may be a private method of the same type, or of one around it.</summary>
    private static bool LeadsOn(InvocationExpressionSyntax call, string name)
    {
        if (call.Expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }))
        {
            return false;
        }

        var isInType = false;
        for (var node = call.Parent; node is not null; node = node.Parent)
        {
            if (node is TypeDeclarationSyntax type)
            {
                isInType = true;
                if (MayHoldPrivate(type, name))
                {
                    return true;
                }
            }
        }

        // Top-level statements see what their class holds in other files.
        return !isInType;
    }

    private static bool MayHoldPrivate(TypeDeclarationSyntax type, string name)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return true;
        }

        foreach (var member in type.Members)
        {
            if (member is MethodDeclarationSyntax method && method.Identifier.ValueText == name
                && !method.Modifiers.Any(SyntaxKind.PublicKeyword) && !method.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !method.Modifiers.Any(SyntaxKind.InternalKeyword))
            {
                return true;
            }
        }

        return false;
    }

    private void Walk(SyntaxNode code)
    {
        if (!seen.Add(code))
        {
            return;
        }

        var model = flow.Bodies.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax call || NameOf(call) is not { } name)
            {
                continue;
            }

            if (name is "GetExternalLoginInfoAsync" or "ConfirmEmailAsync" or "ChangeEmailAsync" || name.StartsWith("HandleRemote", StringComparison.Ordinal))
            {
                isCallback = true;
            }
            else if (IsTelling(name))
            {
                if (model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && !IsAboutAnInterimScheme(call, model))
                {
                    Note(Of(method));
                }
            }
            else if (LeadsOn(call, name)
                && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { DeclaredAccessibility: Accessibility.Private, DeclaringSyntaxReferences.Length: 1 } own
                && flow.Bodies.IsHere(own))
            {
                Walk(own.DeclaringSyntaxReferences[0].GetSyntax(cancellation));
            }
        }
    }

    /// <summary>What is known of somebody half way through a sign-in is dropped at its start: nobody is signed out by that.</summary>
    private bool IsAboutAnInterimScheme(InvocationExpressionSyntax call, SemanticModel model)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (ConstantText.Of(argument.Expression, model, cancellation) is "Identity.External" or "Identity.TwoFactorUserId" or "idsrv.external")
            {
                return true;
            }
        }

        return false;
    }

    private void Note(Change change) => found = change == Change.None ? found : found is Change.None or Change.SignsOut ? change : found;

    private static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsTelling(string name) =>
        name.StartsWith("Sign", StringComparison.Ordinal) || name.StartsWith("SaveChanges", StringComparison.Ordinal) || name.EndsWith("SignInAsync", StringComparison.Ordinal)
        || IsManagerWrite(name);

    private static bool IsManagerWrite(string name)
    {
        foreach (var verb in ManagerVerbs)
        {
            if (name.StartsWith(verb, StringComparison.Ordinal) && name.EndsWith("Async", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Change Of(IMethodSymbol method)
    {
        var owner = method.ContainingType;
        return method.Name switch
        {
            "SignOut" when owner.IsOrDerivesFrom("ControllerBase") || owner.IsOrDerivesFrom("PageModel") || IsResults(owner) => Change.SignsOut,
            "SignIn" when owner.IsOrDerivesFrom("ControllerBase") || owner.IsOrDerivesFrom("PageModel") || IsResults(owner) => Change.SignsIn,
            "SignOutAsync" when IsSigning(owner) => Change.SignsOut,
            _ when method.Name.EndsWith("SignInAsync", StringComparison.Ordinal) && IsSigning(owner) => Change.SignsIn,
            _ when method.Name.StartsWith("SaveChanges", StringComparison.Ordinal) && owner.IsOrDerivesFrom("DbContext") => Change.Saves,
            _ when IsManagerWrite(method.Name) && owner.IsOrDerivesFrom("UserManager") && method.Name != "CreateSecurityTokenAsync" => Change.Saves,
            _ => Change.None,
        };
    }

    private static bool IsResults(INamedTypeSymbol owner) => owner.Name is "Results" or "TypedResults" && owner.IsFromFramework();

    private static bool IsSigning(INamedTypeSymbol owner) =>
        owner.IsOrDerivesFrom("SignInManager") || (owner.Name is "AuthenticationHttpContextExtensions" or "IAuthenticationService" && owner.IsFromFramework());
}
