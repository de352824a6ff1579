using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>Whether the cookies that the framework writes keep the protection that it gives them, or get what it does not.</summary>
internal sealed class FrameworkCookieFamily : RuleFamily
{
    private static readonly NameSet Policies = new(
        "SecurePolicy", "AddSession", "UseSession", "AddAntiforgery", "AddCookie", "AddMvc", "AddControllersWithViews", "AddRazorPages",
        "AddIdentity", "AddDefaultIdentity", "AddIdentityCookies", "AddIdentityApiEndpoints", "ConfigureApplicationCookie",
        "CookieTempDataProviderOptions", "AntiforgeryOptions", "AddCookieTempDataProvider");

    private static readonly NameSet Members = new("HttpOnly", "SameSite", "Domain", "CookieBuilder", "Cookie", "CorrelationCookie", "NonceCookie", "StateCookie", "ConsentCookie");
    private static readonly NameSet Minimum = new("MinimumSameSitePolicy");
    private static readonly NameSet Unnamed = new("Configure", "PostConfigure", "AddOptions");
    private static readonly NameSet ApplicationCookie = new("ConfigureApplicationCookie");

    public override NameSet Triggers { get; } = NameSet.Union(Policies, Members, Minimum, Unnamed, ApplicationCookie);

    public override ImmutableArray<DiagnosticDescriptor> Rules { get; } =
        FrameworkCookieDescriptors.All.Add(WrittenCookieDescriptors.BrokenPrefix).Add(WrittenCookieDescriptors.SharedDomain);

    public override void Check(FileContext file)
    {
        if ((file.Mentions(Policies) || file.Mentions(Members)) && file.Application.FrameworkCookies.MayBeSetIn(file.Tree, file.Cancellation))
        {
            SecurePolicyRule.Check(file);
            DefaultPolicyRule.Check(file);
            HttpOnlyRule.Check(file);
            SameSiteRule.Check(file);
            NewBuilderRule.Check(file);
            RemoteCookieRule.Check(file);
            BuilderPrefixRule.Check(file);
            BuilderDomainRule.Check(file);
        }

        if (file.Mentions(Minimum))
        {
            MinimumSameSiteRule.Check(file);
        }

        if (file.Mentions(Unnamed))
        {
            UnnamedSchemeRule.Check(file);
        }

        if (file.Mentions(ApplicationCookie))
        {
            ApplicationCookieRule.Check(file);
        }
    }
}
