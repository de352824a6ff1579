using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.CodeFixes.Edits;
using CookieSecurity.Analyzers.CodeFixes.Text;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>Edits of one or many diagnostics, merged by the node that they change and applied to each file in one pass.</summary>
internal sealed class EditBatch(Solution solution)
{
    private readonly Dictionary<DocumentId, DocumentEdits> documents = [];

    /// <summary>False where any target is missing, generated or of another shape: half an edit would not repair the cookie.</summary>
    public async Task<bool> TryAddAsync(ProposedEdit edit, Project project, CancellationToken cancellation)
    {
        var resolved = new List<(Document Document, NodeEdit Edit)>();
        foreach (var location in edit.Targets)
        {
            if (await EditTarget.FindAsync(solution, project, location, cancellation).ConfigureAwait(false) is not { } target
                || NodeEdit.Create(edit, target) is not { } nodeEdit)
            {
                return false;
            }

            resolved.Add((target.Document, nodeEdit));
        }

        if (resolved.TrueForAll(target => target.Edit.IsDone))
        {
            return false;
        }

        foreach (var (document, nodeEdit) in resolved)
        {
            Add(document, nodeEdit);
        }

        return true;
    }

    public async Task<Solution> ApplyAsync(CancellationToken cancellation)
    {
        var rendered = ImmutableArray.CreateBuilder<RenderedDocument>(documents.Count);
        foreach (var edits in documents.Values)
        {
            rendered.Add(await edits.RenderAsync(mayImport: true, cancellation).ConfigureAwait(false));
        }

        var changed = await RenderedFile.ApplyAsync(solution, rendered, cancellation).ConfigureAwait(false);
        var harmful = false;
        for (var i = 0; i < rendered.Count; i++)
        {
            var document = rendered[i].Document;
            if (rendered[i].Imports && await ErrorsAsync(changed, document.Id, cancellation).ConfigureAwait(false)
                > await ErrorsAsync(solution, document.Id, cancellation).ConfigureAwait(false))
            {
                // The imported namespace makes another name of the file ambiguous.
                harmful = true;
                rendered[i] = await documents[document.Id].RenderAsync(mayImport: false, cancellation).ConfigureAwait(false);
            }
        }

        return harmful ? await RenderedFile.ApplyAsync(solution, rendered, cancellation).ConfigureAwait(false) : changed;
    }

    /// <summary>A file that several projects share is several documents; an edit of one place in it is still one edit.</summary>
    private void Add(Document document, NodeEdit edit)
    {
        foreach (var id in document.GetLinkedDocumentIds().Insert(0, document.Id))
        {
            if (documents.TryGetValue(id, out var edits) && edits.TryMerge(edit))
            {
                return;
            }
        }

        if (!documents.TryGetValue(document.Id, out var own))
        {
            documents.Add(document.Id, own = new DocumentEdits(document));
        }

        own.Add(edit);
    }

    private static async Task<int> ErrorsAsync(Solution solution, DocumentId id, CancellationToken cancellation) =>
        await solution.GetDocument(id)!.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellation).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            : 0;
}
