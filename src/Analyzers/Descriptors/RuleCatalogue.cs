using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>Every rule, in the order of the ids: the README's table, page headers, presets and release notes come from here.</summary>
internal static class RuleCatalogue
{
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.CreateRange(new[]
        {
            ResponseCookieDescriptors.All,
            WrittenCookieDescriptors.All,
            FrameworkCookieDescriptors.All,
            PipelineDescriptors.All,
            MvcForgeryDescriptors.All,
            EndpointForgeryDescriptors.All,
            RazorDescriptors.All,
            SessionDescriptors.All,
            SessionBindingDescriptors.All,
            TransportDescriptors.All,
            ConfigurationFileDescriptors.All,
            InventoryDescriptors.All,
        }.SelectMany(static family => family).OrderBy(static rule => rule.Id, StringComparer.Ordinal));

    /// <summary>Rules of which only a person knows what to write instead, or whether anything; their pages say why.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> WithoutFix = ImmutableArray.Create(
        WrittenCookieDescriptors.HandwrittenHeader,
        WrittenCookieDescriptors.CredentialInClear,
        RazorDescriptors.ScriptWithoutToken,
        SessionDescriptors.PersistentSignIn,
        InventoryDescriptors.IssuedCookie);
}
