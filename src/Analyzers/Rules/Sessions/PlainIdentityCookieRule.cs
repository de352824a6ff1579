using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.SignIn;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.SessionDescriptors;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>CKS4004 <c>AddCookie</c> under the name of Identity's cookie, beside <c>AddIdentityCore</c>: nothing checks the security stamp.</summary>
internal static class PlainIdentityCookieRule
{
    private static readonly SchemeName Scheme = SchemeName.Of(SchemeNames.IdentityApplication);

    public static void Check(FileContext file)
    {
        var schemes = file.Application.SignInSchemes;
        if (schemes.Plain(SchemeNames.IdentityApplication, file.Cancellation) is not { Call: { Ways.Count: 1 } call }
            || call.Syntax.SyntaxTree != file.Tree
            || schemes.HasIdentity(file.Cancellation)
            || !HasIdentityCore(file))
        {
            return;
        }

        foreach (var setting in schemes.ValidationsOf(Scheme, file.Cancellation))
        {
            if (!setting.IsWithoutStamp)
            {
                return;
            }
        }

        file.Report(PlainIdentityCookie, call.NameLocation, Edits(file, call));
    }

    private static bool HasIdentityCore(FileContext file)
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

    /// <summary>What it gives back can be configured further, and is no builder of schemes: nothing may be chained to it, and no other of Identity's schemes be there already.</summary>
    private static ImmutableArray<ProposedEdit> Edits(FileContext file, SetupCall call)
    {
        if (call.Syntax is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax, Expression: MemberAccessExpressionSyntax access } invocation)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        var (isOnly, isRemembered) = (true, false);
        foreach (var scheme in file.Application.SignInSchemes.All(file.Cancellation))
        {
            isOnly &= scheme.Call == call || !(scheme.Name.IsUnknown || SignInSchemes.IsIdentity(scheme.Name.Text));
            isRemembered |= scheme.Name.Text == SchemeNames.IdentityTwoFactorRememberMe;
        }

        var configure = string.Empty;
        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            configure = argument.Expression is AnonymousFunctionExpressionSyntax || argument.NameColon is { Name.Identifier.ValueText: "configureOptions" } ? argument.Expression.ToString() : configure;
        }

        // The check signs out of the remembered browser too, and throws where there is no such scheme.
        if ((configure.Length == 0 && invocation.ArgumentList.Arguments.Count > 1) || !(isOnly || isRemembered))
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        // Replaced as a whole, its text is not parsed again: what the delegate says stays as it is.
        var name = isOnly ? "AddIdentityCookies" : "AddApplicationCookie";
        var arguments = configure.Length == 0 ? "()" : isOnly ? "(cookies => cookies.ApplicationCookie!.Configure(" + configure + "))" : "().Configure(" + configure + ")";
        return ImmutableArray.Create(new ProposedEdit(EditKind.Replace, string.Empty, access.Expression + access.OperatorToken.LeadingTrivia.ToFullString() + "." + name + arguments, ImmutableArray.Create(invocation.GetLocation()))
        {
            Title = "Use " + name,
            Imports = ImmutableArray.Create("Microsoft.AspNetCore.Identity", "Microsoft.Extensions.DependencyInjection"),
        });
    }
}
