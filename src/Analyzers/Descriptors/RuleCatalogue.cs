using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>Every rule, in the order of the ids: the README's table, page headers, presets and release notes come from here.</summary>
internal static class RuleCatalogue
{
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ResponseCookieDescriptors.All
        .AddRange(WrittenCookieDescriptors.All)
        .AddRange(PipelineDescriptors.All)
        .AddRange(TransportDescriptors.All)
        .AddRange(ConfigurationFileDescriptors.All);

    /// <summary>Rules of which only a person knows what to write instead; their pages say why.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> WithoutFix = ImmutableArray.Create(
        WrittenCookieDescriptors.HandwrittenHeader,
        WrittenCookieDescriptors.CredentialInClear);
}
