using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A lambda gets one more parameter, as its last, in the place of an expression or a local in it.</summary>
internal sealed record AddedParameter(ParenthesizedLambdaExpressionSyntax Lambda, SyntaxNode Replaced, string Code) : NodeEdit(Lambda)
{
    /// <summary>Null where its parameters have no types, or one of them must be the last.</summary>
    public static AddedParameter? Create(EditTarget target, EditTarget replaced, string code) =>
        target.As<ParenthesizedLambdaExpressionSyntax>() is { ContainsDiagnostics: false } lambda
        && (replaced.As<LocalDeclarationStatementSyntax>() ?? (SyntaxNode?)replaced.As<ExpressionSyntax>()) is { } old
        && lambda.Span.Contains(old.Span)
        && code.LastIndexOf(' ') > 0
        && lambda.ParameterList.Parameters.All(parameter => parameter.Type is not null && parameter.Default is null && !parameter.Modifiers.Any(SyntaxKind.ParamsKeyword))
            ? new AddedParameter(lambda, old, code)
            : null;

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var split = Code.LastIndexOf(' ');
        var list = Lambda.ParameterList;
        var type = context.Names.Write(Code.Substring(0, split), list.SpanStart, CodeFragment.Type);
        var position = list.Parameters.Count == 0 ? list.OpenParenToken.Span.End : list.Parameters[list.Parameters.Count - 1].Span.End;
        return
        [
            new TextChange(new TextSpan(position, 0), (list.Parameters.Count == 0 ? string.Empty : ", ") + type + Code.Substring(split)),
            Replaced is StatementSyntax ? new TextChange(WholeStatement(), string.Empty) : new TextChange(Replaced.Span, Code.Substring(split + 1)),
        ];
    }

    /// <summary>With the line that it has for itself; a comment behind it stays.</summary>
    private TextSpan WholeStatement()
    {
        var trailing = Replaced.GetTrailingTrivia();
        if (trailing.Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
        {
            return Replaced.Span;
        }

        var leading = Replaced.GetLeadingTrivia();
        var start = leading.Count > 0 && leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) && trailing.Any(SyntaxKind.EndOfLineTrivia) ? leading.Last().SpanStart : Replaced.SpanStart;
        return TextSpan.FromBounds(start, Replaced.FullSpan.End);
    }
}
