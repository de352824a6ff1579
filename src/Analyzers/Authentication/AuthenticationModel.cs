using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Authentication;

/// <summary>
/// How requests are authenticated: which schemes this compilation registers, which of them an endpoint uses that names none, and what
/// policies require. Found out when a rule first asks, and kept over keystrokes.
/// </summary>
internal sealed class AuthenticationModel(Compilation compilation, FlowModel flow, SetupModel setup, OptionsConfiguration configuration, ApplicationMemory memory)
{
    public RegisteredSchemes Schemes(CancellationToken cancellation) => memory.Remember(() => new SchemeReader(compilation, flow, setup, configuration, memory, cancellation).Read());

    /// <summary>How requests are authenticated where the endpoint says nothing of it.</summary>
    public AuthenticationKind Of(CookieSecurityOptions options, CancellationToken cancellation) => options.Authentication ?? Schemes(cancellation).Default;

    /// <summary>The same for an endpoint with requirements of its own.</summary>
    public AuthenticationKind Of(AccessDemand demand, CookieSecurityOptions options, CancellationToken cancellation)
    {
        if (options.Authentication == AuthenticationKind.Tokens)
        {
            return AuthenticationKind.Tokens;
        }

        var schemes = Schemes(cancellation);
        return demand.SchemesIn(schemes) is { IsDefaultOrEmpty: false } named ? schemes.Of(named) : options.Authentication ?? schemes.Default;
    }

    /// <summary>Whether browsers are signed in here: by a cookie or something else that they send by themselves.</summary>
    public bool HasCookies(CookieSecurityOptions options, CancellationToken cancellation) =>
        options.Authentication is { } said ? said == AuthenticationKind.Cookies : Schemes(cancellation) is { HasCookies: true } schemes && schemes.Default != AuthenticationKind.Tokens;

    /// <summary>Whether an endpoint with these requirements certainly takes what browsers send by themselves.</summary>
    public bool IsByCookie(AccessDemand demand, CookieSecurityOptions options, CancellationToken cancellation) => Of(demand, options, cancellation) == AuthenticationKind.Cookies;

    /// <summary>Whether a forged request is nobody's, since only tokens say who sends one.</summary>
    public bool HasTokensOnly(CookieSecurityOptions options, CancellationToken cancellation) => Of(options, cancellation) == AuthenticationKind.Tokens;
}
