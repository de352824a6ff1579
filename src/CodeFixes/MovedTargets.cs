using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>Finds the targets of a postponed edit again in what earlier edits made of their files.</summary>
internal static class MovedTargets
{
    /// <summary>Null where one of them is gone.</summary>
    public static async Task<ProposedEdit?> FollowAsync(ProposedEdit edit, ProjectId project, EditRound round, CancellationToken cancellation)
    {
        var parts = ImmutableArray.CreateBuilder<ProposedEdit>();
        foreach (var part in edit.Parts())
        {
            var targets = ImmutableArray.CreateBuilder<Location>();
            foreach (var target in part.Targets)
            {
                if (await FollowAsync(target, round.Before.GetProject(project)!, round, cancellation).ConfigureAwait(false) is not { } moved)
                {
                    return null;
                }

                targets.Add(moved);
            }

            parts.Add(part with { Targets = targets.ToImmutable() });
        }

        return ProposedEdit.Together(edit.Title, [.. parts]);
    }

    private static async Task<Location?> FollowAsync(Location location, Project project, EditRound round, CancellationToken cancellation)
    {
        if (await EditTarget.FindAsync(round.Before, project, location, cancellation).ConfigureAwait(false) is not { } old
            || await round.Solution.GetDocument(old.Document.Id)!.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
        {
            return null;
        }

        var changes = round.FileOf(old.Document.Id)?.Changes() ?? ImmutableArray<TextChange>.Empty;
        var spans =
            from start in Positions(location.SourceSpan.Start, changes)
            from end in Positions(location.SourceSpan.End, changes)
            where start <= end && end <= root.FullSpan.End
            select TextSpan.FromBounds(start, end);
        foreach (var span in spans)
        {
            // What was inserted at either end may have become part of the node or not: it must be the same kind of node again.
            var node = root.FindNode(span, getInnermostNodeForTie: true);
            var isWhole = old.Node.Span == location.SourceSpan;
            if (isWhole ? node.AncestorsAndSelf().TakeWhile(outer => outer.Span == span).Any(outer => outer.RawKind == old.Node.RawKind) : node.RawKind == old.Node.RawKind)
            {
                return Location.Create(root.SyntaxTree, span);
            }
        }

        return null;
    }

    /// <summary>Behind what was inserted there, and before it.</summary>
    private static ImmutableArray<int> Positions(int position, ImmutableArray<TextChange> changes)
    {
        int Shift(bool behind) => changes
            .Where(change => change.Span.End < position || (change.Span.End == position && (behind || !change.Span.IsEmpty)))
            .Sum(change => change.NewText!.Length - change.Span.Length);
        return ImmutableArray.Create(position + Shift(behind: true), position + Shift(behind: false));
    }
}
