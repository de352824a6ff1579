using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// Lambdas and local functions that run at some later time: they start from the states in which they were made, less what the surrounding
/// code does to their captured objects afterwards.
/// </summary>
internal sealed class FunctionQueue
{
    private readonly Dictionary<SyntaxNode, Pending> known = new();
    private readonly Queue<Pending> waiting = new();
    private readonly List<(AllocationSite? Site, Place Place, SyntaxNode Node)> writes = new();

    public void Made(SyntaxNode node, IMethodSymbol method, ControlFlowGraph graph, CodeContext creator, FlowState state)
    {
        if (!known.TryGetValue(node, out var pending))
        {
            known.Add(node, pending = new Pending(node, method, graph, creator));
            waiting.Enqueue(pending);
        }

        pending.States = pending.States.Add(state, out _);
    }

    public void Wrote(AllocationSite site, SyntaxNode node) => writes.Add((site, default, node));

    public void Wrote(Place place, SyntaxNode node) => writes.Add((null, place, node));

    /// <summary>Runs each function that waits, those that they make included.</summary>
    public void Run(FlowRun run)
    {
        while (waiting.Count > 0 && !run.Exhausted)
        {
            var next = waiting.Dequeue();
            var entry = PathSet.None;
            foreach (var state in next.States.States)
            {
                var given = run.Given(WithoutLaterWrites(state, next.Node), next.Method, next.Creator.Frame);
                entry = entry.Add(run.Found?.Entered(next.Node, given) ?? given, out _);
            }

            var walk = new GraphWalk(run, next.Graph, next.Creator.Frame, next.Creator.Self, next.Method);
            walk.Run(entry);
            run.Found?.Left(next.Node, walk);
        }
    }

    private FlowState WithoutLaterWrites(FlowState state, SyntaxNode function)
    {
        foreach (var (site, place, node) in writes)
        {
            if (!MayFollow(node, function, site?.Node ?? DeclarationOf(place)))
            {
                continue;
            }

            if (site is null)
            {
                state = state.Assign(place, Value.Unknown);
            }
            else
            {
                state = state.Escape(Value.Of(new ObjectAtom(site, Older: false)).With(new ObjectAtom(site, Older: true)));
            }
        }

        return state;
    }

    private static SyntaxNode? DeclarationOf(Place place) =>
        place.Symbol is { DeclaringSyntaxReferences: { Length: 1 } declared } ? declared[0].GetSyntax() : null;

    /// <summary>Whether the write may run after the function was made: it stands behind it, or in a loop with it that the object, or the variable, outlives.</summary>
    private static bool MayFollow(SyntaxNode write, SyntaxNode function, SyntaxNode? creation)
    {
        if (write.SyntaxTree != function.SyntaxTree || function.Span.Contains(write.Span))
        {
            return write.SyntaxTree != function.SyntaxTree;
        }

        if (write.SpanStart > function.Span.End)
        {
            return true;
        }

        foreach (var ancestor in function.Ancestors())
        {
            if (ancestor is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax
                && ancestor.Span.Contains(write.Span)
                && (creation is null || creation.SyntaxTree != ancestor.SyntaxTree || !ancestor.Span.Contains(creation.Span)))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Pending(SyntaxNode node, IMethodSymbol method, ControlFlowGraph graph, CodeContext creator)
    {
        public SyntaxNode Node { get; } = node;

        public IMethodSymbol Method { get; } = method;

        public ControlFlowGraph Graph { get; } = graph;

        public CodeContext Creator { get; } = creator;

        public PathSet States { get; set; } = PathSet.None;
    }
}
