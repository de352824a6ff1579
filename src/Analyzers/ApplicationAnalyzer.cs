using System.Collections.Immutable;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules;
using CookieSecurity.Analyzers.Rules.RazorForms;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers;

/// <summary>
/// Every rule that starts from a name in a file: how the application is set up, what attributes and options say, which forms Razor files
/// hold. One look at the text tells which families have anything to do there; most files end with it.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ApplicationAnalyzer : CookieSecurityAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = RuleFamilies.Rules;

    private protected override void Register(CompilationStartAnalysisContext context, ApplicationModel application)
    {
        if (application.Types.AreOfCore)
        {
            context.RegisterSemanticModelAction(model => Check(model, application));
            RazorFormFiles.Register(context, application);
        }
    }

    private static void Check(SemanticModelAnalysisContext context, ApplicationModel application)
    {
        var index = NameIndex.Of(context.SemanticModel.SyntaxTree);
        if (index.IsEmpty || !FileContext.IsWorthChecking(context))
        {
            return;
        }

        var file = new FileContext(context, application, index);
        foreach (var family in RuleFamilies.All)
        {
            if (index.Mentions(family.Triggers))
            {
                family.Check(file);
            }
        }
    }
}
