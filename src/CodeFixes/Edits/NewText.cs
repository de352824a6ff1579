using System.Collections.Generic;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A file that has been added with all names in full gets imports instead.</summary>
internal sealed record NewText(SyntaxNode Root) : NodeEdit(Root)
{
    public override IEnumerable<TextChange> Render(EditContext context) => context.Names.ShortenIn(Root);
}
