using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Constants that DEBUG decides.</summary>
internal static class DebugConstants
{
    /// <summary>Whether the constant expression has another value in a build without DEBUG, as far as can be told.</summary>
    public static bool Decide(IOperation constant)
    {
        if (DebugRegions.Of(constant.Syntax.SyntaxTree).IsDebugOnly(constant.Syntax))
        {
            return true;
        }

        if (constant is not (IFieldReferenceOperation or ILocalReferenceOperation or IUnaryOperation or IBinaryOperation))
        {
            return false;
        }

        foreach (var part in constant.DescendantsAndSelf())
        {
            ISymbol? symbol = part switch
            {
                IFieldReferenceOperation field => field.Field,
                ILocalReferenceOperation local => local.Local,
                _ => null,
            };
            if (symbol is { DeclaringSyntaxReferences: { Length: 1 } declared } && DebugRegions.Of(declared[0].SyntaxTree) is { IsEmpty: false } regions && regions.Decides(declared[0].GetSyntax()))
            {
                return true;
            }
        }

        return false;
    }
}
