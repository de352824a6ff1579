using System.Collections.Generic;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A member and the C# text of the value that it gets, type names in full.</summary>
internal sealed record MemberValue(string Member, string Value);

/// <summary>What an edit may ask while it writes.</summary>
internal sealed record EditContext(SemanticModel Model, TypeNames Names, SourceLayout Layout);

/// <summary>What one node is to become; it was found fit for that when it was made.</summary>
/// <param name="Target">The node. Two edits of one kind on one node become one.</param>
internal abstract record NodeEdit(SyntaxNode Target)
{
    /// <summary>Whether the target says already what it should.</summary>
    public virtual bool IsDone => false;

    /// <summary>Whether it adds directly behind its anchor: of two such edits the later one ends up nearer to it.</summary>
    public virtual bool AddsBehind => false;

    /// <summary>Both in one, or null where they have nothing to do with each other. The first to speak is believed.</summary>
    public virtual NodeEdit? Merge(NodeEdit other) => this;

    public abstract IEnumerable<TextChange> Render(EditContext context);

    public bool HasSameTarget(NodeEdit other) =>
        GetType() == other.GetType() && Target.Span == other.Target.Span && Target.RawKind == other.Target.RawKind;
}
