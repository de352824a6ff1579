using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>Writes type names as short as they mean the same at a place, and notes what that place has to import for it.</summary>
internal sealed class TypeNames(SemanticModel model, bool mayImport)
{
    private const string Global = "global::";
    private readonly SortedSet<string> imported = new(System.StringComparer.Ordinal);

    public IReadOnlyCollection<string> Imported => imported;

    /// <summary>The expression, in which every type name starts with <c>global::</c>, as an author would write it at the position.</summary>
    public string Write(string expression, int position)
    {
        var written = expression;
        var names = SyntaxFactory.ParseExpression(expression).DescendantNodesAndSelf()
            .OfType<AliasQualifiedNameSyntax>()
            .Select(WholeName)
            .OrderByDescending(name => name.SpanStart);
        foreach (var name in names)
        {
            written = written.Remove(name.SpanStart, name.Span.Length).Insert(name.SpanStart, Shorten(name, position));
        }

        return written;
    }

    private static SyntaxNode WholeName(SyntaxNode name)
    {
        while ((name.Parent is QualifiedNameSyntax qualified && qualified.Left == name)
            || (name.Parent is MemberAccessExpressionSyntax access && access.Expression == name))
        {
            name = name.Parent;
        }

        return name;
    }

    private string Shorten(SyntaxNode name, int position)
    {
        var full = name.ToString();
        var qualified = full.Substring(Global.Length);
        var parts = qualified.Split('.');
        for (var count = 1; count <= parts.Length; count++)
        {
            if (model.Compilation.GetTypeByMetadataName(string.Join(".", parts.Take(count))) is { } type)
            {
                var brief = string.Join(".", parts.Skip(count - 1));
                return Means(brief, type) || TryImport(type) ? brief : Means(qualified, type) ? qualified : full;
            }
        }

        return full;

        bool Means(string candidate, INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(type, name is NameSyntax
            ? model.GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(candidate), SpeculativeBindingOption.BindAsTypeOrNamespace).Type
            : SymbolOf(candidate)?.ContainingType);

        ISymbol? SymbolOf(string candidate)
        {
            var info = model.GetSpeculativeSymbolInfo(position, SyntaxFactory.ParseExpression(candidate), SpeculativeBindingOption.BindAsExpression);
            return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        }

        // A name that means something else already would still mean that, or become ambiguous.
        bool TryImport(INamedTypeSymbol type)
        {
            if (!mayImport || type.ContainingNamespace.IsGlobalNamespace || type.ContainingType is not null || !model.LookupSymbols(position, name: type.Name).IsEmpty)
            {
                return false;
            }

            imported.Add(type.ContainingNamespace.ToDisplayString());
            return true;
        }
    }
}
