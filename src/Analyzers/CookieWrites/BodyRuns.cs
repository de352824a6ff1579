using System;
using System.Collections.Concurrent;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>A body is run once, however many of its expressions ask.</summary>
internal sealed class BodyRuns(Func<ControlFlowGraph, SyntaxNode, CancellationToken, BodyWrites> run)
{
    private readonly ConcurrentDictionary<SyntaxNode, BodyWrites> known = new();

    public BodyWrites Of(ControlFlowGraph graph, CancellationToken cancellation)
    {
        var root = graph.OriginalOperation.Syntax;
        return known.TryGetValue(root, out var writes) ? writes : known.GetOrAdd(root, run(graph, root, cancellation));
    }
}
