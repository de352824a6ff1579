using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.CodeFixes.Edits;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>Edits of one or many diagnostics, merged by the node that they change and applied to each file in one pass.</summary>
/// <remarks>Those that would change the same text are applied one after the other, each to what the one before it made.</remarks>
internal sealed class EditBatch(Solution solution)
{
    private readonly List<PlacedEdit> placed = [];
    private Solution solution = solution;

    /// <summary>False where any target is missing, generated or of another shape: half an edit would not repair the cookie.</summary>
    public async Task<bool> TryAddAsync(ProposedEdit edit, Project project, CancellationToken cancellation)
    {
        var start = await NewDocuments.AddAsync(edit, solution, project, cancellation).ConfigureAwait(false);
        if (start is null
            || await NodeEdits.ResolveAsync(start.Parts, start.Solution, project, cancellation).ConfigureAwait(false) is not { } resolved
            || (resolved.TrueForAll(target => target.Edit.IsDone) && start.Added.IsEmpty))
        {
            return false;
        }

        solution = start.Solution;
        var group = new EditGroup(edit, project.Id);
        foreach (var (document, nodeEdit) in resolved)
        {
            Add(document, nodeEdit, group);
        }

        foreach (var (document, text) in start.Added)
        {
            Add(document, text, group);
        }

        return true;
    }

    public async Task<Solution> ApplyAsync(CancellationToken cancellation)
    {
        var batch = this;
        while (true)
        {
            var round = await EditRound.RunAsync(batch.solution, batch.placed, cancellation).ConfigureAwait(false);
            if (round.Postponed.IsEmpty)
            {
                return round.Solution;
            }

            batch = new EditBatch(round.Solution);
            foreach (var group in round.Postponed)
            {
                foreach (var (edit, project) in group.Proposals)
                {
                    if (await MovedTargets.FollowAsync(edit, project, round, cancellation).ConfigureAwait(false) is { } moved)
                    {
                        await batch.TryAddAsync(moved, round.Solution.GetProject(project)!, cancellation).ConfigureAwait(false);
                    }
                }
            }

            if (batch.placed.Count == 0)
            {
                return round.Solution;
            }
        }
    }

    /// <summary>A file that several projects share is several documents; an edit of one place in it is still one edit.</summary>
    private void Add(Document document, NodeEdit edit, EditGroup group)
    {
        var sameFile = document.GetLinkedDocumentIds().Insert(0, document.Id);
        foreach (var other in placed.Where(other => sameFile.Contains(other.Document) && other.Edit.HasSameTarget(edit)))
        {
            if (other.Edit.Merge(edit) is { } merged)
            {
                other.Edit = merged;
                other.Group.Join(group);
                return;
            }
        }

        placed.Add(new PlacedEdit(document.Id, edit, group));
    }
}
