using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>Whether other sites can have a signed-in browser call what is mapped, and whether what should stop them does.</summary>
internal sealed class EndpointForgeryFamily : RuleFamily
{
    private static readonly NameSet Needing = NameSet.Union(EndpointNames.Handlers, new NameSet(EndpointNames.Components, EndpointNames.Controllers, "MapDefaultControllerRoute", "MapControllerRoute"));
    private static readonly NameSet Middleware = new("UseAntiforgery", "AntiforgeryMiddleware");

    public override NameSet Triggers { get; } = NameSet.Union(
        Needing, Middleware, DisabledAntiforgeryRule.Names, RequirementNames.All, ToothlessAntiforgeryRule.Names, ReflectedOriginRule.Names, OpenWebSocketsRule.Names);

    public override ImmutableArray<DiagnosticDescriptor> Rules => EndpointForgeryDescriptors.All;

    public override void Check(FileContext file)
    {
        if (file.Mentions(EndpointNames.Handlers))
        {
            FormReadByHandRule.Check(file);
        }

        if (file.Mentions(RequirementNames.All))
        {
            UnenforcedRequirementRule.Check(file);
            UnenforcedActionRule.Check(file);
            MetadataOptOutRule.Check(file);
        }

        if (file.Mentions(Needing) || file.Mentions(Middleware))
        {
            AntiforgeryMiddlewareRule.Check(file);
        }

        if (file.Mentions(DisabledAntiforgeryRule.Names))
        {
            DisabledAntiforgeryRule.Check(file);
        }

        if (file.Mentions(ToothlessAntiforgeryRule.Names))
        {
            ToothlessAntiforgeryRule.Check(file);
        }

        if (file.Mentions(ReflectedOriginRule.Names))
        {
            ReflectedOriginRule.Check(file);
        }

        if (file.Mentions(OpenWebSocketsRule.Names))
        {
            OpenWebSocketsRule.Check(file);
        }
    }
}
