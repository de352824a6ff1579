using System.Collections.Immutable;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>Gives a check of tokens its teeth.</summary>
internal static class AntiforgeryCallEdits
{
    private const string WaitForIt = "await {0}";

    public static ImmutableArray<ProposedEdit> Await(InvocationExpressionSyntax call)
    {
        var whole = TaskUse.Whole(call, throughWaiting: false, out _);
        return whole.Parent switch
        {
            ExpressionStatementSyntax => Replace(whole, WaitForIt, "Await it"),
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment => Replace(assignment, "await " + whole.WithoutTrivia(), "Await it"),
            _ => ImmutableArray<ProposedEdit>.Empty,
        };
    }

    /// <summary>The sister call throws, so that nobody need ask.</summary>
    public static ImmutableArray<ProposedEdit> Throw(InvocationExpressionSyntax call, SemanticModel model)
    {
        var whole = TaskUse.Whole(call, throughWaiting: true, out _);
        ExpressionSyntax? target = whole.Parent switch
        {
            ExpressionStatementSyntax => whole,
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment => assignment,
            _ => null,
        };
        if (target is null || call.Expression is not MemberAccessExpressionSyntax access || model.GetSymbolInfo(call).Symbol is not IMethodSymbol { ContainingType: var type } || !TokenChecks.IsInterface(type))
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        return Replace(target, "await " + access.Expression.WithoutTrivia() + "." + TokenChecks.Throwing + call.ArgumentList, "Call ValidateRequestAsync, which throws");
    }

    public static ImmutableArray<ProposedEdit> Rethrow(CatchClauseSyntax clause)
    {
        const string title = "Rethrow";
        var statements = clause.Block.Statements;
        return statements.Count > 0
            ? ImmutableArray.Create(new ProposedEdit(EditKind.InsertStatement, "after", "throw;", ImmutableArray.Create(statements[statements.Count - 1].GetLocation())) { Title = title })
            : ImmutableArray.Create(new ProposedEdit(EditKind.Replace, string.Empty, "{\n    throw;\n}", ImmutableArray.Create(clause.Block.GetLocation())) { Title = title });
    }

    private static ImmutableArray<ProposedEdit> Replace(SyntaxNode target, string text, string title) =>
        ImmutableArray.Create(new ProposedEdit(EditKind.Replace, string.Empty, text, ImmutableArray.Create(target.GetLocation())) { Title = title });
}
