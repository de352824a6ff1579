using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>The handler of an event does something else first, and waits for it.</summary>
/// <param name="Handler">A lambda, a method's declaration, or an expression that is a handler.</param>
/// <param name="Code">Statements with <c>{0}</c> for the handler's parameter.</param>
/// <param name="MadeAsync">The handler, where it has to become async.</param>
internal sealed record CheckedHandler(SyntaxNode Handler, string Code, AsyncFunction? MadeAsync) : NodeEdit(Handler)
{
    private const string Hole = "{0}";

    private static readonly string[] Names = ["context", "validation", "validationContext"];

    public static CheckedHandler? Create(EditTarget target, string code)
    {
        var function = target.Node is MethodDeclarationSyntax method ? method : (SyntaxNode?)target.As<AnonymousFunctionExpressionSyntax>();
        if (function is null)
        {
            // `Handler`, `handlers.Validate`: nothing but a name, so that it may be called at another time.
            return target.As<ExpressionSyntax>() is IdentifierNameSyntax or MemberAccessExpressionSyntax ? new CheckedHandler(target.As<ExpressionSyntax>()!, code, null) : null;
        }

        if (function.ContainsDiagnostics || FunctionBody.Of(function) is null || ParameterOf(function, target.Model) is null)
        {
            return null;
        }

        var made = AsyncFunction.IsAsync(function) ? null : AsyncFunction.Of(function, function, target.Model);
        return made is null && !AsyncFunction.IsAsync(function) ? null : new CheckedHandler(function, code, made);
    }

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        if (Handler is not (AnonymousFunctionExpressionSyntax or MethodDeclarationSyntax))
        {
            return [Wrap(context)];
        }

        var parameter = ParameterOf(Handler, context.Model)!;
        var name = parameter.Name == "_" || !parameter.CanBeReferencedByName ? FreeName(context.Model) : NamedParameter.NameIn(Handler, parameter.Name, context.Model);
        var body = FunctionBody.Of(Handler)!;
        var code = context.Names.Write(Code.Replace(Hole, name), body.SpanStart, CodeFragment.Statements);
        var changes = NamedParameter.Render(Handler, parameter, name, context).ToList();
        changes.AddRange(body is BlockSyntax block
            ? FunctionBody.Add(block, [(null, block.Statements.Count > 0 ? code : layout.Lines(code, SourceLayout.Deeper(layout.IndentationAt(block.CloseBraceToken.SpanStart))))], layout)
            : MakeBlock((ExpressionSyntax)body, code, layout));
        return changes;
    }

    private static IParameterSymbol? ParameterOf(SyntaxNode function, SemanticModel model) =>
        ((function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function).Symbol : model.GetDeclaredSymbol(function)) as IMethodSymbol)?.Parameters.FirstOrDefault();

    private IEnumerable<TextChange> MakeBlock(ExpressionSyntax body, string code, SourceLayout layout)
    {
        var outer = layout.NewLine + layout.IndentationAt(Handler.SpanStart);
        var inner = SourceLayout.Deeper(outer);
        var arrow = body.GetFirstToken().GetPreviousToken();
        var isLambda = Handler is AnonymousFunctionExpressionSyntax;
        var start = isLambda ? arrow.Span.End : arrow.GetPreviousToken().Span.End;
        var first = outer + "{" + inner + layout.Lines(code, inner.Substring(layout.NewLine.Length));
        if (AsyncFunction.IsCompleted(body))
        {
            var end = isLambda ? body.Span.End : body.GetLastToken().GetNextToken().Span.End;
            yield return new TextChange(TextSpan.FromBounds(start, end), first + outer + "}");
            yield break;
        }

        yield return new TextChange(TextSpan.FromBounds(start, body.SpanStart), first + inner + (MadeAsync is null ? string.Empty : "await "));
        yield return isLambda
            ? new TextChange(new TextSpan(body.Span.End, 0), ";" + outer + "}")
            : new TextChange(new TextSpan(body.GetLastToken().GetNextToken().Span.End, 0), outer + "}");
    }

    private string FreeName(SemanticModel model) =>
        Names.FirstOrDefault(one => !model.LookupSymbols(Handler.SpanStart, name: one).Any(symbol => symbol is ILocalSymbol or IParameterSymbol)) ?? "validated";

    private TextChange Wrap(EditContext context)
    {
        var layout = context.Layout;
        var name = FreeName(context.Model);
        var outer = layout.IndentationAt(Handler.SpanStart);
        var inner = layout.NewLine + SourceLayout.Deeper(outer);
        var code = layout.Lines(context.Names.Write(Code.Replace(Hole, name), Handler.SpanStart, CodeFragment.Statements), inner.Substring(layout.NewLine.Length));
        var text = "async " + name + " =>" + layout.NewLine + outer + "{" + inner + code + inner + "await " + Handler + "(" + name + ");" + layout.NewLine + outer + "}";
        return new TextChange(Handler.Span, text);
    }
}
