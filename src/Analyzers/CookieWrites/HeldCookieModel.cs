using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>The cookies that each body writes into a response of System.Web by asking it for their names.</summary>
internal sealed class HeldCookieModel
{
    private readonly FlowModel flow;
    private readonly INamedTypeSymbol cookie;
    private readonly CookieHelpers helpers;
    private readonly BodyRuns bodies;

    public HeldCookieModel(FlowModel flow, INamedTypeSymbol cookie)
    {
        this.flow = flow;
        this.cookie = cookie;
        helpers = new CookieHelpers(flow.Bodies, cookie);
        bodies = new BodyRuns(Run);
    }

    public BodyWrites Of(ControlFlowGraph graph, CancellationToken cancellation) => bodies.Of(graph, cancellation);

    private BodyWrites Run(ControlFlowGraph graph, SyntaxNode root, CancellationToken cancellation)
    {
        var body = new AnalyzedBody(root);
        var cookies = HeldCookieSearch.In(graph.OriginalOperation, cookie);
        var changed = cookies.IsEmpty || CookieCallers.MayFinish(root) ? null : helpers.ChangedBy(graph.OriginalOperation, cancellation);
        cookies = changed is null || (!changed.IsEmpty && cookies[0].Name is null) ? ImmutableArray<HeldCookie>.Empty : cookies.RemoveAll(held => held.Name is { } name && changed.Contains(name));
        if (cookies.IsEmpty)
        {
            return new BodyWrites(body, ImmutableArray<CookieWrite>.Empty, IsKnown: true);
        }

        var watch = new HeldCookieWatch(cookie, cookies);
        var run = new FlowRun(flow, watch, SummaryChain.Empty, null, cancellation);
        watch.Begin(run.Root);
        var walk = new GraphWalk(run, graph, run.Root, Value.Unknown, null);
        walk.Run(PathSet.Of(watch.Entered(root, FlowState.Empty)));
        watch.Left(root, walk);
        run.Functions.Run(run);
        return run.Exhausted
            ? new BodyWrites(body, ImmutableArray<CookieWrite>.Empty, IsKnown: false)
            : new BodyWrites(body, watch.Writes(run.Root).Where(static write => !DebugCode.Holds(write)).OrderBy(static write => write.Use.SpanStart).ToImmutableArray(), IsKnown: true);
    }
}
