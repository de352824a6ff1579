using System.Threading;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Symbols;

/// <summary>Text that an expression always is: a constant, the framework's own names, a static readonly field that is initialized with one.</summary>
internal static class ConstantText
{
    /// <summary>Null where it is not known.</summary>
    public static string? Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        if (model.GetConstantValue(expression, cancellation) is { HasValue: true } constant)
        {
            return constant.Value as string;
        }

        if (model.GetSymbolInfo(expression, cancellation).Symbol is not IFieldSymbol { IsStatic: true, IsReadOnly: true } field)
        {
            return null;
        }

        if (FrameworkValues.OfField(field) is ConstantAtom { Value: string text })
        {
            return text;
        }

        return field.DeclaringSyntaxReferences is { Length: 1 } declared && declared[0].SyntaxTree == expression.SyntaxTree
            && declared[0].GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value }
            && model.GetConstantValue(value, cancellation) is { HasValue: true, Value: string initial }
                ? initial
                : null;
    }
}
