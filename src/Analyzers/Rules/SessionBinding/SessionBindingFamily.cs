using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.SessionBinding;

/// <summary>Whether a sign-in belongs to the client that signed in.</summary>
internal sealed class SessionBindingFamily : RuleFamily
{
    public override NameSet Triggers { get; } = new("AddCookie");

    public override ImmutableArray<DiagnosticDescriptor> Rules => SessionBindingDescriptors.All;

    public override void Check(FileContext file) => UnboundSignInRule.Check(file);
}
