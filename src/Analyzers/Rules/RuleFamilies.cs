using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Rules.CookieHeaders;
using CookieSecurity.Analyzers.Rules.CookiePolicy;
using CookieSecurity.Analyzers.Rules.Transport;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules;

/// <summary>The families of rules that start from a name in a file.</summary>
internal static class RuleFamilies
{
    public static readonly ImmutableArray<RuleFamily> All = ImmutableArray.Create<RuleFamily>(
        new CookieHeaderRules(), new CookiePolicyFamily(), new TransportFamily());

    public static readonly ImmutableArray<DiagnosticDescriptor> Rules = ImmutableArray.CreateRange(All.SelectMany(static family => family.Rules));

    /// <summary>All names that a file is looked through for.</summary>
    public static IEnumerable<NameSet> Triggers => All.Select(static family => family.Triggers).Append(SetupNames.Application).Append(SetupNames.Endpoints).Append(SetupNames.OptionsClasses).Append(AppendedCookies.Names).Append(BoundSections.Names);
}
