using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>Whether a predicate says yes to every origin, or to every one that is not empty.</summary>
internal static class OriginPredicate
{
    public static bool AcceptsAll(ExpressionSyntax predicate, SemanticModel model, CancellationToken cancellation)
    {
        switch (predicate)
        {
            case ParenthesizedExpressionSyntax inner:
                return AcceptsAll(inner.Expression, model, cancellation);
            case CastExpressionSyntax cast:
                return AcceptsAll(cast.Expression, model, cancellation);
            case AnonymousFunctionExpressionSyntax function:
                return AcceptsAll(function.Body, ParameterOf(function), model, cancellation);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return OfSymbol(model.GetSymbolInfo(predicate, cancellation).Symbol, predicate, model, cancellation);
            default:
                return false;
        }
    }

    private static bool OfSymbol(ISymbol? symbol, ExpressionSyntax use, SemanticModel model, CancellationToken cancellation)
    {
        if (symbol is not { DeclaringSyntaxReferences: { Length: 1 } declared } || declared[0].SyntaxTree != use.SyntaxTree)
        {
            return false;
        }

        return declared[0].GetSyntax(cancellation) switch
        {
            MethodDeclarationSyntax method when !((IMethodSymbol)symbol).IsVirtual => AcceptsAll(method.Body ?? (SyntaxNode?)method.ExpressionBody?.Expression, Name(method.ParameterList), model, cancellation),
            LocalFunctionStatementSyntax local => AcceptsAll(local.Body ?? (SyntaxNode?)local.ExpressionBody?.Expression, Name(local.ParameterList), model, cancellation),
            VariableDeclaratorSyntax { Initializer.Value: AnonymousFunctionExpressionSyntax value } variable when symbol is IFieldSymbol { IsReadOnly: true } || (symbol is ILocalSymbol && !IsAssigned(variable)) =>
                AcceptsAll(value, model, cancellation),
            _ => false,
        };
    }

    private static bool IsAssigned(VariableDeclaratorSyntax variable) =>
        variable.FirstAncestorOrSelf<SyntaxNode>(static node => node is BlockSyntax or CompilationUnitSyntax)!.DescendantNodes()
            .Any(node => node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } && left.Identifier.ValueText == variable.Identifier.ValueText);

    private static bool AcceptsAll(SyntaxNode? body, string parameter, SemanticModel model, CancellationToken cancellation)
    {
        if (body is ExpressionSyntax expression)
        {
            return IsTrue(expression, parameter, model, cancellation);
        }

        var any = false;
        foreach (var node in body?.DescendantNodes(static node => node is not AnonymousFunctionExpressionSyntax) ?? [])
        {
            if (node is ThrowStatementSyntax || (node is ReturnStatementSyntax { Expression: { } value } && !IsTrue(value, parameter, model, cancellation)))
            {
                return false;
            }

            any |= node is ReturnStatementSyntax;
        }

        return any;
    }

    private static bool IsTrue(ExpressionSyntax value, string origin, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetConstantValue(value, cancellation) is { HasValue: true, Value: true })
        {
            return true;
        }

        return value switch
        {
            ParenthesizedExpressionSyntax inner => IsTrue(inner.Expression, origin, model, cancellation),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } } call } =>
                call.ArgumentList.Arguments is { Count: 1 } arguments && IsOrigin(arguments[0].Expression, origin),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => IsTrue(either.Left, origin, model, cancellation) || IsTrue(either.Right, origin, model, cancellation),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => IsTrue(both.Left, origin, model, cancellation) && IsTrue(both.Right, origin, model, cancellation),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } differs => IsOrigin(differs.Left, origin) && IsNothing(differs.Right, model, cancellation),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } same => IsOrigin(same.Left, origin) && IsOrigin(same.Right, origin),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.GreaterThanExpression, Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Length", Expression: var text }, Right: var least } =>
                IsOrigin(text, origin) && model.GetConstantValue(least, cancellation).Value is 0,
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax constant } } tested => IsOrigin(tested.Expression, origin) && IsNothing(constant.Expression, model, cancellation),
            _ => false,
        };
    }

    private static bool IsOrigin(ExpressionSyntax expression, string origin) => expression is IdentifierNameSyntax name && name.Identifier.ValueText == origin;

    private static bool IsNothing(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetConstantValue(expression, cancellation) is { HasValue: true, Value: null or "" }
        || expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" };

    private static string ParameterOf(AnonymousFunctionExpressionSyntax function) => function switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax { ParameterList: var list } => Name(list),
        AnonymousMethodExpressionSyntax { ParameterList: { } list } => Name(list),
        _ => string.Empty,
    };

    private static string Name(ParameterListSyntax list) => list.Parameters.Count == 1 ? list.Parameters[0].Identifier.ValueText : string.Empty;
}
