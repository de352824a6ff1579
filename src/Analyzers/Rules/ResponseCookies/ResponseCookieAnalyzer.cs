using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>Everything that starts at a cookie which the application writes itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResponseCookieAnalyzer : CookieSecurityAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        ResponseCookieDescriptors.WithoutSecure,
        ResponseCookieDescriptors.WithoutHttpOnly,
        ResponseCookieDescriptors.WithoutSameSite,
        ResponseCookieDescriptors.SameSiteNoneWithoutSecure,
        ResponseCookieDescriptors.SometimesSecure);

    private protected override void Register(CompilationStartAnalysisContext context, ApplicationModel application)
    {
        context.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
    }
}
