using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>What came of applying edits at once: those that would have changed the same text as others are postponed.</summary>
internal sealed class EditRound
{
    private readonly IReadOnlyDictionary<DocumentId, RenderedFile> files;

    private EditRound(Solution before, Solution solution, ImmutableArray<EditGroup> postponed, IReadOnlyDictionary<DocumentId, RenderedFile> files)
    {
        Before = before;
        Solution = solution;
        Postponed = postponed;
        this.files = files;
    }

    public Solution Before { get; }

    public Solution Solution { get; }

    public ImmutableArray<EditGroup> Postponed { get; }

    /// <summary>Null where the document stayed as it was.</summary>
    public RenderedFile? FileOf(DocumentId document) => files.TryGetValue(document, out var file) ? file : null;

    public static async Task<EditRound> RunAsync(Solution solution, IReadOnlyList<PlacedEdit> edits, CancellationToken cancellation)
    {
        var rendered = new List<RenderedDocument>();
        foreach (var document in edits.GroupBy(edit => edit.Document))
        {
            rendered.Add(await RenderedDocument.RenderAsync(solution.GetDocument(document.Key)!, document, mayImport: true, cancellation).ConfigureAwait(false));
        }

        var round = await ApplyAsync(solution, rendered, cancellation).ConfigureAwait(false);
        var harmful = false;
        for (var i = 0; i < rendered.Count; i++)
        {
            var document = rendered[i].Document;
            if (rendered[i].MayDoWithoutImports && await ErrorsAsync(round.Solution, document.Id, cancellation).ConfigureAwait(false)
                > await ErrorsAsync(solution, document.Id, cancellation).ConfigureAwait(false))
            {
                // The imported namespace makes another name of the file ambiguous.
                harmful = true;
                rendered[i] = await RenderedDocument
                    .RenderAsync(document, edits.Where(edit => edit.Document == document.Id), mayImport: false, cancellation).ConfigureAwait(false);
            }
        }

        return harmful ? await ApplyAsync(solution, rendered, cancellation).ConfigureAwait(false) : round;
    }

    private static async Task<EditRound> ApplyAsync(Solution solution, IReadOnlyList<RenderedDocument> documents, CancellationToken cancellation)
    {
        var files = await RenderedFile.OfAsync(solution, documents, cancellation).ConfigureAwait(false);
        var edits = documents.SelectMany(document => document.Edits).ToList();
        var postponed = ImmutableArray.CreateBuilder<EditGroup>();

        // Inner ones come first: what an outer one moves or replaces has then been repaired already.
        foreach (var group in edits.ToLookup(edit => edit.Placed.Group.Root))
        {
            if (group.Any(edit => files[edit.Placed.Document].Contradicts(edit)))
            {
                postponed.Add(group.Key);
                continue;
            }

            foreach (var edit in group)
            {
                files[edit.Placed.Document].Accept(edit);
            }
        }

        var changed = solution;
        foreach (var file in files)
        {
            changed = changed.WithDocumentText(file.Key, file.Value.NewText());
        }

        return new EditRound(solution, changed, postponed.ToImmutable(), files);
    }

    private static async Task<int> ErrorsAsync(Solution solution, DocumentId id, CancellationToken cancellation) =>
        await solution.GetDocument(id)!.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? model.GetDiagnostics(cancellationToken: cancellation).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            : 0;
}
