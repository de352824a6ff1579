using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>The code that is being run: its graph, the calls that led to it, and what <c>this</c> is in it.</summary>
internal sealed class CodeContext(FlowRun run, ControlFlowGraph graph, Frame frame, Value self, IMethodSymbol? method)
{
    public FlowRun Run { get; } = run;

    public ControlFlowGraph Graph { get; } = graph;

    public Frame Frame { get; } = frame;

    public Value Self { get; } = self;

    /// <summary>What each temporary stands for, where it stands for something that can be assigned.</summary>
    public Dictionary<CaptureId, IOperation> Targets { get; } = new();

    /// <summary>With the type arguments of the call; null in field initializers and at the root.</summary>
    public IMethodSymbol? Method { get; } = method;

    /// <summary>The states in which an exception may have come up since this was last emptied.</summary>
    public PathSet Thrown { get; set; } = PathSet.None;

    /// <summary>The code made lambdas, which keep the variables that they capture beyond the blocks that declare these.</summary>
    public bool MakesFunctions { get; set; }

    /// <summary>Expressions in <c>&amp;&amp;</c>, <c>||</c> and <c>?:</c> whose outcome hangs on the request's scheme.</summary>
    private HashSet<SyntaxNode> DecidedByRequest { get; } = new();

    /// <summary>Remembers that a part of a logical expression follows the request: so does the whole.</summary>
    public void FollowsRequest(SyntaxNode condition)
    {
        var whole = condition;
        while (IsPartOfLogical(whole))
        {
            whole = whole.Parent!;
        }

        if (whole != condition)
        {
            DecidedByRequest.Add(whole);
        }
    }

    public bool IsDecidedByRequest(SyntaxNode part)
    {
        for (var node = part; node is ExpressionSyntax; node = node.Parent)
        {
            if (DecidedByRequest.Contains(node))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPartOfLogical(SyntaxNode node) => node.Parent is ParenthesizedExpressionSyntax or ConditionalExpressionSyntax
        or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression }
        or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression };

    /// <summary>The method to be called, extensions in their static form, with type arguments instead of this code's own type parameters.</summary>
    public IMethodSymbol Resolve(IMethodSymbol callee)
    {
        var definition = callee.ReducedFrom ?? callee.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        if (definition.Arity == 0 || definition.Arity != callee.TypeArguments.Length)
        {
            return definition;
        }

        var arguments = new ITypeSymbol[definition.Arity];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Resolve(callee.TypeArguments[i]);
        }

        return definition.Construct(arguments);
    }

    /// <summary>What the type stands for in this call, where it is a type parameter of the method.</summary>
    public ITypeSymbol Resolve(ITypeSymbol type) =>
        type is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter
        && Method is { } method && SymbolEqualityComparer.Default.Equals(parameter.DeclaringMethod, method.OriginalDefinition)
            ? method.TypeArguments[parameter.Ordinal]
            : type;

    /// <summary>The node as seen from the analyzed body: itself there, else the call that leads to it.</summary>
    public SyntaxNode Outermost(SyntaxNode node)
    {
        for (var frame = Frame; frame.Outer is not null; frame = frame.Outer)
        {
            node = frame.Call ?? node;
        }

        return node;
    }
}
