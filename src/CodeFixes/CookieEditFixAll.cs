using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>
/// All diagnostics of the scope at once: their edits are collected first, so that those on the same creation or call become one.
/// </summary>
/// <remarks>
/// A diagnostic that does not offer the chosen edit gets its own preferred one. One rule proposes different edits at different
/// places, and <c>dotnet format</c> asks only once for each rule, with the edit of the first place.
/// </remarks>
internal sealed class CookieEditFixAll : FixAllProvider
{
    public static readonly CookieEditFixAll Instance = new();

    private CookieEditFixAll()
    {
    }

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        "Harden all cookies",
        cancellation => FixAsync(fixAllContext.WithCancellationToken(cancellation)),
        nameof(CookieEditFixAll)));

    private static async Task<Solution> FixAsync(FixAllContext context)
    {
        var batch = new EditBatch(context.Solution);
        foreach (var project in ProjectsOf(context))
        {
            foreach (var diagnostic in await DiagnosticsOf(project, context).ConfigureAwait(false))
            {
                await AddAsync(diagnostic, project, context, batch).ConfigureAwait(false);
            }
        }

        return await batch.ApplyAsync(context.CancellationToken).ConfigureAwait(false);
    }

    private static async Task AddAsync(Diagnostic diagnostic, Project project, FixAllContext context, EditBatch batch)
    {
        var chosen = context.CodeActionEquivalenceKey ?? string.Empty;
        var chosenFirst = ProposedEdit.Read(diagnostic)
            .OrderBy(edit => edit.EquivalenceKey() == chosen ? 0 : chosen.StartsWith(edit.ShapeKey(), StringComparison.Ordinal) ? 1 : 2);
        foreach (var edit in chosenFirst)
        {
            if (await batch.TryAddAsync(edit, project, context.CancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private static IEnumerable<Project> ProjectsOf(FixAllContext context) => context.Scope == FixAllScope.Solution
        ? context.Solution.Projects.Where(project => project.Language == LanguageNames.CSharp)
        : ImmutableArray.Create(context.Project);

    /// <summary>In the order in which a person would fix them, so that the result does not depend on how the analysis was scheduled.</summary>
    private static async Task<IEnumerable<Diagnostic>> DiagnosticsOf(Project project, FixAllContext context)
    {
        var diagnostics = context is { Scope: FixAllScope.Document, Document: { } document }
            ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
            : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
        return diagnostics
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal);
    }
}
