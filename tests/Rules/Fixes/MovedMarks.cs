using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.Fixes;

/// <summary>Diagnostics as they would be reported again after a change.</summary>
internal static class MovedMarks
{
    public static async Task<List<Diagnostic>> FollowAsync(IEnumerable<Diagnostic> diagnostics, Document before, Document after)
    {
        var oldRoot = (await before.GetSyntaxRootAsync())!;
        var newRoot = (await after.GetSyntaxRootAsync())!;
        var changes = (await after.GetTextChangesAsync(before)).ToList();
        var moved = new List<Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            var locations = diagnostic.AdditionalLocations.Select(location => Follow(location.SourceSpan, oldRoot, newRoot, changes)).ToList();
            if (locations.TrueForAll(location => location is not null))
            {
                moved.Add(Diagnostic.Create(diagnostic.Descriptor, locations.FirstOrDefault(), locations!, diagnostic.Properties, "here", "there"));
            }
        }

        return moved;
    }

    private static Location? Follow(TextSpan span, SyntaxNode oldRoot, SyntaxNode newRoot, List<TextChange> changes)
    {
        var kind = oldRoot.FindNode(span, getInnermostNodeForTie: true).RawKind;
        var spans =
            from start in new[] { Shift(span.Start, true), Shift(span.Start, false) }
            from end in new[] { Shift(span.End, true), Shift(span.End, false) }
            where start <= end && end <= newRoot.FullSpan.End
            select TextSpan.FromBounds(start, end);
        return spans
            .Where(candidate => newRoot.FindNode(candidate, getInnermostNodeForTie: true).AncestorsAndSelf().Any(node => node.RawKind == kind && (node.Span == candidate || span != oldRoot.FindNode(span, getInnermostNodeForTie: true).Span)))
            .Select(candidate => Location.Create(newRoot.SyntaxTree, candidate))
            .FirstOrDefault();

        int Shift(int position, bool behind) => position + changes
            .Where(change => change.Span.End < position || (change.Span.End == position && (behind || !change.Span.IsEmpty)))
            .Sum(change => change.NewText!.Length - change.Span.Length);
    }
}
