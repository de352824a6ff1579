using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>
/// Whether code validates a request by itself: it calls <c>IAntiforgery</c>, or asks the feature in which the middleware leaves its verdict,
/// directly or through code of this compilation.
/// </summary>
internal sealed class HandValidation(Compilation compilation, FlowModel flow, ApplicationMemory memory)
{
    private const int MostCalls = 4;

    private readonly object gate = new();
    private Dictionary<SyntaxTree, List<int>>? places;
    private List<IMethodSymbol>? methods;

    /// <summary>Whether anything in this compilation does.</summary>
    public bool Happens(CancellationToken cancellation) => Places(cancellation).Count > 0;

    /// <summary>Whether the code does: a lambda, a member, a statement.</summary>
    public bool IsDoneBy(SyntaxNode code, CancellationToken cancellation) => Happens(cancellation) && IsDoneBy(code, [], MostCalls, cancellation);

    /// <summary>Whether the lambda or method does.</summary>
    public bool IsDoneBy(DelegateAtom target, CancellationToken cancellation) =>
        Happens(cancellation) && new CookieUse.ReachableCalls(flow, cancellation).CodeOf(target) is { } code && IsDoneBy(code, [], MostCalls, cancellation);

    public bool IsDoneBy(IMethodSymbol method, CancellationToken cancellation) =>
        Happens(cancellation) && flow.Bodies.IsHere(method) && method.DeclaringSyntaxReferences is { Length: 1 } declared && IsDoneBy(declared[0].GetSyntax(cancellation), [], MostCalls, cancellation);

    /// <summary>Whether any code of a class does, or of what it derives from: a filter, a middleware.</summary>
    public bool IsDoneBy(ITypeSymbol type, CancellationToken cancellation)
    {
        if (!Happens(cancellation))
        {
            return false;
        }

        for (var current = type; current is not null && flow.Bodies.IsHere(current); current = current.BaseType)
        {
            foreach (var declared in current.DeclaringSyntaxReferences)
            {
                if (IsDoneBy(declared.GetSyntax(cancellation), [], MostCalls, cancellation))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsDoneBy(SyntaxNode code, HashSet<SyntaxNode> seen, int depth, CancellationToken cancellation)
    {
        if (Places(cancellation).TryGetValue(code.SyntaxTree, out var positions) && positions.Exists(position => code.Span.Contains(position)))
        {
            return true;
        }

        if (depth == 0)
        {
            return false;
        }

        var model = flow.Bodies.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax call
                && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: 1 } method
                && flow.Bodies.IsHere(method)
                && method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is var body
                && seen.Add(body)
                && (IsDoneBy(body, seen, depth - 1, cancellation) || IsImplemented(method, cancellation)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A call through an interface or base class reaches what implements it here.</summary>
    private bool IsImplemented(IMethodSymbol method, CancellationToken cancellation)
    {
        if (!method.IsAbstract && !method.IsVirtual)
        {
            return false;
        }

        foreach (var validating in methods!)
        {
            cancellation.ThrowIfCancellationRequested();
            if (method.ContainingType.TypeKind == TypeKind.Interface
                ? SymbolEqualityComparer.Default.Equals(validating.ContainingType.FindImplementationForInterfaceMember(method), validating)
                : validating.OverriddenMethod is { } overridden && SymbolEqualityComparer.Default.Equals(overridden, method))
            {
                return true;
            }
        }

        return false;
    }

    private Dictionary<SyntaxTree, List<int>> Places(CancellationToken cancellation)
    {
        lock (gate)
        {
            return places ??= Find(cancellation);
        }
    }

    private Dictionary<SyntaxTree, List<int>> Find(CancellationToken cancellation)
    {
        var found = new Dictionary<SyntaxTree, List<int>>();
        var around = new List<IMethodSymbol>();
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(ProtectionNames.Validation, cancellation))
        {
            memory.Reads(tree);
            var model = flow.Bodies.ModelOf(tree);
            foreach (var token in NameIndex.Of(tree).Tokens(tree.GetRoot(cancellation), ProtectionNames.Validation))
            {
                if (!Validates(token, model, cancellation))
                {
                    continue;
                }

                if (!found.TryGetValue(tree, out var positions))
                {
                    found.Add(tree, positions = []);
                }

                positions.Add(token.SpanStart);
                if (token.Parent?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } declaration && model.GetDeclaredSymbol(declaration, cancellation) is IMethodSymbol method)
                {
                    around.Add(method);
                }
            }
        }

        methods = around;
        return found;
    }

    private static bool Validates(SyntaxToken token, SemanticModel model, CancellationToken cancellation) =>
        token.Parent is SimpleNameSyntax name
        && model.GetSymbolInfo(name, cancellation).Symbol switch
        {
            // The interface itself, or a type that implements it for others to call.
            IMethodSymbol { ContainingType: var owner } => owner.Implements("IAntiforgery"),
            INamedTypeSymbol type => type.Implements("IAntiforgeryValidationFeature") && token.Parent.FirstAncestorOrSelf<BaseListSyntax>() is null,
            _ => false,
        };
}
