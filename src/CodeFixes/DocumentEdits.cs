using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.CodeFixes.Edits;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>The edits of one document, at most one for each node.</summary>
internal sealed class DocumentEdits(Document document)
{
    private readonly List<NodeEdit> edits = [];

    public void Add(NodeEdit edit) => edits.Add(edit);

    public bool TryMerge(NodeEdit edit)
    {
        var index = edits.FindIndex(edit.HasSameTarget);
        if (index < 0)
        {
            return false;
        }

        edits[index] = edits[index].With(edit.Members);
        return true;
    }

    public async Task<RenderedDocument> RenderAsync(bool mayImport, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var layout = new SourceLayout(await document.GetTextAsync(cancellation).ConfigureAwait(false));
        var usings = mayImport ? UsingDirectives.PlaceIn(root) : null;
        var names = new TypeNames(model, mayImport: usings is not null);

        var changes = ImmutableArray.CreateBuilder<TextChange>();

        // Inner ones first: where an inner and an outer edit add at the same place, what the inner one adds belongs to it.
        foreach (var edit in edits.OrderByDescending(edit => edit.Target.SpanStart).ThenBy(edit => edit.Target.Span.Length))
        {
            changes.AddRange(edit.Render(names, layout));
        }

        foreach (var imported in names.Imported)
        {
            changes.Add(usings!.Add(imported, layout));
        }

        return new RenderedDocument(document, changes.ToImmutable(), names.Imported.Count > 0);
    }
}

internal sealed record RenderedDocument(Document Document, ImmutableArray<TextChange> Changes, bool Imports);
