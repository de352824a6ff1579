using System.Collections.Generic;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>The order in which calls of one body run: by the place of the outermost call that leads there, then by the next inner one.</summary>
internal static class CallOrder
{
    public static int Compare(SyntaxNode one, Frame oneFrame, SyntaxNode other, Frame otherFrame)
    {
        var (own, others) = (Path(one, oneFrame), Path(other, otherFrame));
        for (var i = 0; i < own.Count && i < others.Count; i++)
        {
            var order = own[i] == others[i] ? 0
                : IsArgument(own[i], others[i]) ? -1
                : IsArgument(others[i], own[i]) ? 1
                : NameStart(own[i]).CompareTo(NameStart(others[i]));
            if (order != 0)
            {
                return order;
            }
        }

        return own.Count.CompareTo(others.Count);
    }

    /// <summary><c>C(B(a))</c> runs B first; what a lambda does is done later.</summary>
    private static bool IsArgument(SyntaxNode node, SyntaxNode call)
    {
        for (var current = node.Parent; current is not null and not AnonymousFunctionExpressionSyntax && current.SpanStart >= call.SpanStart; current = current.Parent)
        {
            if (current is ArgumentListSyntax && current.Parent == call)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A call ends where its own name and arguments do: <c>a.B().C()</c> runs B first.</summary>
    private static int NameStart(SyntaxNode call) => Placement.OfCallName(call).SourceSpan.Start;

    private static List<SyntaxNode> Path(SyntaxNode syntax, Frame innermost)
    {
        var path = new List<SyntaxNode> { syntax };
        for (var frame = innermost; frame is not null; frame = frame.Outer)
        {
            if (frame.Call is { } call)
            {
                path.Add(call);
            }
        }

        path.Reverse();
        return path;
    }
}
