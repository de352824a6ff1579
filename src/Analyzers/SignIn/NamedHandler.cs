using System.Threading;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>
/// The lambda or method group behind a handler that is kept in a field or property which nothing writes again, or that a helper
/// without a choice gives back.
/// </summary>
internal sealed class NamedHandler(FlowModel flow, CancellationToken cancellation)
{
    private const int MostNames = 4;

    /// <summary>Null where it may be any other.</summary>
    public ExpressionSyntax? Of(ExpressionSyntax handler) => Of(handler, MostNames);

    private ExpressionSyntax? Of(ExpressionSyntax handler, int depth)
    {
        switch (handler)
        {
            case AnonymousFunctionExpressionSyntax:
                return handler;
            case ParenthesizedExpressionSyntax inner:
                return Of(inner.Expression, depth);
            case CastExpressionSyntax cast:
                return Of(cast.Expression, depth);
            case PostfixUnaryExpressionSyntax sure when sure.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return Of(sure.Operand, depth);
            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } wrapped } made when flow.Bodies.ModelOf(made.SyntaxTree).GetTypeInfo(made, cancellation).Type is { TypeKind: TypeKind.Delegate }:
                return Of(wrapped[0].Expression, depth);
        }

        if (depth == 0)
        {
            return null;
        }

        var model = flow.Bodies.ModelOf(handler.SyntaxTree);
        return handler is InvocationExpressionSyntax call
            ? model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol helper && Returned(helper) is { } returned ? Of(returned, depth - 1) : null
            : handler is not (SimpleNameSyntax or MemberAccessExpressionSyntax) ? null
            : model.GetSymbolInfo(handler, cancellation).Symbol switch
            {
                IMethodSymbol => handler,
                IFieldSymbol { IsReadOnly: true } field when Kept(field) is { } kept => Of(kept, depth - 1),
                IPropertySymbol { SetMethod: null, IsAbstract: false, IsVirtual: false, IsOverride: false } property when Kept(property) is { } kept => Of(kept, depth - 1),
                _ => null,
            };
    }

    /// <summary>What a helper gives back, where it has one answer.</summary>
    private ExpressionSyntax? Returned(IMethodSymbol method)
    {
        var target = method.ReducedFrom ?? method.OriginalDefinition;
        if (!flow.Bodies.IsHere(target) || target.IsAbstract || target.IsVirtual || target.IsOverride || target.DeclaringSyntaxReferences is not { Length: 1 } declared)
        {
            return null;
        }

        return declared[0].GetSyntax(cancellation) switch
        {
            MethodDeclarationSyntax { ExpressionBody.Expression: { } value } => value,
            LocalFunctionStatementSyntax { ExpressionBody.Expression: { } value } => value,
            MethodDeclarationSyntax { Body: { } body } => OnlyAnswer(body),
            LocalFunctionStatementSyntax { Body: { } body } => OnlyAnswer(body),
            _ => null,
        };
    }

    private static ExpressionSyntax? OnlyAnswer(BlockSyntax body)
    {
        ExpressionSyntax? only = null;
        foreach (var node in body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            if (node is ReturnStatementSyntax { Expression: { } value })
            {
                if (only is not null)
                {
                    return null;
                }

                only = value;
            }
        }

        return only;
    }

    /// <summary>The only value of a field or property: it stands where that is declared, and no constructor writes another one.</summary>
    private ExpressionSyntax? Kept(ISymbol member)
    {
        if (!flow.Bodies.IsHere(member) || member.DeclaringSyntaxReferences is not { Length: 1 } declared || IsWritten(member))
        {
            return null;
        }

        return declared[0].GetSyntax(cancellation) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => value,
            PropertyDeclarationSyntax { AccessorList.Accessors: { Count: 1 } accessors } => accessors[0].ExpressionBody?.Expression ?? (accessors[0].Body is { } body ? OnlyAnswer(body) : null),
            _ => null,
        };
    }

    private bool IsWritten(ISymbol member)
    {
        foreach (var part in member.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in part.GetSyntax(cancellation).DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax { Left: var left } && NameOf(left) == member.Name)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? NameOf(ExpressionSyntax target) =>
        (target as IdentifierNameSyntax ?? (target as MemberAccessExpressionSyntax)?.Name as IdentifierNameSyntax)?.Identifier.ValueText;
}
