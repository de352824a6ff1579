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

/// <summary>What the edits of one document change in its text, in the order in which they write.</summary>
internal sealed record RenderedDocument(Document Document, ImmutableArray<RenderedEdit> Edits, ImmutableArray<TextChange> Imports, bool MayDoWithoutImports)
{
    public static async Task<RenderedDocument> RenderAsync(Document document, IEnumerable<PlacedEdit> edits, bool mayImport, CancellationToken cancellation)
    {
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var layout = new SourceLayout(await document.GetTextAsync(cancellation).ConfigureAwait(false));
        var usings = UsingDirectives.PlaceIn(root);
        var names = new TypeNames(model, mayImport && usings is not null);
        var context = new EditContext(model, names, layout);

        var rendered = Ordered(edits).Select(edit => new RenderedEdit(edit, edit.Edit.Render(context).ToImmutableArray())).ToImmutableArray();
        var imports = usings is null ? ImmutableArray<TextChange>.Empty : names.Imported.Select(imported => usings.Add(imported, layout)).ToImmutableArray();
        return new RenderedDocument(document, rendered, imports, mayImport && imports.Length > 0);
    }

    /// <summary>
    /// Inner ones first: where an inner and an outer edit add at the same place, what the inner one adds belongs to it. Otherwise
    /// as they would be applied one by one.
    /// </summary>
    private static IEnumerable<PlacedEdit> Ordered(IEnumerable<PlacedEdit> edits) => edits
        .Select((edit, index) => (Edit: edit, Index: index))
        .OrderByDescending(entry => entry.Edit.Edit.Target.Ancestors().Count())
        .ThenBy(entry => entry.Edit.Edit.AddsBehind ? -entry.Index : entry.Index)
        .Select(entry => entry.Edit);
}

internal sealed record RenderedEdit(PlacedEdit Placed, ImmutableArray<TextChange> Changes)
{
    public TextSpan Target => Placed.Edit.Target.Span;
}
