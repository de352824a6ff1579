using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>A cookie that a response holds under one name, with the expressions of one body that find it there.</summary>
/// <param name="key">What says the name: a constant, or a symbol that holds the same text throughout.</param>
/// <param name="root">The body.</param>
internal sealed class HeldCookie(object key, SyntaxNode root)
{
    private readonly SyntaxNode root = root;
    private readonly List<SyntaxNode> accesses = new();

    public object Key { get; } = key;

    /// <summary>Null where it is not a constant.</summary>
    public string? Name => Key as string;

    /// <summary>The framework may have put one of that name there, with flags of its own.</summary>
    public bool MayBeFrameworks { get; init; }

    public IEnumerable<SyntaxNode> Accesses => accesses;

    /// <summary>The lambda that all of them lie in, else the body. A local function is part of whatever calls it.</summary>
    public SyntaxNode Function { get; private set; } = root;

    /// <summary>The expression that stands for the cookie's creation: the first whose content is written, else the first that a variable keeps.</summary>
    public SyntaxNode Creation { get; private set; } = root;

    public void Add(SyntaxNode access)
    {
        accesses.Add(access);
        var function = FunctionOf(access);
        Function = accesses.Count == 1 || Function == function ? function : root;
        if (accesses.Count == 1 || RankOf(access) < RankOf(Creation) || (RankOf(access) == RankOf(Creation) && access.SpanStart < Creation.SpanStart))
        {
            Creation = access;
        }
    }

    private SyntaxNode FunctionOf(SyntaxNode access)
    {
        for (var node = access.Parent; node is not null && node != root; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax)
            {
                return node;
            }
        }

        return root;
    }

    private static int RankOf(SyntaxNode access) => access.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value", Parent: AssignmentExpressionSyntax assignment } member when assignment.Left == member => 0,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Values" } => 0,
        ElementAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } part when assignment.Left == part => 0,
        EqualsValueClauseSyntax => 1,
        AssignmentExpressionSyntax assignment when assignment.Right == access => 1,
        ArgumentSyntax => 1,
        _ => 2,
    };
}
