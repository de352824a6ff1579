using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.CookiePolicy;

/// <summary>Whether the cookie policy is there, used, and stands where it covers the cookies.</summary>
internal sealed class CookiePolicyFamily : RuleFamily
{
    private static readonly NameSet Configuration = new("CookiePolicyOptions", "AddCookiePolicy");
    private static readonly NameSet Uses = new("UseCookiePolicy", "CookiePolicyMiddleware");
    private static readonly NameSet Replacing = new("UseCookiePolicy", "UseSession");
    private static readonly NameSet Applications = new("WebApplication", "WebApplicationBuilder", "CreateDefaultBuilder", "ConfigureWebHostDefaults", "WebHostBuilder", "IApplicationBuilder", "IHostBuilder", "IWebHostBuilder");

    public override NameSet Triggers { get; } = NameSet.Union(Configuration, Uses, Replacing, Applications);

    public override ImmutableArray<DiagnosticDescriptor> Rules => PipelineDescriptors.All;

    public override void Check(FileContext file)
    {
        if (file.Mentions(Configuration))
        {
            UnusedCookiePolicyRule.Check(file);
        }

        if (file.Mentions(Replacing))
        {
            ReplacedOptionsRule.Check(file);
        }

        if (file.Mentions(Uses))
        {
            LateCookiePolicyRule.Check(file);
        }

        if (file.Mentions(Applications))
        {
            NoCookiePolicyRule.Check(file);
        }
    }
}
