using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>The calls that a function makes, itself and through methods of this compilation.</summary>
internal sealed class ReachedCalls(FlowModel flow, CancellationToken cancellation)
{
    private const int MostCalls = 4;

    /// <summary>The nearest lambda, local function or member around a node; for top-level statements the file.</summary>
    public static SyntaxNode FunctionAround(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static outer => outer is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax)
        ?? node.SyntaxTree.GetRoot();

    public IEnumerable<ReachedCall> From(SyntaxNode function) => From(function, null, MostCalls);

    private IEnumerable<ReachedCall> From(SyntaxNode code, SyntaxNode? outermost, int depth)
    {
        var model = flow.Bodies.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodes(node => node == code || node is not BaseTypeDeclarationSyntax))
        {
            if (node is not InvocationExpressionSyntax call || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
            {
                continue;
            }

            yield return new ReachedCall(call, method, outermost ?? call);
            var target = method.ReducedFrom ?? method.OriginalDefinition;
            target = target.PartialImplementationPart ?? target;
            if (depth > 0 && flow.Bodies.IsHere(target) && target.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is var body && !body.Contains(call))
            {
                foreach (var inner in From(body, outermost ?? call, depth - 1))
                {
                    yield return inner;
                }
            }
        }
    }
}

/// <summary>One of them.</summary>
/// <param name="Call">Where it stands.</param>
/// <param name="Method">What it calls.</param>
/// <param name="Outermost">The call of the function itself that leads there.</param>
internal readonly record struct ReachedCall(InvocationExpressionSyntax Call, IMethodSymbol Method, SyntaxNode Outermost);
