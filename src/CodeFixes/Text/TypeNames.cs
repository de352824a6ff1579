using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>Writes type names as short as they mean the same at a place, and notes what that place has to import for it.</summary>
internal sealed class TypeNames(SemanticModel model, bool mayImport)
{
    private const string Global = "global::";
    private readonly SortedSet<string> imported = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Imported => imported;

    /// <summary>The text, in which every type name starts with <c>global::</c>, as an author would write it at the position.</summary>
    public string Write(string text, int position, CodeFragment? fragment = null)
    {
        if (text.IndexOf(Global, StringComparison.Ordinal) < 0)
        {
            return text;
        }

        fragment ??= CodeFragment.Expression;
        var written = text;
        var names = fragment.Parse(text).DescendantNodesAndSelf()
            .OfType<AliasQualifiedNameSyntax>()
            .OrderByDescending(name => name.SpanStart);
        foreach (var name in names)
        {
            // Only what stands before the part that is kept goes, so that names within type arguments stay where they are.
            var kept = Shorten(WholeName(name), position);
            written = written.Remove(name.SpanStart - fragment.Offset, kept - name.SpanStart);
        }

        return written;
    }

    /// <summary>The changes that shorten every full name in a file.</summary>
    public IEnumerable<TextChange> ShortenIn(SyntaxNode root) => root.DescendantNodes()
        .OfType<AliasQualifiedNameSyntax>()
        .Where(name => name.Alias.Identifier.IsKind(SyntaxKind.GlobalKeyword))
        .Select(name => new TextChange(TextSpan.FromBounds(name.SpanStart, Shorten(WholeName(name), name.SpanStart)), string.Empty));

    /// <summary>Imports what extension methods are called from, unless it is in scope.</summary>
    public void Require(string import, int position)
    {
        var scopes = model.GetImportScopes(position).SelectMany(scope => scope.Imports).Select(one => one.NamespaceOrType.ToDisplayString());
        var own = model.GetEnclosingSymbol(position)?.ContainingNamespace?.ToDisplayString() ?? string.Empty;
        if (!scopes.Contains(import) && own != import && !own.StartsWith(import + ".", StringComparison.Ordinal))
        {
            imported.Add(import);
        }
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

    private static IEnumerable<SimpleNameSyntax> PartsOf(SyntaxNode name) => name switch
    {
        AliasQualifiedNameSyntax alias => [alias.Name],
        QualifiedNameSyntax qualified => PartsOf(qualified.Left).Append(qualified.Right),
        MemberAccessExpressionSyntax access => PartsOf(access.Expression).Append(access.Name),
        _ => [],
    };

    /// <summary>Where the part of the name starts that is to be written.</summary>
    private int Shorten(SyntaxNode name, int position)
    {
        var parts = PartsOf(name).ToList();
        var path = string.Empty;
        foreach (var part in parts)
        {
            path += (path.Length == 0 ? string.Empty : ".") + part.Identifier.ValueText + (part.Arity > 0 ? "`" + part.Arity : string.Empty);
            if (model.Compilation.GetTypeByMetadataName(path) is { } type)
            {
                return Means(part, type) || TryImport(type) ? part.SpanStart : Means(parts[0], type) ? parts[0].SpanStart : name.SpanStart;
            }
        }

        return name.SpanStart;

        bool Means(SimpleNameSyntax first, INamedTypeSymbol type)
        {
            var candidate = name.ToString().Substring(first.SpanStart - name.SpanStart);
            return SymbolEqualityComparer.Default.Equals(type, name is NameSyntax ? TypeOf(candidate) : SymbolOf(candidate)?.ContainingType?.OriginalDefinition);
        }

        ITypeSymbol? TypeOf(string candidate) => model
            .GetSpeculativeTypeInfo(position, SyntaxFactory.ParseTypeName(candidate), SpeculativeBindingOption.BindAsTypeOrNamespace)
            .Type?.OriginalDefinition;

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
