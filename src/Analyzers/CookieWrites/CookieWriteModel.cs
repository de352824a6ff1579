using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>The cookies that each body writes.</summary>
internal sealed class CookieWriteModel
{
    private readonly FlowModel flow;
    private readonly BodyRuns bodies;

    public CookieWriteModel(FlowModel flow)
    {
        this.flow = flow;
        bodies = new BodyRuns(Run);
    }

    public BodyWrites Of(ControlFlowGraph graph, CancellationToken cancellation) => bodies.Of(graph, cancellation);

    private BodyWrites Run(ControlFlowGraph graph, SyntaxNode root, CancellationToken cancellation)
    {
        var body = new AnalyzedBody(root);
        var watch = new WriteWatch(flow.Symbols, body);
        var run = new FlowRun(flow, watch, SummaryChain.Empty, null, cancellation);
        new GraphWalk(run, graph, run.Root, Value.Unknown, null).Run(PathSet.Of(FlowState.Empty));
        run.Functions.Run(run);
        return run.Exhausted
            ? new BodyWrites(body, ImmutableArray<CookieWrite>.Empty, IsKnown: false)
            : new BodyWrites(body, InSourceOrder(watch.Writes.Where(static write => !DebugCode.Holds(write))), IsKnown: true);
    }

    private static ImmutableArray<CookieWrite> InSourceOrder(IEnumerable<CookieWrite> writes)
    {
        var ordered = ImmutableArray.CreateBuilder<CookieWrite>();
        ordered.AddRange(writes);
        ordered.Sort(static (one, other) => one.Use.SpanStart.CompareTo(other.Use.SpanStart));
        return ordered.ToImmutable();
    }
}

/// <summary>What one body writes.</summary>
/// <param name="Body">The body.</param>
/// <param name="Writes">Its writes, in source order.</param>
/// <param name="IsKnown">False where the code is too large to be followed: it may write anything.</param>
internal sealed record BodyWrites(AnalyzedBody Body, ImmutableArray<CookieWrite> Writes, bool IsKnown);
