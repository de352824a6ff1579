using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>One file on disk, which is a document in each project that compiles it: all of them get the same new text.</summary>
internal sealed class RenderedFile
{
    private readonly SourceText original;
    private readonly List<RenderedDocument> documents = [];
    private readonly HashSet<RenderedEdit> accepted = [];

    private RenderedFile(SourceText original) => this.original = original;

    public static async Task<Dictionary<DocumentId, RenderedFile>> OfAsync(Solution solution, IEnumerable<RenderedDocument> documents, CancellationToken cancellation)
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

            file.documents.Add(rendered);
        }

        return files;
    }

    /// <summary>Whether it changes text that an accepted one changes, or one of them takes away what the other is about.</summary>
    public bool Contradicts(RenderedEdit edit) => accepted.Any(other =>
        edit.Changes.Any(change => other.Changes.Any(there => Overlap(change, there)))
        || edit.Changes.Any(change => change.Span.Contains(other.Target) && !change.Span.IsEmpty)
        || other.Changes.Any(change => change.Span.Contains(edit.Target) && !change.Span.IsEmpty));

    public void Accept(RenderedEdit edit) => accepted.Add(edit);

    public SourceText NewText() => original.WithChanges(Changes());

    /// <summary>Of two changes to the same text the outer one stands; what is inserted at one place keeps its order.</summary>
    public ImmutableArray<TextChange> Changes()
    {
        var changes = new List<TextChange>();
        foreach (var change in AllChanges().OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length))
        {
            var last = changes.LastOrDefault();
            if (changes.Count > 0 && change.Span.Start < last.Span.End)
            {
                continue;
            }

            if (changes.Count > 0 && change.Span.IsEmpty && last.Span == change.Span)
            {
                changes[changes.Count - 1] = new TextChange(last.Span, last.NewText + change.NewText);
                continue;
            }

            changes.Add(change);
        }

        return changes.ToImmutableArray();
    }

    private static bool Overlap(TextChange one, TextChange other) =>
        one != other && one.Span.Start < other.Span.End && other.Span.Start < one.Span.End;

    /// <summary>Two projects may ask for the same change of their common file.</summary>
    private List<TextChange> AllChanges()
    {
        var changes = new List<TextChange>();
        foreach (var document in documents)
        {
            var own = document.Edits.Where(accepted.Contains).SelectMany(edit => edit.Changes).Concat(document.Imports).ToList();
            changes.AddRange(own.Except(changes.ToList()));
        }

        return changes;
    }

    private async Task<bool> IsTextOfAsync(Document? document, CancellationToken cancellation) =>
        document is not null && original.ContentEquals(await document.GetTextAsync(cancellation).ConfigureAwait(false));
}
