using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>One file on disk, which is a document in each project that compiles it: all of them get the same new text.</summary>
internal sealed class RenderedFile(SourceText original)
{
    private readonly List<TextChange> changes = [];

    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<RenderedDocument> documents, CancellationToken cancellation)
    {
        var files = new Dictionary<DocumentId, RenderedFile>();
        foreach (var rendered in documents)
        {
            if (!files.TryGetValue(rendered.Document.Id, out var file))
            {
                file = new RenderedFile(await rendered.Document.GetTextAsync(cancellation).ConfigureAwait(false));
                files.Add(rendered.Document.Id, file);
                foreach (var linked in rendered.Document.GetLinkedDocumentIds())
                {
                    if (await file.IsTextOfAsync(solution.GetDocument(linked), cancellation).ConfigureAwait(false))
                    {
                        files[linked] = file;
                    }
                }
            }

            file.changes.AddRange(rendered.Changes);
        }

        return files.Aggregate(solution, (changed, file) => changed.WithDocumentText(file.Key, file.Value.NewText()));
    }

    private async Task<bool> IsTextOfAsync(Document? document, CancellationToken cancellation) =>
        document is not null && original.ContentEquals(await document.GetTextAsync(cancellation).ConfigureAwait(false));

    /// <summary>Of two changes to the same text the outer one stands; what is inserted at one place keeps its order.</summary>
    private SourceText NewText()
    {
        var accepted = new List<TextChange>();
        foreach (var change in changes.Distinct().OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length))
        {
            var last = accepted.LastOrDefault();
            if (accepted.Count > 0 && change.Span.Start < last.Span.End)
            {
                continue;
            }

            if (accepted.Count > 0 && change.Span.IsEmpty && last.Span == change.Span)
            {
                accepted[accepted.Count - 1] = new TextChange(last.Span, last.NewText + change.NewText);
                continue;
            }

            accepted.Add(change);
        }

        return original.WithChanges(accepted);
    }
}
