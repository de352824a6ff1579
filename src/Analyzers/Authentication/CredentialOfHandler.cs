using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Authentication;

/// <summary>Where code that authenticates takes the credential from: a cookie that browsers send by themselves, or a header that a script must set.</summary>
internal sealed class CredentialOfHandler(Compilation compilation, FlowModel flow, ApplicationMemory memory, CancellationToken cancellation)
{
    private const int MostCalls = 3;

    private bool? tokenInCookie;

    /// <summary>A handler of the application's own, by what it reads.</summary>
    public SchemeKind Of(ITypeSymbol handler)
    {
        var found = SchemeKind.Unknown;
        for (var type = handler; type is not null && flow.Bodies.IsHere(type); type = type.BaseType)
        {
            foreach (var declared in type.DeclaringSyntaxReferences)
            {
                var code = declared.GetSyntax(cancellation);
                memory.Reads(code.SyntaxTree);
                if (Reads(code, "Cookies", MostCalls))
                {
                    return SchemeKind.Cookie;
                }

                if (Reads(code, "Headers", MostCalls) || Reads(code, "Query", MostCalls))
                {
                    found = SchemeKind.Token;
                }
            }
        }

        return found;
    }

    /// <summary>Whether bearer tokens are taken from a cookie: by an <c>OnMessageReceived</c> or an override of <c>MessageReceived</c>.</summary>
    public bool IsTokenInCookie()
    {
        return tokenInCookie ??= Find();

        bool Find()
        {
            foreach (var tree in NamedFiles.Of(compilation).Mentioning(ProtectionNames.TokenEvents, cancellation))
            {
                foreach (var token in NameIndex.Of(tree).Tokens(tree.GetRoot(cancellation), ProtectionNames.TokenEvents))
                {
                    memory.Reads(tree);
                    if (CodeAt(token) is { } code && Reads(code, "Cookies", MostCalls))
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }

    private SyntaxNode? CodeAt(SyntaxToken token)
    {
        if (token.Parent is MethodDeclarationSyntax method)
        {
            return method;
        }

        var assignment = token.Parent?.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        if (assignment is null || !assignment.Left.Span.Contains(token.Span))
        {
            return null;
        }

        return flow.Bodies.ModelOf(token.SyntaxTree!).GetSymbolInfo(assignment.Right, cancellation).Symbol is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } target && flow.Bodies.IsHere(target)
            ? target.DeclaringSyntaxReferences[0].GetSyntax(cancellation)
            : assignment.Right;
    }

    private bool Reads(SyntaxNode code, string property, int depth)
    {
        var model = flow.Bodies.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name && name.Identifier.ValueText == property
                && model.GetSymbolInfo(name, cancellation).Symbol is IPropertySymbol { ContainingType: var owner } && owner.Is(flow.Symbols.HttpRequest))
            {
                return true;
            }

            if (depth > 0 && node is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: 1 } method
                && flow.Bodies.IsHere(method) && method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is var body && !body.Contains(call))
            {
                memory.Reads(body.SyntaxTree);
                if (Reads(body, property, depth - 1))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
