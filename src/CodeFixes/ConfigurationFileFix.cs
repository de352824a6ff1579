using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>What a rule proposed in a configuration file, in editors that apply fixes to such files.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConfigurationFileFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json", ".config"])]
public sealed class ConfigurationFileFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.CreateRange(ConfigurationFileDescriptors.All, static rule => rule.Id);

    public override FixAllProvider GetFixAllProvider() => ConfigurationFileFixAll.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.TextDocument.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var edit in ProposedEdit.Read(diagnostic).Where(static edit => edit.Kind == EditKind.ReplaceText))
            {
                var changes = await TextEdits.ChangesAsync(edit, context.TextDocument.Project, context.CancellationToken).ConfigureAwait(false);
                if (!changes.IsEmpty)
                {
                    context.RegisterCodeFix(
                        CodeAction.Create(edit.Title(), cancellation => TextEdits.ApplyAsync(solution, changes, cancellation), edit.EquivalenceKey()), diagnostic);
                }
            }
        }
    }
}
