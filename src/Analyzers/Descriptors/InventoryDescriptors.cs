using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>What an application issues, defect or not.</summary>
internal static class InventoryDescriptors
{
    public static readonly DiagnosticDescriptor IssuedCookie = Create(
        "CKS9001",
        RuleLevel.Audit,
        "Issued cookie",
        "{0}, written by {1}: {2}",
        "A list of all cookies, with what is known of each, is what an auditor asks for and what a consent banner has to show. dotnet build -t:CookieInventory writes it.",
        1059,
        "3.3.1",
        "https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/06-Session_Management_Testing/02-Testing_for_Cookies_Attributes");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(IssuedCookie);
}
