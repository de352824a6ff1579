using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>The member whose code is analyzed, lambdas and local functions in it included; for top-level statements the file less its types.</summary>
internal sealed class AnalyzedBody(SyntaxNode root)
{
    public SyntaxNode Root { get; } = root;

    public bool Contains(SyntaxNode node) =>
        node.SyntaxTree == Root.SyntaxTree
        && Root.Span.Contains(node.Span)
        && (Root is not CompilationUnitSyntax || node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is null);

    /// <summary>The first call in this body on the way to the given one; null where the way does not lead through this body.</summary>
    public SyntaxNode? UseOf(SyntaxNode call, Frame frame)
    {
        for (var current = frame; ; current = current.Outer)
        {
            if (Contains(call))
            {
                return call;
            }

            if (current?.Call is not { } outer)
            {
                return null;
            }

            call = outer;
        }
    }

    /// <summary>
    /// Whether the node lies in the function that holds the writing call or one that leads to it, or in one around these: a captured local
    /// was made here, what a helper or local function makes was not.
    /// </summary>
    public bool IsHere(SyntaxNode node, CookieWrite write)
    {
        if (!Contains(node))
        {
            return false;
        }

        var function = FunctionOf(node);
        if (function is null || function.Span.Contains(write.Use.Span))
        {
            return true;
        }

        for (var frame = write.Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Call is { } call && call.SyntaxTree == function.SyntaxTree && call != function && function.Span.Contains(call.Span))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The nearest lambda or local function inside this body; null where the node lies in the body itself.</summary>
    private SyntaxNode? FunctionOf(SyntaxNode node)
    {
        for (var current = node.Parent; current is not null && current != Root; current = current.Parent)
        {
            if (current is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
            {
                return current;
            }
        }

        return null;
    }
}
