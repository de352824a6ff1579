using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.SessionBinding;

/// <summary>How the services are written on which a chain of calls registers something: <c>services</c>, <c>builder.Services</c>.</summary>
/// <param name="Syntax">Where the chain starts.</param>
/// <param name="Text">The services in code; no call is in it, so it may be written a second time.</param>
/// <param name="IsWhole">Whether the start of the chain is the services, not an object that has them.</param>
internal sealed record ServicesExpression(ExpressionSyntax Syntax, string Text, bool IsWhole)
{
    private const string Services = nameof(Services);

    public static ServicesExpression? Of(SyntaxNode call, SemanticModel model, CancellationToken cancellation)
    {
        var expression = call as ExpressionSyntax;
        while (expression is not null)
        {
            expression = WithoutParentheses(expression);
            if (IsPlain(expression))
            {
                var type = model.GetTypeInfo(expression, cancellation).Type;
                return IsServices(type) ? new ServicesExpression(expression, expression.ToString(), IsWhole: true)
                    : HasServices(type) ? new ServicesExpression(expression, expression + "." + Services, IsWhole: false)
                    : null;
            }

            expression = expression is InvocationExpressionSyntax invocation ? ReceiverOf(invocation, model, cancellation) : null;
        }

        return null;
    }

    /// <summary>The statement that holds the call, where it is one of several; null where an expression stands for a body.</summary>
    public static StatementSyntax? StatementOf(SyntaxNode call)
    {
        foreach (var node in call.Ancestors())
        {
            switch (node)
            {
                case LambdaExpressionSyntax or ArrowExpressionClauseSyntax:
                    return null;
                case StatementSyntax statement:
                    return statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax ? statement : null;
            }
        }

        return null;
    }

    /// <summary>What such a statement is one of several in.</summary>
    public static SyntaxNode ListOf(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax { Parent: { } program } ? program : statement.Parent!;

    /// <summary>What an extension method is called on, whichever way it is written.</summary>
    private static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
        {
            return null;
        }

        if (method.IsStatic && method.MethodKind != MethodKind.ReducedExtension)
        {
            return method.Parameters.IsEmpty ? null : ArgumentOf(call, method.Parameters[0]);
        }

        return call.Expression is MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access ? access.Expression : null;
    }

    private static ExpressionSyntax? ArgumentOf(InvocationExpressionSyntax call, IParameterSymbol parameter)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
            {
                return argument.Expression;
            }
        }

        return call.ArgumentList.Arguments.Count > 0 && call.ArgumentList.Arguments[0] is { NameColon: null } first ? first.Expression : null;
    }

    private static ExpressionSyntax WithoutParentheses(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => WithoutParentheses(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => WithoutParentheses(sure.Operand),
        _ => expression,
    };

    private static bool IsPlain(ExpressionSyntax expression) => expression is IdentifierNameSyntax or ThisExpressionSyntax
        || (expression is MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } access && IsPlain(access.Expression));

    private static bool HasServices(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(Services))
            {
                if (member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public } property)
                {
                    return IsServices(property.Type);
                }
            }
        }

        return type is { TypeKind: TypeKind.Interface } && HasInheritedServices(type);
    }

    private static bool HasInheritedServices(ITypeSymbol type)
    {
        foreach (var inherited in type.AllInterfaces)
        {
            if (HasServices(inherited))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsServices(ITypeSymbol? type) => type is { Name: "IServiceCollection" or "ServiceCollection" } && type.IsFromFramework();
}
