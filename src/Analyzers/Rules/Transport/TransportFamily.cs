using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>Whether what cookies travel over is https, and whether the application knows that it is.</summary>
internal sealed class TransportFamily : RuleFamily
{
    private static readonly NameSet Applications = new("WebApplication", "WebApplicationBuilder", "IApplicationBuilder", "ConfigureWebHostDefaults", "ConfigureWebHost", "WebHostBuilder", "CreateDefaultBuilder", "UseHsts", "UseHttpsRedirection");
    private static readonly NameSet Hsts = new("AddHsts", "HstsOptions");
    private static readonly NameSet Forwarding = new("UseForwardedHeaders", "ForwardedHeadersMiddleware");
    private static readonly NameSet Redirection = new("UseHttpsRedirection", "HttpsRedirectionMiddleware");

    public override NameSet Triggers { get; } = NameSet.Union(
        Applications, Hsts, Forwarding, Redirection, PlainMetadataRule.Names, HttpsEndpoints.Names, RedirectionRule.Equivalents, CookieUseModel.Names);

    public override ImmutableArray<DiagnosticDescriptor> Rules => TransportDescriptors.All;

    public override void Check(FileContext file)
    {
        if (file.Mentions(Applications))
        {
            RedirectionRule.Check(file);
        }

        if (file.Mentions(Applications) || file.Mentions(Hsts))
        {
            HstsRule.Check(file);
        }

        if (file.Mentions(Forwarding))
        {
            ForwardedHeadersRule.Check(file);
        }

        if (file.Mentions(Redirection))
        {
            LateRedirectionRule.Check(file);
        }

        if (file.Mentions(PlainMetadataRule.Names))
        {
            PlainMetadataRule.Check(file);
        }
    }
}
