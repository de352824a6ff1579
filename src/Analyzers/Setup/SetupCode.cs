using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>The members and classes of one file that set up the application. What is found in a tree is kept with that tree.</summary>
internal sealed class SetupCode(
    ImmutableArray<SyntaxNode> bodies, ImmutableArray<SyntaxNode> endpointBodies, ImmutableArray<BaseTypeDeclarationSyntax> optionsClasses)
{
    private static readonly SetupCode Nothing = new(
        ImmutableArray<SyntaxNode>.Empty, ImmutableArray<SyntaxNode>.Empty, ImmutableArray<BaseTypeDeclarationSyntax>.Empty);

    private static readonly ConditionalWeakTable<SyntaxTree, SetupCode> Learnt = new();

    /// <summary>Whether nothing in the file sets the application up.</summary>
    public bool IsEmpty => Bodies.IsEmpty && EndpointBodies.IsEmpty && OptionsClasses.IsEmpty;

    /// <summary>Members with code; for top-level statements the file.</summary>
    public ImmutableArray<SyntaxNode> Bodies { get; } = bodies;

    /// <summary>Members that do nothing but map endpoints onto what they are handed.</summary>
    public ImmutableArray<SyntaxNode> EndpointBodies { get; } = endpointBodies;

    /// <summary>Classes that may implement one of the interfaces which configure options.</summary>
    public ImmutableArray<BaseTypeDeclarationSyntax> OptionsClasses { get; } = optionsClasses;

    public static SetupCode In(SyntaxTree tree, CancellationToken cancellation)
    {
        var index = NameIndex.Of(tree);
        if (index.IsEmpty)
        {
            return Nothing;
        }

        if (!Learnt.TryGetValue(tree, out var code))
        {
            code = Learnt.GetValue(tree, key => Read(key, index, cancellation));
        }

        return code;
    }

    private static SetupCode Read(SyntaxTree tree, NameIndex index, CancellationToken cancellation)
    {
        var root = tree.GetRoot(cancellation);
        var bodies = Around<SyntaxNode>(index.Tokens(root, SetupNames.Application), static node => CodeOf(node));
        var endpointBodies = Around<SyntaxNode>(index.Tokens(root, SetupNames.Endpoints), static node => CodeOf(node));
        return new SetupCode(
            bodies,
            endpointBodies.RemoveAll(bodies.Contains),
            Around(index.Tokens(root, SetupNames.OptionsClasses), static node => node is BaseListSyntax ? node.Parent as BaseTypeDeclarationSyntax : null));
    }

    private static ImmutableArray<T> Around<T>(IEnumerable<SyntaxToken> tokens, System.Func<SyntaxNode, T?> wanted)
        where T : SyntaxNode
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var token in tokens)
        {
            foreach (var ancestor in token.Parent!.AncestorsAndSelf())
            {
                if (wanted(ancestor) is { } node)
                {
                    if (!found.Contains(node))
                    {
                        found.Add(node);
                    }

                    break;
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The node itself where it is a member's code that can be run: for top-level statements the file.</summary>
    public static SyntaxNode? CodeOf(SyntaxNode node) => node switch
    {
        GlobalStatementSyntax => node.Parent,
        BaseMethodDeclarationSyntax or AccessorDeclarationSyntax => node,
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax or IndexerDeclarationSyntax } => node,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax } => node,
        _ => null,
    };
}
