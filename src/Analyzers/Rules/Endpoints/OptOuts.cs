using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>Whether an opt-out opens an endpoint to anything.</summary>
internal static class OptOuts
{
    /// <summary>An endpoint that takes or renders forms, for whoever a browser says it is, and checks nothing itself.</summary>
    public static bool Matters(FileContext file, MappedEndpoint endpoint, CookieSecurityOptions options)
    {
        var defence = new EndpointDefence(file, endpoint);
        var access = defence.Access;
        if (access.AllowsAnonymous || options.AntiforgeryIsGlobal || file.Application.Authentication.Of(access, options, file.Cancellation) == AuthenticationKind.Tokens)
        {
            return false;
        }

        return endpoint.Kind == EndpointKind.Components
            || (endpoint.Kind == EndpointKind.Handler
                && endpoint.Verbs is not { AreUnsafe: false }
                && (endpoint.BindsForm != false || defence.Handler.HasFlag(CodeTraits.ReadsForm))
                && !defence.IsCheckedByCode
                && !defence.IsValidatedElsewhere(options));
    }

    /// <summary>Whether only a signed-in user gets there, whom a cookie signs in.</summary>
    public static bool IsForUsers(FileContext file, MappedEndpoint endpoint, CookieSecurityOptions options)
    {
        var access = new EndpointDefence(file, endpoint).Access;
        return access is { RequiresUser: true, AllowsAnonymous: false }
            && endpoint.Verbs is { AreUnsafe: true } or null
            && file.Application.Authentication.HasCookies(options, file.Cancellation)
            && file.Application.Authentication.Of(access, options, file.Cancellation) == AuthenticationKind.Cookies;
    }

    /// <summary>What goes with the call: the statement that it is, or the one link of a chain.</summary>
    public static Location TargetOf(InvocationExpressionSyntax call) =>
        call is { Parent: ExpressionStatementSyntax statement, Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } } ? statement.GetLocation() : call.GetLocation();
}
