using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>A catch after which the code goes on as if the token had been right.</summary>
internal static class SwallowingCatch
{
    public static bool Is(CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellation)
    {
        if (clause.Filter is not null || clause.Parent is not TryStatementSyntax attempt || Decides(clause, model, cancellation) || !GoesOn(attempt))
        {
            return false;
        }

        // What was asked for is done in the attempt itself: then the refusal has stopped it.
        foreach (var node in attempt.Block.DescendantNodes())
        {
            if (node is ReturnStatementSyntax || (node is InvocationExpressionSyntax call && IsNext(call, model, cancellation)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNext(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke };

    /// <summary>It leaves, or it keeps in mind that the token was wrong.</summary>
    private static bool Decides(CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellation)
    {
        foreach (var node in clause.Block.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            switch (node)
            {
                case ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax or YieldStatementSyntax:
                case AssignmentExpressionSyntax assignment when IsRead(assignment, clause, model, cancellation):
                case InvocationExpressionSyntax call when Refuses(call, model, cancellation):
                    return true;
            }
        }

        return false;
    }

    /// <summary>A flag that is looked at elsewhere, or the result that ends a filter's request. The status of a response stops nothing.</summary>
    private static bool IsRead(AssignmentExpressionSyntax assignment, CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellation)
    {
        var target = model.GetSymbolInfo(assignment.Left, cancellation).Symbol;
        if (target is IPropertySymbol property && property.IsFromFramework())
        {
            return property.Name is "Result" or "Failure" || property.IsIndexer;
        }

        if (target is null)
        {
            return true;
        }

        var around = target is ILocalSymbol or IParameterSymbol
            ? clause.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax)
            : clause.SyntaxTree.GetRoot(cancellation);
        return around is null || target.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal
            || around.DescendantNodes().Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == target.Name && !clause.Span.Contains(name.Span) && !IsWritten(name));
    }

    private static bool IsWritten(IdentifierNameSyntax name) => name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name;

    /// <summary>Code of the application's own, or of others, that may throw or end the request; what only logs does not.</summary>
    private static bool Refuses(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
        {
            return true;
        }

        return !method.IsFromFramework() || method.Name is "AddModelError" or "TryAddModelError" or "Fail" or "Exit" or "Abort" or "ForbidAsync" or "ChallengeAsync" or "Add" or "TryAdd";
    }

    /// <summary>Whether anything comes behind the attempt in its function.</summary>
    private static bool GoesOn(TryStatementSyntax attempt)
    {
        for (SyntaxNode node = attempt; node.Parent is { } parent; node = parent)
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax)
            {
                return false;
            }

            IReadOnlyList<SyntaxNode> statements = parent switch
            {
                BlockSyntax block => block.Statements,
                SwitchSectionSyntax section => section.Statements,
                CompilationUnitSyntax unit => unit.Members.Where(static member => member is GlobalStatementSyntax).ToList(),
                _ => [],
            };
            foreach (var statement in statements)
            {
                if (statement.SpanStart > node.SpanStart && statement is not (LocalFunctionStatementSyntax or BreakStatementSyntax or EmptyStatementSyntax) && !IsBareReturn(statement))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsBareReturn(SyntaxNode statement) => statement is ReturnStatementSyntax { Expression: null };
}
