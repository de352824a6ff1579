using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieUse;

/// <summary>
/// Which middleware visibly writes a cookie by itself, before it hands the request on. What it does afterwards, or when the response
/// starts, a later cookie policy still covers; not in a branch that never comes to the policy.
/// </summary>
internal sealed class MiddlewareCookies(FlowModel flow, CookieWriteModel writes, CancellationToken cancellation)
{
    private const int MostCalls = 3;

    public bool AreWrittenBy(PipelineStep step) => AreWrittenBy(step, comesBack: true);

    private bool AreWrittenBy(PipelineStep step, bool comesBack)
    {
        if (step.Call is not { IsFramework: true })
        {
            return false;
        }

        if (CodeOf(step) is { } code && Writes(code, comesBack, MostCalls))
        {
            return true;
        }

        foreach (var branch in step.Branches)
        {
            // A branch with a policy of its own is covered from there on.
            var end = branch.IndexOf(MiddlewareNames.CookiePolicy) is var index && index < 0 ? branch.Steps.Count : index;
            for (var i = 0; i < end && branch.Steps[i].IsKnown; i++)
            {
                if (AreWrittenBy(branch.Steps[i], comesBack && step.Name == MiddlewareNames.Rejoining))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private SyntaxNode? CodeOf(PipelineStep step)
    {
        if (step.Name == MiddlewareNames.Class)
        {
            foreach (var name in new[] { "InvokeAsync", "Invoke" })
            {
                foreach (var member in step.Middleware?.GetMembers(name) ?? ImmutableArray<ISymbol>.Empty)
                {
                    if (member is IMethodSymbol { DeclaringSyntaxReferences.Length: 1 } && flow.Bodies.IsHere(member))
                    {
                        return member.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
                    }
                }
            }

            return null;
        }

        if (step.Name is not (MiddlewareNames.Inline or MiddlewareNames.Terminal) || step.Call is not { Ways.Count: 1 } call)
        {
            return null;
        }

        foreach (var argument in call.Ways[0].Arguments)
        {
            if (argument.Value.Single is DelegateAtom target)
            {
                return new ReachableCalls(flow, cancellation).CodeOf(target);
            }
        }

        return null;
    }

    private bool Writes(SyntaxNode code, bool comesBack, int depth)
    {
        // A lambda that gives back the middleware: `next => context => …`.
        foreach (var node in code.DescendantNodes(node => node == code || !IsPutOff(node, comesBack)))
        {
            if (node is not InvocationExpressionSyntax call || flow.Bodies.ModelOf(call.SyntaxTree).GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
            {
                continue;
            }

            if (comesBack && method is { MethodKind: MethodKind.DelegateInvoke, ContainingType.Name: "RequestDelegate" or "Func" })
            {
                return false;
            }

            if (method.Name == "Append" && method.ContainingType.Is(flow.Symbols.ResponseCookies))
            {
                if (IsReached(call))
                {
                    return true;
                }
            }
            else if (depth > 0 && flow.Bodies.IsHere(method) && method is { DeclaringSyntaxReferences: { Length: 1 } declared, IsAbstract: false, IsVirtual: false, IsOverride: false }
                && declared[0].GetSyntax(cancellation) is var body && !body.Contains(call) && Writes(body, comesBack, depth - 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Code that is not run where it stands.</summary>
    private static bool IsPutOff(SyntaxNode node, bool comesBack) => node switch
    {
        LocalFunctionStatementSyntax => true,
        AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "OnStarting" } } } } => comesBack,
        AnonymousFunctionExpressionSyntax { Parent: ArrowExpressionClauseSyntax or ReturnStatementSyntax or AnonymousFunctionExpressionSyntax } => false,
        AnonymousFunctionExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Outside of development too.</summary>
    private bool IsReached(InvocationExpressionSyntax call)
    {
        var root = call.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax);
        if (root is null || flow.Bodies.GraphOf(root, cancellation) is not { } graph)
        {
            return false;
        }

        foreach (var write in writes.Of(graph, cancellation).Writes)
        {
            if (write.Call == call)
            {
                return true;
            }
        }

        return false;
    }
}
