using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Razor;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Reporting;

/// <summary>One Razor file that rules look at: what it consists of, the application around it, and where findings go.</summary>
internal sealed class RazorFileContext(AdditionalFileAnalysisContext context, SourceText text, RazorModel razor)
{
    public RazorModel Razor { get; } = razor;

    public AdditionalText File => context.AdditionalFile;

    public SourceText Text { get; } = text;

    public MarkupFile Markup { get; } = MarkupFile.Of(text, MarkupFile.IsComponentPath(context.AdditionalFile.Path));

    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>Whether reports of the rule are wanted in the file.</summary>
    public bool Covers(DiagnosticDescriptor rule) => ReportScope.Covers(context.Options, File, rule);

    public CookieSecurityOptions Options(DiagnosticDescriptor rule) => CookieSecurityOptions.For(context.Options, File, rule.Id);

    public Location Place(TextSpan span) => Location.Create(File.Path, span, Text.Lines.GetLinePositionSpan(span));

    public void Report(DiagnosticDescriptor rule, TextSpan squiggle, ImmutableArray<ProposedEdit> edits, params object[] arguments)
    {
        var (properties, locations) = ProposedEdit.Write(edits);
        context.ReportDiagnostic(Diagnostic.Create(rule, Place(squiggle), locations, properties, arguments));
    }
}
