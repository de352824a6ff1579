using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Inventory;
using CookieSecurity.Analyzers.Rules.Antiforgery;
using CookieSecurity.Analyzers.Rules.CookieHeaders;
using CookieSecurity.Analyzers.Rules.CookiePolicy;
using CookieSecurity.Analyzers.Rules.Endpoints;
using CookieSecurity.Analyzers.Rules.FrameworkCookies;
using CookieSecurity.Analyzers.Rules.RazorForms;
using CookieSecurity.Analyzers.Rules.SessionBinding;
using CookieSecurity.Analyzers.Rules.Sessions;
using CookieSecurity.Analyzers.Rules.Transport;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules;

/// <summary>The families of rules that start from a name in a file.</summary>
internal static class RuleFamilies
{
    public static readonly ImmutableArray<RuleFamily> All = ImmutableArray.Create<RuleFamily>(
        new CookieHeaderRules(),
        new FrameworkCookieFamily(),
        new CookiePolicyFamily(),
        new MvcForgeryFamily(),
        new EndpointForgeryFamily(),
        new RazorFormsFamily(),
        new SessionFamily(),
        new SessionBindingFamily(),
        new TransportFamily());

    public static readonly ImmutableArray<DiagnosticDescriptor> Rules = ImmutableArray.CreateRange(All.SelectMany(static family => family.Rules));

    /// <summary>All names that a file is looked through for.</summary>
    public static IEnumerable<NameSet> Triggers =>
    [
        .. All.Select(static family => family.Triggers),
        SetupNames.Application,
        SetupNames.Endpoints,
        SetupNames.OptionsClasses,
        AppendedCookies.Names,
        WrapperNames.Options,
        ProtectionNames.All,
        MappedHandler.Names,
        BoundSections.Names,
        FormUse.Names,
        ConsentCalls.Names,
    ];
}
