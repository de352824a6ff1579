using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Reporting;

/// <summary>One configuration file that rules look at: its text, the files beside it, and where findings go.</summary>
internal sealed class SettingsFileContext(AdditionalFileAnalysisContext context, SourceText text)
{
    public AdditionalText File => context.AdditionalFile;

    public SourceText Text { get; } = text;

    public Compilation Compilation => context.Compilation;

    /// <summary>Everything that the compiler was handed beside the code.</summary>
    public ImmutableArray<AdditionalText> Files => context.Options.AdditionalFiles;

    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>Whether reports of the rule are wanted in the file.</summary>
    public bool Covers(DiagnosticDescriptor rule) => ReportScope.CoversFile(context.Options, File, rule);

    public CookieSecurityOptions Options(DiagnosticDescriptor rule) => CookieSecurityOptions.For(context.Options, File, rule.Id);

    public Location Place(TextSpan span) => Location.Create(File.Path, span, Text.Lines.GetLinePositionSpan(span));

    /// <summary>Whether production has another value than this one; a bad one is reported there.</summary>
    public bool IsOverridden(JsonSetting setting) => SettingsFile.Override(File, setting.Path, Files, Cancellation) is not null;

    /// <summary>Puts a value, as the file spells it, into the place.</summary>
    public ProposedEdit Replace(TextSpan span, string value) =>
        new(EditKind.ReplaceText, string.Empty, value, ImmutableArray.Create(Place(span))) { Title = "Set it to " + value };

    public void Report(DiagnosticDescriptor rule, TextSpan squiggle, ProposedEdit? edit, params object[] arguments)
    {
        var (properties, locations) = ProposedEdit.Write(edit is null ? ImmutableArray<ProposedEdit>.Empty : ImmutableArray.Create(edit));
        context.ReportDiagnostic(Diagnostic.Create(rule, Place(squiggle), locations, properties, arguments));
    }
}
