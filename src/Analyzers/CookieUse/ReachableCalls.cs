using System;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieUse;

/// <summary>Looks for a call in code and in the methods of this compilation that it calls.</summary>
internal sealed class ReachableCalls(FlowModel flow, CancellationToken cancellation)
{
    private const int MostCalls = 4;

    /// <summary>The code of a lambda or method; null where it cannot be seen.</summary>
    public SyntaxNode? CodeOf(DelegateAtom target) =>
        target.Lambda is { } lambda ? lambda.Syntax
        : flow.Bodies.IsHere(target.Method) && target.Method.DeclaringSyntaxReferences is { Length: 1 } declared && !target.Method.IsAbstract ? declared[0].GetSyntax(cancellation)
        : null;

    /// <param name="code">A lambda, a method, or a part of one.</param>
    /// <param name="mention">The name of the call.</param>
    /// <param name="isWanted">Whether it is the one.</param>
    public bool Reach(SyntaxNode code, string mention, Func<IMethodSymbol, bool> isWanted) => Reach(code, mention, isWanted, MostCalls);

    private bool Reach(SyntaxNode code, string mention, Func<IMethodSymbol, bool> isWanted, int depth)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax call || flow.Bodies.ModelOf(call.SyntaxTree).GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
            {
                continue;
            }

            if (method.Name == mention && isWanted(method))
            {
                return true;
            }

            if (depth > 0 && flow.Bodies.IsHere(method) && method.DeclaringSyntaxReferences is { Length: 1 } declared && declared[0].GetSyntax(cancellation) is var body && !body.Contains(call) && Reach(body, mention, isWanted, depth - 1))
            {
                return true;
            }
        }

        return false;
    }
}
