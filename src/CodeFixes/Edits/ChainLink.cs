using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>One call of a chain, as a thing that can be taken out.</summary>
internal static class ChainLink
{
    /// <summary>Whether what is left means the same calls as before and may stand where the chain stands.</summary>
    public static bool CanBeTakenOut(InvocationExpressionSyntax link, SemanticModel model)
    {
        if (link.Receiver() is not { } receiver || link.ContainsDiagnostics || model.GetSymbolInfo(receiver).Symbol is INamespaceOrTypeSymbol)
        {
            return false;
        }

        if (link.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == link)
        {
            return Binds(next) && (link.WholeChain() is not InvocationExpressionSyntax last || Binds(last));
        }

        if (link.Parent is ExpressionStatementSyntax || (link.Parent is LambdaExpressionSyntax && model.GetTypeInfo(link).Type?.SpecialType == SpecialType.System_Void))
        {
            return receiver is InvocationExpressionSyntax;
        }

        return model.GetTypeInfo(receiver).Type is { } before && model.GetTypeInfo(link).Type is { } after
            && model.Compilation.ClassifyConversion(before, after) is { IsImplicit: true };

        bool Binds(InvocationExpressionSyntax call) =>
            Overloads.Bind(call.ReplaceNode(link, receiver), call.SpanStart, model) is { } method
            && SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, model.GetSymbolInfo(call).Symbol?.OriginalDefinition);
    }

    /// <summary>From the dot to the closing parenthesis, with its line if it has one to itself.</summary>
    public static TextChange TakeOut(InvocationExpressionSyntax link, SourceLayout layout)
    {
        var access = (MemberAccessExpressionSyntax)link.Expression;
        var dot = access.OperatorToken;
        var comments = string.Concat(link.DescendantTrivia()
            .Where(trivia => trivia.IsComment() && trivia.SpanStart >= dot.Span.End && trivia.Span.End <= link.Span.End)
            .Select(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) ? " " + trivia + layout.NextLine(trivia.SpanStart) : " " + trivia));
        var start = layout.IsBlank(access.Expression.Span.End, dot.SpanStart) && !layout.EndsLine(link.Span.End) ? access.Expression.Span.End : dot.SpanStart;
        return comments.Length > 0
            ? new TextChange(TextSpan.FromBounds(start, link.Span.End), comments)
            : layout.EndsLine(link.Span.End) && layout.IsFirstOnLine(dot.SpanStart)
                ? layout.Delete(TextSpan.FromBounds(dot.SpanStart, link.Span.End))
                : new TextChange(TextSpan.FromBounds(start, link.Span.End), string.Empty);
    }
}
