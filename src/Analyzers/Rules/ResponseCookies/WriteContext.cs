using System;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>What a rule about one written cookie may ask, and where its findings go.</summary>
internal sealed class WriteContext(
    CookieWrite write, AnalyzedBody body, ApplicationModel application, Func<string, CookieSecurityOptions> options, Action<Finding> report, CancellationToken cancellation)
{
    public CookieWrite Write { get; } = write;

    public AnalyzedBody Body { get; } = body;

    public CancellationToken Cancellation => cancellation;

    public CookiePolicyInForce Policy => application.CookiePolicy.InForce(cancellation);

    public SemanticModel ModelOf(SyntaxTree tree) => application.Flow.Bodies.ModelOf(tree);

    /// <summary>Where this compilation appends cookies of the name; empty where that is not known.</summary>
    public ImmutableArray<AppendedCookie> Appended(string name, CookieAddress deleted) => application.AppendedCookies.Of(name, deleted, cancellation);

    /// <summary>The scheme, as C# text, whose sign-in cookie goes by the name; null where it is none.</summary>
    public string? SchemeOf(string name) => application.SignInCookies.SchemeOf(name, cancellation);

    public CookieSecurityOptions Options(DiagnosticDescriptor rule) => options(rule.Id);

    public bool IsExempt(DiagnosticDescriptor rule) => Write.Name is { } name && Options(rule).ExemptCookies.Contains(name);

    /// <summary>The value or the name says that script is meant to read the cookie.</summary>
    public bool IsScriptReadable(DiagnosticDescriptor rule) =>
        Write.HoldsRequestToken || (Write.Name is { } name && Options(rule).ScriptReadableCookies.Contains(name));

    /// <summary>The name as it stands in a message: <c> 'sid'</c>, or nothing where it is not known.</summary>
    public string NameInMessage => Write.Name is { } name ? " '" + name + "'" : string.Empty;

    public void Report(DiagnosticDescriptor rule, Location? squiggle, ImmutableArray<ProposedEdit> edits, params object[] arguments)
    {
        if (squiggle is not null)
        {
            report(new Finding(rule, Write.Use, squiggle, edits, arguments));
        }
    }
}

/// <summary>A defect, ready to be reported.</summary>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Owner">The call that it belongs to, so that it is reported once.</param>
/// <param name="Squiggle">The smallest thing that a person would change.</param>
/// <param name="Edits">What would mend it, the preferred edit first.</param>
/// <param name="Arguments">For the message.</param>
internal sealed record Finding(DiagnosticDescriptor Rule, SyntaxNode Owner, Location Squiggle, ImmutableArray<ProposedEdit> Edits, object[] Arguments);
