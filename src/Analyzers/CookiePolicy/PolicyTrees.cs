using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookiePolicy;

/// <summary>The members and classes of a compilation that mention the cookie policy. What is found in a tree is kept with that tree.</summary>
internal static class PolicyTrees
{
    /// <summary>Part of every name that matters: <c>UseCookiePolicy</c>, <c>AddCookiePolicy</c>, <c>CookiePolicyOptions</c>, <c>CookiePolicyMiddleware</c>.</summary>
    private const string Trigger = "CookiePolicy";

    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<string, ImmutableArray<SyntaxNode>>> Learnt = new();

    /// <summary>Members with code (top-level statements as their file) and classes with a base list.</summary>
    public static ImmutableArray<SyntaxNode> Mentions(Compilation compilation, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<SyntaxNode>();
        var aliases = new List<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TreeText.Mentions(tree, Trigger))
            {
                found.AddRange(In(tree, Trigger, cancellation));
                AddGlobalAliases(tree, aliases, cancellation);
            }
        }

        foreach (var alias in aliases)
        {
            foreach (var tree in compilation.SyntaxTrees)
            {
                if (!TreeText.Mentions(tree, Trigger) && TreeText.Mentions(tree, alias))
                {
                    found.AddRange(In(tree, alias, cancellation));
                }
            }
        }

        return found.ToImmutable();
    }

    private static ImmutableArray<SyntaxNode> In(SyntaxTree tree, string name, CancellationToken cancellation)
    {
        var byName = Learnt.GetValue(tree, static _ => new Dictionary<string, ImmutableArray<SyntaxNode>>());
        lock (byName)
        {
            if (!byName.TryGetValue(name, out var nodes))
            {
                byName.Add(name, nodes = Collect(tree.GetRoot(cancellation), name));
            }

            return nodes;
        }
    }

    private static ImmutableArray<SyntaxNode> Collect(SyntaxNode root, string name)
    {
        var nodes = new HashSet<SyntaxNode>();
        foreach (var token in root.DescendantTokens())
        {
            if (token.RawKind != (int)SyntaxKind.IdentifierToken || token.ValueText.IndexOf(name, System.StringComparison.Ordinal) < 0)
            {
                continue;
            }

            foreach (var ancestor in token.Parent!.AncestorsAndSelf())
            {
                if (CodeOf(ancestor) is { } code)
                {
                    nodes.Add(code);
                    break;
                }
            }
        }

        return nodes.ToImmutableArray();
    }

    private static SyntaxNode? CodeOf(SyntaxNode node) => node switch
    {
        GlobalStatementSyntax => node.Parent,
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or BaseTypeDeclarationSyntax => node,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax } => node,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax } => node,
        _ => null,
    };

    private static void AddGlobalAliases(SyntaxTree tree, List<string> aliases, CancellationToken cancellation)
    {
        if (tree.GetRoot(cancellation) is not CompilationUnitSyntax unit)
        {
            return;
        }

        foreach (var directive in unit.Usings)
        {
            if (directive is { Alias.Name.Identifier.ValueText: var alias, Name: { } target }
                && directive.GlobalKeyword.RawKind == (int)SyntaxKind.GlobalKeyword
                && target.GetLastToken().ValueText.IndexOf(Trigger, System.StringComparison.Ordinal) >= 0)
            {
                aliases.Add(alias);
            }
        }
    }
}
