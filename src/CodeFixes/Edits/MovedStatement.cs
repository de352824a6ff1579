using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A statement, or a call taken out of a chain as a statement of its own, moves within its list.</summary>
/// <param name="Statement">The statement, or the one that the chain is in.</param>
/// <param name="Link">The call, where there is more in the chain.</param>
/// <param name="Anchor">Where it moves to.</param>
/// <param name="Behind">Behind the anchor, not before it.</param>
internal sealed record MovedStatement(StatementSyntax Statement, InvocationExpressionSyntax? Link, StatementSyntax Anchor, bool Behind)
    : NodeEdit(Link ?? (SyntaxNode)Statement)
{
    public override bool AddsBehind => Behind;

    public override bool IsDone => Link is null && Neighbour() == Anchor;

    public static MovedStatement? Create(EditTarget moved, EditTarget anchor, string place)
    {
        if (StatementPlace.StatementOf(moved.Node) is not { } statement || StatementPlace.StatementOf(anchor.Node) is not { } beside
            || StatementPlace.ListOf(statement) != StatementPlace.ListOf(beside)
            || place is not (StatementPlace.Before or StatementPlace.After)
            || (place == StatementPlace.After && InsertedStatement.LeavesList(beside)))
        {
            return null;
        }

        var behind = place == StatementPlace.After;
        var link = moved.As<StatementSyntax>() is null && moved.AsCall() is { } call && IsOneOfSeveral(call, statement) ? call : null;
        if (link is null ? statement == beside || !IsWhole(moved, statement) : !CanStandAlone(link, moved.Model))
        {
            return null;
        }

        return DependsOnOrder(link ?? (SyntaxNode)statement, statement, beside, moved.Model) ? null : new MovedStatement(statement, link, beside, behind);
    }

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        if (Link is null)
        {
            var span = StatementPlace.WithComments(Statement, layout);
            var ownLines = layout.IsFirstOnLine(span.Start) && layout.EndsLine(span.End);
            var text = ownLines ? layout.Text.ToString(span) : Statement.ToString();
            var indentation = layout.IndentationAt(Statement.SpanStart);
            yield return layout.Delete(ownLines ? span : Statement.Span);
            yield return StatementPlace.Insert(Anchor, Behind, Unindented(text, indentation), layout);
        }
        else
        {
            var access = (MemberAccessExpressionSyntax)Link.Expression;
            var call = layout.Text.ToString(TextSpan.FromBounds(access.OperatorToken.SpanStart, Link.Span.End));
            yield return ChainLink.TakeOut(Link, layout);
            yield return StatementPlace.Insert(Anchor, Behind, Root(Link) + Unindented(call, layout.IndentationAt(access.OperatorToken.SpanStart)) + ";", layout);
        }
    }

    private static string Unindented(string text, string indentation) =>
        indentation.Length == 0 ? text : text.Replace("\n" + indentation, "\n");

    private static bool IsOneOfSeveral(InvocationExpressionSyntax call, StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: var whole } && call.WholeChain() == whole && (whole != call || call.Receiver() is InvocationExpressionSyntax);

    /// <summary>The target is all of the statement and no part of it.</summary>
    private static bool IsWhole(EditTarget target, StatementSyntax statement) =>
        target.As<StatementSyntax>() is not null || (statement is ExpressionStatementSyntax expression && (expression.Expression == target.As<ExpressionSyntax>() || expression.Expression == target.AsCall()));

    /// <summary>On the first builder of the chain it is the same call, and the chain goes on without it.</summary>
    private static bool CanStandAlone(InvocationExpressionSyntax link, SemanticModel model)
    {
        var root = Root(link);
        var access = (MemberAccessExpressionSyntax)link.Expression;
        return root is IdentifierNameSyntax or ThisExpressionSyntax or MemberAccessExpressionSyntax
            && ReturnsBuilders(link, root, model)
            && Overloads.Bind(link.WithExpression(access.WithExpression(root)), link.SpanStart, model) is { } method
            && SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, model.GetSymbolInfo(link).Symbol?.OriginalDefinition)
            && (ChainLink.CanBeTakenOut(link, model) || link.WholeChain() == link);
    }

    private static bool ReturnsBuilders(InvocationExpressionSyntax link, ExpressionSyntax root, SemanticModel model)
    {
        var builder = model.GetTypeInfo(root).Type;
        for (ExpressionSyntax? one = link.WholeChain(); one is InvocationExpressionSyntax call; one = call.Receiver())
        {
            if (builder is null || model.GetTypeInfo(call).Type is not { } type || !model.Compilation.ClassifyConversion(builder, type).IsImplicit)
            {
                return false;
            }
        }

        return builder is not null;
    }

    private static ExpressionSyntax Root(InvocationExpressionSyntax link)
    {
        ExpressionSyntax root = link;
        while (root is InvocationExpressionSyntax call && call.Receiver() is { } receiver)
        {
            root = receiver;
        }

        return root;
    }

    /// <summary>What it uses is declared on the way, or what it declares is used there.</summary>
    private static bool DependsOnOrder(SyntaxNode moved, StatementSyntax statement, StatementSyntax anchor, SemanticModel model)
    {
        var statements = StatementPlace.StatementsIn(StatementPlace.ListOf(statement)!);
        var (from, to) = (statements.IndexOf(statement), statements.IndexOf(anchor));
        var passed = statements.Skip(System.Math.Min(from, to)).Take(System.Math.Abs(to - from) + 1).Where(other => other != statement).ToList();
        return Uses(moved, other => passed.Exists(between => between.Span.Contains(other))) || passed.Exists(between => Uses(between, moved.Span.Contains));

        bool Uses(SyntaxNode node, System.Func<TextSpan, bool> declared) => node.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Any(name => model.GetSymbolInfo(name).Symbol is ILocalSymbol local
                && local.DeclaringSyntaxReferences.Any(reference => declared(reference.Span) && !node.Span.Contains(reference.Span)));
    }

    private StatementSyntax? Neighbour()
    {
        var statements = StatementPlace.StatementsIn(StatementPlace.ListOf(Statement)!);
        return statements.ElementAtOrDefault(statements.IndexOf(Statement) + (Behind ? -1 : 1));
    }
}
