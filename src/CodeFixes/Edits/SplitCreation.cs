using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>What a new object would set is set on the object that is there, which keeps all else.</summary>
internal sealed record SplitCreation(BaseObjectCreationExpressionSyntax Creation) : NodeEdit(Creation)
{
    private AssignmentExpressionSyntax Assignment => (AssignmentExpressionSyntax)Creation.Parent!;

    private IEnumerable<ExpressionSyntax> Members => Creation.Initializer!.Expressions;

    public static NodeEdit? Create(EditTarget target)
    {
        var creation = target.As<BaseObjectCreationExpressionSyntax>() ?? (target.As<AssignmentExpressionSyntax>()?.Right as BaseObjectCreationExpressionSyntax);
        if (creation is not { ContainsDiagnostics: false, ArgumentList: null or { Arguments.Count: 0 }, Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment }
            || assignment.Right != creation
            || !SymbolEqualityComparer.Default.Equals(target.Model.GetTypeInfo(creation).Type, target.Model.GetTypeInfo(assignment.Left).Type))
        {
            return null;
        }

        if (creation.Initializer is not { Expressions.Count: > 0 } initializer)
        {
            return Removal.Create(target with { Node = assignment }, string.Empty);
        }

        var isAlone = assignment.Parent is ExpressionStatementSyntax statement && StatementPlace.ListOf(statement) is not null;
        var isBody = assignment.Parent is LambdaExpressionSyntax { Body: var body } && body == assignment;
        var isMember = assignment.Parent is InitializerExpressionSyntax;
        var fits = initializer.IsKind(SyntaxKind.ObjectInitializerExpression)
            && (isMember || ((isAlone || isBody) && IsPlace(assignment.Left) && initializer.Expressions.All(IsSetting)));
        return fits ? new SplitCreation(creation) : null;
    }

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        if (Assignment.Parent is InitializerExpressionSyntax)
        {
            var start = Creation.NewKeyword.SpanStart;
            var brace = Creation.Initializer!.OpenBraceToken;
            var end = layout.IsFirstOnLine(brace.SpanStart) && layout.IsBlank(brace.GetPreviousToken().Span.End, brace.SpanStart) ? brace.GetPreviousToken().Span.End : brace.SpanStart;
            return [new TextChange(TextSpan.FromBounds(end == brace.SpanStart ? start : Assignment.OperatorToken.Span.End, end), string.Empty)];
        }

        return Assignment.Parent is LambdaExpressionSyntax lambda ? InLambda(lambda, layout) : InStatement((ExpressionStatementSyntax)Assignment.Parent!, layout);
    }

    private static bool IsPlace(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax access => IsPlace(access.Expression),
        _ => false,
    };

    private static bool IsSetting(ExpressionSyntax member) => member is AssignmentExpressionSyntax { Right: not InitializerExpressionSyntax };

    private IEnumerable<TextChange> InStatement(ExpressionStatementSyntax statement, SourceLayout layout)
    {
        var indentation = layout.IndentationAt(statement.SpanStart);
        var between = layout.IsFirstOnLine(statement.SpanStart) || layout.CommentsWithin(statement).Length > 0 ? layout.NewLine + indentation : " ";
        return [new TextChange(statement.Span, string.Join(between, Statements(indentation, layout)))];
    }

    private IEnumerable<TextChange> InLambda(LambdaExpressionSyntax lambda, SourceLayout layout)
    {
        var outer = layout.IndentationAt(lambda.SpanStart);
        var inner = SourceLayout.Deeper(outer);
        var statements = Statements(inner, layout);
        if (statements.Count == 1)
        {
            return [new TextChange(Assignment.Span, Statements(outer, layout)[0].TrimEnd(';'))];
        }

        var body = layout.NewLine + outer + "{" + string.Concat(statements.Select(line => layout.NewLine + inner + line)) + layout.NewLine + outer + "}";
        var isBlank = layout.IsBlank(lambda.ArrowToken.Span.End, Assignment.SpanStart);
        return [new TextChange(TextSpan.FromBounds(isBlank ? lambda.ArrowToken.Span.End : Assignment.SpanStart, Assignment.Span.End), body)];
    }

    /// <summary>Lines: each assignment with what was said above it and behind it.</summary>
    private List<string> Statements(string indentation, SourceLayout layout)
    {
        var root = Creation.SyntaxTree.GetRoot();
        var initializer = Creation.Initializer!;
        var lines = new List<string>();
        lines.AddRange(CommentsIn(TextSpan.FromBounds(Assignment.SpanStart, initializer.OpenBraceToken.Span.End)));
        var before = initializer.OpenBraceToken.Span.End;
        for (var i = 0; i < initializer.Expressions.Count; i++)
        {
            var member = (AssignmentExpressionSyntax)initializer.Expressions[i];
            lines.AddRange(CommentsIn(TextSpan.FromBounds(before, member.SpanStart)));
            var text = layout.Moved(root, member.Span, layout.IndentationAt(member.SpanStart), indentation);
            var end = (i < initializer.Expressions.SeparatorCount ? initializer.Expressions.GetSeparator(i) : member.GetLastToken()).EndWithComments(wholeLine: true);
            var behind = CommentsIn(TextSpan.FromBounds(member.Span.End, end));
            lines.Add(Assignment.Left + (member.Left is ImplicitElementAccessSyntax ? string.Empty : ".") + text + ";" + string.Concat(behind.Select(comment => " " + comment)));
            before = end;
        }

        lines.AddRange(CommentsIn(TextSpan.FromBounds(before, initializer.CloseBraceToken.SpanStart)));
        return lines;

        IEnumerable<string> CommentsIn(TextSpan span) => Assignment.DescendantTrivia().Where(trivia => trivia.IsComment() && span.Contains(trivia.Span)).Select(trivia => trivia.ToString());
    }
}
