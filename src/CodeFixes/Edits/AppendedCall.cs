using System;
using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
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
        return longer is InvocationExpressionSyntax { ContainsDiagnostics: false } && (mustImport || Fits(call, longer, target.Model)) ? new AppendedCall(call, code) : null;
    }

    /// <summary>What it returns can stand where the call's value stood.</summary>
    private static bool Fits(InvocationExpressionSyntax call, ExpressionSyntax longer, SemanticModel model)
    {
        if (call.Expression is MemberBindingExpressionSyntax)
        {
            return true;
        }

        return Overloads.Bind(longer, call.SpanStart, model) is not null
            && (call.Parent is ExpressionStatementSyntax
                || (model.GetTypeInfo(call).Type is { } before
                    && model.GetSpeculativeTypeInfo(call.SpanStart, longer, SpeculativeBindingOption.BindAsExpression).Type is { } after
                    && model.Compilation.ClassifyConversion(after, before) is { IsImplicit: true }));
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
