using System.Collections.Immutable;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules.ConfigurationFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers;

/// <summary>Every rule that starts from a configuration file, which the package hands to the compiler as an additional one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigurationFileAnalyzer : CookieSecurityAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ConfigurationFileDescriptors.All.AddRange(BoundLimitRule.Rules);

    private protected override void Register(CompilationStartAnalysisContext context, ApplicationModel application) =>
        context.RegisterAdditionalFileAction(file => Check(file, application));

    private static void Check(AdditionalFileAnalysisContext context, ApplicationModel application)
    {
        var path = context.AdditionalFile.Path;
        var isSettings = application.Types.AreOfCore && SettingsFile.IsInForce(path);
        var isWebConfig = application.Types.ClassicCookie is not null && WebConfigFile.IsOne(path);
        if ((isSettings || isWebConfig) && context.AdditionalFile.GetText(context.CancellationToken) is { } text)
        {
            var file = new SettingsFileContext(context, text);
            if (isSettings)
            {
                BoundSettingRule.Check(file, application);
            }
            else
            {
                WebConfigRule.Check(file);
            }
        }
    }
}
