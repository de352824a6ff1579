using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A lambda gets one more parameter, as its last.</summary>
internal sealed record AddedParameter(ParenthesizedLambdaExpressionSyntax Lambda, string Code) : NodeEdit(Lambda)
{
    /// <summary>Null where its parameters have no types, or one of them must be the last.</summary>
    public static AddedParameter? Create(EditTarget target, ParenthesizedLambdaExpressionSyntax lambda, string code)
    {
        var split = code.LastIndexOf(' ');
        return split > 0
            && !target.IsConditional
            && lambda.ParameterList.Parameters.All(parameter => parameter.Type is not null && parameter.Default is null && !parameter.Modifiers.Any(SyntaxKind.ParamsKeyword))
                ? new AddedParameter(lambda, code)
                : null;
    }

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var split = Code.LastIndexOf(' ');
        var list = Lambda.ParameterList;
        var type = context.Names.Write(Code.Substring(0, split), list.SpanStart, CodeFragment.Type);
        var position = list.Parameters.Count == 0 ? list.OpenParenToken.Span.End : list.Parameters[list.Parameters.Count - 1].Span.End;
        return [new TextChange(new TextSpan(position, 0), (list.Parameters.Count == 0 ? string.Empty : ", ") + type + Code.Substring(split))];
    }
}
