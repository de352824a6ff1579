using System.Collections.Immutable;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>Offers what the rule proposed, one action for each alternative, and only where every target is of the shape that the edit needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CookieEditFix))]
public sealed class CookieEditFix : CodeFixProvider
{
    /// <summary>All other rules may propose an edit; a diagnostic without one offers nothing.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.CreateRange(
        RuleCatalogue.All.RemoveRange(RuleCatalogue.WithoutFix).RemoveRange(ConfigurationFileDescriptors.All), rule => rule.Id);

    public override FixAllProvider GetFixAllProvider() => CookieEditFixAll.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var edit in ProposedEdit.Read(diagnostic))
            {
                var batch = new EditBatch(project.Solution);
                if (await batch.TryAddAsync(edit, project, context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(CodeAction.Create(edit.Title(), batch.ApplyAsync, edit.EquivalenceKey()), diagnostic);
                }
            }
        }
    }
}
