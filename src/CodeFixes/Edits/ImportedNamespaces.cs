using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>What another edit of the same node writes calls extension methods of these namespaces.</summary>
internal sealed record ImportedNamespaces(SyntaxNode Target, ImmutableArray<string> Namespaces) : NodeEdit(Target)
{
    public override bool IsDone => true;

    public override NodeEdit Merge(NodeEdit other) => this with { Namespaces = Namespaces.AddRange(((ImportedNamespaces)other).Namespaces) };

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        foreach (var one in Namespaces)
        {
            context.Names.Require(one, Target.SpanStart);
        }

        return [];
    }
}
