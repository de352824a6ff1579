using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>
/// Whether code gives a request away to code that cannot be seen, and that may validate it: as an argument, or by calling what a
/// controller inherits from elsewhere.
/// </summary>
internal sealed class HandedRequests(FlowModel flow, ApplicationMemory memory)
{
    private const int MostCalls = 4;

    private static readonly string[] Requests = ["HttpContext", "HttpRequest", "ActionContext", "ControllerBase", "PageModel"];

    public bool AreIn(IMethodSymbol method, CancellationToken cancellation) =>
        flow.Bodies.IsHere(method) && method.DeclaringSyntaxReferences is { Length: 1 } declared && AreIn(declared[0].GetSyntax(cancellation), [], MostCalls, isKept: false, cancellation);

    /// <summary>In any code of a class, or of what it derives from: a filter, of which the whole application may have been found out.</summary>
    public bool AreIn(ITypeSymbol type, CancellationToken cancellation)
    {
        for (var current = type; current is not null && flow.Bodies.IsHere(current); current = current.BaseType)
        {
            foreach (var declared in current.DeclaringSyntaxReferences)
            {
                if (AreIn(declared.GetSyntax(cancellation), [], MostCalls, isKept: true, cancellation))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool AreIn(SyntaxNode code, HashSet<SyntaxNode> seen, int depth, bool isKept, CancellationToken cancellation)
    {
        if (isKept)
        {
            memory.Reads(code.SyntaxTree);
        }

        var model = flow.Bodies.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax call || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || KnownPackages.IsUnderstood(method))
            {
                continue;
            }

            if (!flow.Bodies.IsHere(method.OriginalDefinition))
            {
                if (IsHanded(call, method, model, cancellation))
                {
                    return true;
                }
            }
            else if (depth > 0 && (method.ReducedFrom ?? method.OriginalDefinition).DeclaringSyntaxReferences is { Length: 1 } declared
                && declared[0].GetSyntax(cancellation) is var body && seen.Add(body) && AreIn(body, seen, depth - 1, isKept, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHanded(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellation)
    {
        if (!method.IsStatic && IsRequest(method.ContainingType))
        {
            return true;
        }

        if (method.ReducedFrom is not null && IsRequest(method.ReceiverType))
        {
            return true;
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (IsRequest(model.GetTypeInfo(argument.Expression, cancellation).Type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRequest(ITypeSymbol? type)
    {
        foreach (var request in Requests)
        {
            if (type.IsOrDerivesFrom(request))
            {
                return true;
            }
        }

        return type is not null && type.Implements("IHttpContextAccessor");
    }
}
