using System.Collections.Generic;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>The calls of a file that write the consent cookie, or make it for script to write.</summary>
internal static class ConsentCalls
{
    public static readonly NameSet Names = new("GrantConsent", "CreateConsentCookie");

    /// <summary>Their names; method groups too.</summary>
    public static IEnumerable<SyntaxNode> In(FileContext file)
    {
        if (!file.Mentions(Names))
        {
            yield break;
        }

        foreach (var token in file.Tokens(Names))
        {
            if (token.Parent is SimpleNameSyntax name
                && file.Model.GetSymbolInfo(name, file.Cancellation).Symbol is IMethodSymbol { ContainingType.Name: "ITrackingConsentFeature" } method
                && method.IsFromFramework()
                && !DevelopmentCode.Contains(name) && !DebugRegions.Of(file.Tree).IsDebugOnly(name))
            {
                yield return name;
            }
        }
    }
}
