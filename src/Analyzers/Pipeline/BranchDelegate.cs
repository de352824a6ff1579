using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>The delegate of a call that builds a pipeline of its own.</summary>
internal static class BranchDelegate
{
    /// <summary>Whether the call hands its builder to this parameter, of a lambda or of a method.</summary>
    public static bool Receives(SetupCall call, ParameterSyntax parameter)
    {
        if (parameter.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax) is not { } function)
        {
            return false;
        }

        foreach (var way in call.Ways)
        {
            foreach (var argument in way.Arguments)
            {
                foreach (var atom in argument.Value.Atoms)
                {
                    if (atom is DelegateAtom target && IsCodeOf(target, function))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool IsCodeOf(DelegateAtom target, SyntaxNode function) =>
        target.Lambda is { } lambda ? lambda.Syntax == function
        : target.Method.DeclaringSyntaxReferences is { Length: 1 } declared && declared[0].SyntaxTree == function.SyntaxTree && declared[0].Span == function.Span;
}
