using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>What configuration files say about cookies.</summary>
internal static class ConfigurationFileDescriptors
{
    public static readonly DiagnosticDescriptor InsecureSetting = Create(
        "CKS6001",
        RuleLevel.Proven,
        "Insecure cookie setting in appsettings.json",
        "The setting {0} is bound to {1}, so {2}: set it to {3}",
        "A section that is bound to options sets them as code would: what it says of a cookie is what browsers get.",
        614,
        "3.3.1",
        "https://learn.microsoft.com/aspnet/core/fundamentals/configuration/options#bind-hierarchical-configuration");

    public static readonly DiagnosticDescriptor InsecureWebConfig = Create(
        "CKS6002",
        RuleLevel.Proven,
        "Insecure cookie setting in web.config",
        "{0}, so {1}: set {2}",
        "What httpCookies, forms and sessionState of web.config say holds for every cookie whose code says nothing else.",
        614,
        "3.3.1",
        "https://learn.microsoft.com/dotnet/api/system.web.configuration.httpcookiessection");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(InsecureSetting, InsecureWebConfig);
}
