using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>All such files of a project, or of a solution, at once.</summary>
internal sealed class TextEditFixAll : FixAllProvider
{
    public static readonly TextEditFixAll Instance = new();

    private TextEditFixAll()
    {
    }

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => ImmutableArray.Create(FixAllScope.Project, FixAllScope.Solution);

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "Correct all files",
        async cancellation =>
        {
            var context = fixAllContext.WithCancellationToken(cancellation);
            var changes = new List<(DocumentId, TextChange)>();
            foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : ImmutableArray.Create(context.Project))
            {
                foreach (var diagnostic in await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false))
                {
                    if (ProposedEdit.Read(diagnostic).FirstOrDefault(edit => edit.Kind == EditKind.ReplaceText) is { } edit)
                    {
                        changes.AddRange(await TextEdits.ChangesAsync(edit, project, cancellation).ConfigureAwait(false));
                    }
                }
            }

            return await TextEdits.ApplyAsync(context.Solution, changes, cancellation).ConfigureAwait(false);
        },
        nameof(TextEditFixAll)));
}
