using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A function that returns a task becomes async, so that code in it may wait.</summary>
internal sealed record AsyncFunction(SyntaxNode Function) : NodeEdit(Function)
{
    /// <summary>Whether code would wait in the function that it is put into, not only in one of its own.</summary>
    public static bool Waits(string code) => CodeFragment.Statements.Parse(code + ";").DescendantNodes().OfType<AwaitExpressionSyntax>()
        .Any(wait => wait.Ancestors().OfType<AnonymousFunctionExpressionSyntax>().Count() == 1);

    public static bool CanBeWaitedFor(EditTarget target)
    {
        var type = target.As<ExpressionSyntax>() is { } expression ? target.Model.GetTypeInfo(expression).Type : null;
        while (type is not null && type.GetMembers("GetAwaiter").IsEmpty)
        {
            type = type.BaseType;
        }

        return type is not null;
    }

    /// <summary>Whether code at the node may wait, once its function is made async where that is given back.</summary>
    public static bool MayWait(SyntaxNode node, SemanticModel model, out AsyncFunction? made)
    {
        made = null;
        var function = node.Ancestors().FirstOrDefault(outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax or AccessorDeclarationSyntax);
        var forbidden = node.Ancestors().TakeWhile(outer => outer != function).Any(outer => outer is LockStatementSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax or QueryExpressionSyntax or AttributeSyntax);
        if (forbidden)
        {
            return false;
        }

        if (function is GlobalStatementSyntax || ModifiersOf(function).Any(SyntaxKind.AsyncKeyword))
        {
            return true;
        }

        made = function is null ? null : Of(function, node, model);
        return made is not null;
    }

    /// <summary>The function made async so that code may wait in it; null where it cannot be.</summary>
    /// <param name="function">The function.</param>
    /// <param name="waiting">What will wait; the function itself where that is code which is not there yet.</param>
    /// <param name="model">What they mean.</param>
    public static AsyncFunction? Of(SyntaxNode function, SyntaxNode waiting, SemanticModel model) => CanBecomeAsync(function, waiting, model) ? new AsyncFunction(function) : null;

    public static bool IsAsync(SyntaxNode function) => ModifiersOf(function).Any(SyntaxKind.AsyncKeyword);

    /// <summary>The task of which nothing is waited for.</summary>
    public static bool IsCompleted(ExpressionSyntax value) => value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask", Expression: SimpleNameSyntax or MemberAccessExpressionSyntax };

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var position = Function switch
        {
            MethodDeclarationSyntax method => method.ReturnType.SpanStart,
            LocalFunctionStatementSyntax function => function.ReturnType.SpanStart,
            AnonymousMethodExpressionSyntax function => function.DelegateKeyword.SpanStart,
            SimpleLambdaExpressionSyntax lambda => lambda.Parameter.SpanStart,
            ParenthesizedLambdaExpressionSyntax lambda => (lambda.ReturnType ?? (SyntaxNode)lambda.ParameterList).SpanStart,
            _ => Function.SpanStart,
        };
        return Returns(Function, context).Prepend(new TextChange(new TextSpan(position, 0), "async "));
    }

    /// <summary>What gave back a task that is done gives back nothing, and what handed one on waits for it.</summary>
    private static IEnumerable<TextChange> Returns(SyntaxNode function, EditContext context)
    {
        if (FunctionBody.Of(function) is not BlockSyntax block || ResultOf(function, context.Model) is not { } type || HasResult(type))
        {
            yield break;
        }

        foreach (var node in block.DescendantNodes(static inner => inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is not ReturnStatementSyntax { Expression: { } value } statement)
            {
                continue;
            }

            if (!IsCompleted(value))
            {
                yield return new TextChange(statement.ReturnKeyword.Span, "await");
            }
            else if (statement == block.Statements.Last() && block.Statements.Count > 1)
            {
                yield return Delete(statement, context.Layout);
            }
            else
            {
                yield return new TextChange(TextSpan.FromBounds(statement.ReturnKeyword.Span.End, value.Span.End), string.Empty);
            }
        }
    }

    /// <summary>With the empty line that set it off from the rest.</summary>
    private static TextChange Delete(ReturnStatementSyntax last, SourceLayout layout)
    {
        var line = layout.Text.Lines.GetLineFromPosition(last.SpanStart);
        return layout.IsFirstOnLine(last.SpanStart) && layout.EndsLine(last.Span.End) && line.LineNumber > 0 && layout.Text.Lines[line.LineNumber - 1] is var above && layout.IsBlank(above.Start, above.End)
            ? layout.DeleteLines(TextSpan.FromBounds(above.Start, last.Span.End))
            : layout.Delete(last.Span);
    }

    private static ITypeSymbol? ResultOf(SyntaxNode function, SemanticModel model) => function switch
    {
        AnonymousFunctionExpressionSyntax => (model.GetTypeInfo(function).ConvertedType as INamedTypeSymbol)?.DelegateInvokeMethod?.ReturnType,
        _ => (model.GetDeclaredSymbol(function) as IMethodSymbol)?.ReturnType,
    };

    /// <summary>It returns a task, and every value that it returns is the one that will be waited for.</summary>
    private static bool CanBecomeAsync(SyntaxNode function, SyntaxNode waiting, SemanticModel model)
    {
        if (function is ParenthesizedLambdaExpressionSyntax { ReturnType: null } handler && model.GetTypeInfo(handler).ConvertedType?.SpecialType == SpecialType.System_Delegate)
        {
            // An endpoint's handler: whoever takes any delegate waits for what it gives back.
            return handler.ParameterList.Parameters.All(parameter => parameter.Modifiers.Count == 0);
        }

        var (method, parameters) = function switch
        {
            MethodDeclarationSyntax declaration => (model.GetDeclaredSymbol(declaration), declaration.ParameterList),
            LocalFunctionStatementSyntax local => (model.GetDeclaredSymbol(local) as IMethodSymbol, local.ParameterList),
            AnonymousFunctionExpressionSyntax => ((model.GetTypeInfo(function).ConvertedType as INamedTypeSymbol)?.DelegateInvokeMethod, null),
            _ => (null, null),
        };
        if (method is null || !IsTask(method.ReturnType) || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None)
            || ModifiersOf(function).Any(modifier => modifier.IsKind(SyntaxKind.PartialKeyword) || modifier.IsKind(SyntaxKind.UnsafeKeyword)))
        {
            return false;
        }

        var body = function switch
        {
            BaseMethodDeclarationSyntax declaration => declaration.Body ?? (SyntaxNode?)declaration.ExpressionBody?.Expression,
            LocalFunctionStatementSyntax local => local.Body ?? (SyntaxNode?)local.ExpressionBody?.Expression,
            AnonymousFunctionExpressionSyntax anonymous => anonymous.Body,
            _ => null,
        };
        return body switch
        {
            BlockSyntax block => block.DescendantNodes(inner => inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .All(inner => inner is not YieldStatementSyntax && (inner is not ReturnStatementSyntax { Expression: { } value } returned || MayReturn(value, returned, block))),
            ExpressionSyntax value => IsWaiting(value) || (waiting == function && !HasResult(method.ReturnType)),
            _ => false,
        };

        bool IsWaiting(ExpressionSyntax value) => value.Span == waiting.Span;

        bool MayReturn(ExpressionSyntax value, ReturnStatementSyntax statement, BlockSyntax block) => HasResult(method.ReturnType)
            ? IsWaiting(value)
            : !IsWaiting(value) && (IsCompleted(value) || statement == block.Statements.Last());
    }

    private static bool IsTask(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask" } && type.ContainingNamespace?.ToDisplayString() == "System.Threading.Tasks";

    private static bool HasResult(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments.Length: 1 };

    private static SyntaxTokenList ModifiersOf(SyntaxNode? function) => function switch
    {
        AnonymousFunctionExpressionSyntax anonymous => anonymous.Modifiers,
        LocalFunctionStatementSyntax local => local.Modifiers,
        MemberDeclarationSyntax member => member.Modifiers,
        _ => default,
    };
}
