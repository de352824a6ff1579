using System;
using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A chain gets one more call, on a line of its own if its others have one.</summary>
internal sealed record AppendedCall(InvocationExpressionSyntax Call, string Code) : NodeEdit(Call)
{
    public override bool AddsBehind => true;

    public static AppendedCall? Create(EditTarget target, string code, bool mustImport)
    {
        if (target.AsCall() is not { ContainsDiagnostics: false } call || !code.StartsWith(".", StringComparison.Ordinal))
        {
            return null;
        }

        var longer = SyntaxFactory.ParseExpression(call + code);
        return longer is InvocationExpressionSyntax { ContainsDiagnostics: false }
            && (mustImport || call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is not null || Overloads.Bind(longer, call.SpanStart, target.Model) is not null)
                ? new AppendedCall(call, code)
                : null;
    }

    public override NodeEdit? Merge(NodeEdit other) => ((AppendedCall)other).Code == Code ? this : null;

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        var code = context.Names.Write(Code, Call.SpanStart, CodeFragment.Call);
        var dot = Dots().FirstOrDefault(layout.IsFirstOnLine);
        if (dot == 0)
        {
            return [new TextChange(new TextSpan(Call.Span.End, 0), layout.Lines(code, layout.IndentationAt(Call.SpanStart)))];
        }

        var end = Call.GetLastToken().EndWithComments(wholeLine: true);
        var indentation = layout.IndentationAt(dot);
        return [new TextChange(new TextSpan(layout.EndsLine(end) ? end : Call.Span.End, 0), layout.NewLine + indentation + layout.Lines(code, indentation))];
    }

    /// <summary>Where the links of the chain start, the last one first.</summary>
    private IEnumerable<int> Dots()
    {
        for (InvocationExpressionSyntax? link = Call; link?.Expression is MemberAccessExpressionSyntax access; link = access.Expression as InvocationExpressionSyntax)
        {
            yield return access.OperatorToken.SpanStart;
        }
    }
}
