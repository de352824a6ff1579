using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.HeaderWrites;

/// <summary>Whether a value comes from headers that existed: code that copies, filters or restores them writes no cookie of its own.</summary>
internal sealed class CopiedHeader(SemanticModel model, CancellationToken cancellation)
{
    private const int MostNames = 40;

    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);

    public bool IsIn(SyntaxNode? value)
    {
        if (value is null)
        {
            return false;
        }

        foreach (var node in value.DescendantNodesAndSelf())
        {
            if (node is ExpressionSyntax expression and not LiteralExpressionSyntax && HeaderSurface.IsCollection(model.GetTypeInfo(expression, cancellation).Type))
            {
                return true;
            }

            if (node is IdentifierNameSyntax name && seen.Count < MostNames && model.GetSymbolInfo(name, cancellation).Symbol is { } symbol && seen.Add(symbol) && IsCopy(symbol, name))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCopy(ISymbol symbol, IdentifierNameSyntax use) => symbol switch
    {
        ILocalSymbol => OriginsOf(symbol, use).Any(IsIn),
        IParameterSymbol parameter => HoldsSeveral(parameter.Type) || (OriginOfParameter(parameter) is { } caller && IsIn(caller)),
        IFieldSymbol { IsConst: false } field => HoldsSeveral(field.Type),
        IPropertySymbol property => HoldsSeveral(property.Type) && !property.IsFromFramework(),
        IRangeVariableSymbol => true,
        _ => false,
    };

    /// <summary>A whole header, kept somewhere: nobody writes one cookie by hand that way.</summary>
    private static bool HoldsSeveral(ITypeSymbol type) =>
        type.Name == "StringValues" || type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_String }
        || type is INamedTypeSymbol { TypeArguments: { Length: 1 } elements } && elements[0].SpecialType == SpecialType.System_String && type.Name != "Nullable";

    /// <summary>What a local is given: by its declaration, a loop, a pattern, an <c>out</c> argument or assignments.</summary>
    private IEnumerable<SyntaxNode> OriginsOf(ISymbol local, SyntaxNode use)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(cancellation);
            if (declaration is VariableDeclaratorSyntax { Initializer.Value: var value })
            {
                yield return value;
            }
            else if (declaration is ForEachStatementSyntax loop)
            {
                yield return loop.Expression;
            }
            else if (declaration is SingleVariableDesignationSyntax && OriginOfDesignation(declaration) is { } origin)
            {
                yield return origin;
            }
        }

        var body = SetCookieNames.BodyAround(use) ?? use;
        foreach (var assignment in body.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == local.Name)
            {
                yield return assignment.Right;
            }
        }
    }

    private static ExpressionSyntax? OriginOfDesignation(SyntaxNode designation)
    {
        foreach (var ancestor in designation.Ancestors())
        {
            switch (ancestor)
            {
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                    return call.Expression;
                case IsPatternExpressionSyntax test:
                    return test.Expression;
                case SwitchExpressionSyntax choice:
                    return choice.GoverningExpression;
                case SwitchStatementSyntax choice:
                    return choice.Expression;
                case ForEachVariableStatementSyntax loop:
                    return loop.Expression;
                case AssignmentExpressionSyntax assignment:
                    return assignment.Right;
                case StatementSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>A lambda's parameter is handed what the call is made on: <c>values.Select(value => …)</c>.</summary>
    private ExpressionSyntax? OriginOfParameter(IParameterSymbol parameter) =>
        parameter.DeclaringSyntaxReferences.Length == 1
        && parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellation).FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } }
            ? call.Expression
            : null;
}
