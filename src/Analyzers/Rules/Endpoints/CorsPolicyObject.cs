using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>A CORS policy that is filled in as an object.</summary>
internal static class CorsPolicyObject
{
    /// <summary>Whether the same initializer, or the same list of statements on the same variable, sets <c>SupportsCredentials</c>.</summary>
    public static bool SupportsCredentials(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellation)
    {
        bool? last = null;
        foreach (var other in Beside(assignment, model, cancellation))
        {
            var name = (other.Left as MemberAccessExpressionSyntax)?.Name ?? other.Left as SimpleNameSyntax;
            if (name?.Identifier.ValueText == "SupportsCredentials")
            {
                last = model.GetConstantValue(other.Right, cancellation).Value is true;
            }
            else if (name?.Identifier.ValueText == "IsOriginAllowed" && other.SpanStart > assignment.SpanStart)
            {
                return false;
            }
        }

        return last == true;
    }

    private static IEnumerable<AssignmentExpressionSyntax> Beside(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellation)
    {
        if (assignment.Parent is InitializerExpressionSyntax initializer)
        {
            foreach (var member in initializer.Expressions)
            {
                if (member is AssignmentExpressionSyntax other)
                {
                    yield return other;
                }
            }

            yield break;
        }

        if (assignment is not { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax variable }, Parent: ExpressionStatementSyntax statement })
        {
            yield break;
        }

        var symbol = model.GetSymbolInfo(variable, cancellation).Symbol;
        if (symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } && declared[0].GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { Initializer: { } made } })
        {
            foreach (var member in made.Expressions)
            {
                if (member is AssignmentExpressionSyntax other)
                {
                    yield return other;
                }
            }
        }

        foreach (var sibling in (statement.Parent is GlobalStatementSyntax global ? global.Parent : statement.Parent)!.ChildNodes())
        {
            if ((sibling is GlobalStatementSyntax { Statement: var inner } ? inner : sibling) is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax same } } other }
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(same, cancellation).Symbol, symbol))
            {
                yield return other;
            }
        }
    }
}
