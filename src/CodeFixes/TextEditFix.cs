using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>What a rule proposed in a file that is no code, in editors that apply fixes to such files.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TextEditFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".cshtml", ".razor", ".json", ".config"])]
public sealed class TextEditFix : CodeFixProvider
{
    /// <summary>Rules that report in files that are no code.</summary>
    internal static readonly ImmutableArray<DiagnosticDescriptor> Rules = ImmutableArray.Create(
        RazorDescriptors.FormWithoutToken, SessionDescriptors.LongSignIn, SessionDescriptors.RareStampCheck, TransportDescriptors.WithoutHsts).AddRange(ConfigurationFileDescriptors.All);

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.CreateRange(Rules, static rule => rule.Id);

    public override FixAllProvider GetFixAllProvider() => TextEditFixAll.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.TextDocument.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var edit in ProposedEdit.Read(diagnostic).Where(edit => edit.Kind == EditKind.ReplaceText))
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
