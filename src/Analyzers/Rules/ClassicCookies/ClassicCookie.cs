using System;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.ClassicCookies;

/// <summary>What a rule about one cookie of System.Web may ask, and where its findings go.</summary>
internal sealed class ClassicCookie(CookieWrite write, AnalyzedBody body, HttpCookieDefaults defaults, Func<string, CookieSecurityOptions> options, Action<Finding> report)
{
    public HttpCookieDefaults Defaults { get; } = defaults;

    /// <summary>The name where it is one constant; else null.</summary>
    public string? Name { get; } = write[Member.Name] is { Length: 1 } names && names[0].Atom is ConstantAtom { Value: string name } ? name : null;

    /// <summary>A cookie is deleted by writing it with a date in the past.</summary>
    public bool MayBeDeletion { get; } = write[Member.Expires].Any(static fact => ConstantSpan.Of(fact.Atom) < TimeSpan.Zero);

    /// <summary>What the member holds; unknown where it may be set after the cookie was added, as the response keeps the object itself.</summary>
    public ImmutableArray<Fact> this[string member] => LaterAssignments.MayReach(write, body, member) ? Facts.Unknown : write[member];

    public CookieSecurityOptions Options(DiagnosticDescriptor rule) => options(rule.Id);

    public bool IsExempt(DiagnosticDescriptor rule) => Name is not null && Options(rule).ExemptCookies.Contains(Name);

    /// <param name="rule">The rule that found it.</param>
    /// <param name="bad">What is wrong.</param>
    /// <param name="any">Whether one of them is enough to be wrong.</param>
    /// <param name="edits">What would mend it.</param>
    /// <param name="arguments">For the message, after the name.</param>
    public void Report(DiagnosticDescriptor rule, ImmutableArray<Fact> bad, bool any, ImmutableArray<ProposedEdit> edits, params object[] arguments) =>
        ReportAt(any ? Placement.OfFirst(write, body, bad) : Placement.Of(write, body, bad), rule, edits, arguments);

    /// <summary>As <see cref="Report"/>, at the value where one assignment sets it.</summary>
    public void ReportValue(DiagnosticDescriptor rule, ImmutableArray<Fact> bad, ImmutableArray<ProposedEdit> edits, params object[] arguments) =>
        ReportAt(
            bad.Length == 1 && bad[0].Origin is AssignmentExpressionSyntax { Left: not TupleExpressionSyntax } assignment && body.IsHere(assignment, write)
                ? assignment.Right.GetLocation()
                : Placement.OfFirst(write, body, bad),
            rule,
            edits,
            arguments);

    /// <summary>Sets the member where each bad fact comes from; a cookie that was found gets a statement of its own.</summary>
    public ImmutableArray<ProposedEdit> Set(string member, string value, ImmutableArray<Fact> bad) =>
        write.Found is { } found && bad.All(fact => fact.Origin == found) ? HeldCookieEdits.Add(write, member, value) : Edits.Set(member, value, bad);

    private void ReportAt(Location? squiggle, DiagnosticDescriptor rule, ImmutableArray<ProposedEdit> edits, object[] arguments)
    {
        if (squiggle is not null)
        {
            report(new Finding(rule, write.Use, squiggle, edits, [Name is null ? string.Empty : " '" + Name + "'", .. arguments]));
        }
    }
}
