using System.Collections.Generic;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>
/// Statements come before or after one that stands alone: under an <c>if</c>, or as the expression that a function consists of. Both get a block.
/// </summary>
internal sealed record BracedStatement(SyntaxNode Anchor, SyntaxNode Owner, bool Behind, bool Returns, string Code) : NodeEdit(Anchor)
{
    public static BracedStatement? Create(EditTarget target, string place, string code)
    {
        var behind = place == StatementPlace.After;
        if (place is not (StatementPlace.Before or StatementPlace.After) || code.Trim().Length == 0)
        {
            return null;
        }

        if (target.Node.FirstAncestorOrSelf<StatementSyntax>() is { ContainsDiagnostics: false, Parent: IfStatementSyntax or ElseClauseSyntax } embedded && IsAnchor(embedded, target.Node) && embedded is not BlockSyntax
            && !(behind && InsertedStatement.LeavesList(embedded)))
        {
            return InScope(code, embedded, target.Model) ? new BracedStatement(embedded, embedded.Parent, behind, Returns: false, code) : null;
        }

        if (target.As<ExpressionSyntax>() is not { ContainsDiagnostics: false } expression || FunctionOf(expression) is not { } function || !InScope(code, expression, target.Model))
        {
            return null;
        }

        var method = (function is AnonymousFunctionExpressionSyntax ? target.Model.GetSymbolInfo(function).Symbol : target.Model.GetDeclaredSymbol(function)) as IMethodSymbol;
        if (method is null)
        {
            return null;
        }

        var returns = !(method.ReturnsVoid || (method.IsAsync && method.ReturnType is INamedTypeSymbol { TypeArguments.IsEmpty: true }));
        return behind && returns ? null : new BracedStatement(expression, function, behind, returns, code);
    }

    public override NodeEdit? Merge(NodeEdit other) => ((BracedStatement)other).Behind == Behind && ((BracedStatement)other).Code == Code ? this : null;

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        var outer = layout.NewLine + layout.IndentationAt(Owner.SpanStart);
        var inner = SourceLayout.Deeper(outer);
        var code = layout.Lines(context.Names.Write(Code, Anchor.SpanStart, CodeFragment.Statements), inner.Substring(layout.NewLine.Length));
        var (before, after) = Behind ? (string.Empty, inner + code) : (code + inner, string.Empty);
        var arrow = Anchor.GetFirstToken().GetPreviousToken();
        if (Anchor is StatementSyntax)
        {
            yield return new TextChange(TextSpan.FromBounds(arrow.Span.End, Anchor.SpanStart), outer + "{" + inner + before);
            yield return new TextChange(new TextSpan(Anchor.Span.End, 0), after + outer + "}");
            yield break;
        }

        var isLambda = Owner is AnonymousFunctionExpressionSyntax;
        var start = isLambda ? arrow.Span.End : arrow.GetPreviousToken().Span.End;
        yield return new TextChange(TextSpan.FromBounds(start, Anchor.SpanStart), outer + "{" + inner + before + (Returns ? "return " : string.Empty));
        yield return isLambda
            ? new TextChange(new TextSpan(Anchor.Span.End, 0), ";" + after + outer + "}")
            : new TextChange(new TextSpan(Anchor.GetLastToken().GetNextToken().Span.End, 0), after + outer + "}");
    }

    private static bool InScope(string code, SyntaxNode place, SemanticModel model) => NamesInScope.AreThey(code, CodeFragment.Statements, place, place.SpanStart, model);

    private static bool IsAnchor(StatementSyntax statement, SyntaxNode node) =>
        node == statement || (statement is ExpressionStatementSyntax { Expression: var expression } && expression.Span == node.Span) || (statement is ReturnStatementSyntax returned && returned.Expression?.Span == node.Span);

    /// <summary>The function that consists of the expression.</summary>
    private static SyntaxNode? FunctionOf(ExpressionSyntax expression) => expression.Parent switch
    {
        LambdaExpressionSyntax lambda when lambda.Body == expression => lambda,
        ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax } arrow => arrow.Parent,
        _ => null,
    };
}
