using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>Changes to files of a project that are no code.</summary>
internal static class TextEdits
{
    /// <summary>Empty where any place of the edit is not, or no longer, in the project.</summary>
    public static async Task<ImmutableArray<(DocumentId Document, TextChange Change)>> ChangesAsync(ProposedEdit edit, Project project, CancellationToken cancellation)
    {
        var changes = ImmutableArray.CreateBuilder<(DocumentId, TextChange)>();
        foreach (var part in edit.Parts())
        {
            foreach (var target in part.Targets)
            {
                var path = target.GetLineSpan().Path;
                if (part.Kind != EditKind.ReplaceText
                    || project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == path) is not { } document
                    || (await document.GetTextAsync(cancellation).ConfigureAwait(false)).Length < target.SourceSpan.End)
                {
                    return ImmutableArray<(DocumentId, TextChange)>.Empty;
                }

                changes.Add((document.Id, new TextChange(target.SourceSpan, part.Value)));
            }
        }

        return changes.ToImmutable();
    }

    /// <summary>All changes at once; of two to the same place the first stands.</summary>
    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<(DocumentId Document, TextChange Change)> changes, CancellationToken cancellation)
    {
        foreach (var document in changes.GroupBy(change => change.Document, change => change.Change))
        {
            var accepted = new List<TextChange>();
            foreach (var change in document.OrderBy(change => change.Span.Start))
            {
                if (accepted.Count == 0 || change.Span.Start > accepted[accepted.Count - 1].Span.End)
                {
                    accepted.Add(change);
                }
            }

            var text = await solution.GetAdditionalDocument(document.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithAdditionalDocumentText(document.Key, text.WithChanges(accepted));
        }

        return solution;
    }
}
