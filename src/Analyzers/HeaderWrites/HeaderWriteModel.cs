using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.HeaderWrites;

/// <summary>The <c>Set-Cookie</c> headers that bodies write, each body run once a compilation, and the constants by which they name the header.</summary>
internal sealed class HeaderWriteModel(Compilation compilation, FlowModel flow)
{
    /// <summary>What was found in a file is kept with its tree, so that a keystroke reads one file again.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> Learnt = new();

    private readonly ConcurrentDictionary<SyntaxNode, BodyHeaders> bodies = new();
    private ImmutableArray<string> constants;

    public BodyHeaders Of(SyntaxNode root, CancellationToken cancellation) =>
        bodies.TryGetValue(root, out var known) ? known : bodies.GetOrAdd(root, Run(root, cancellation));

    /// <summary>Names of constants and fields of this compilation whose value is the header's name.</summary>
    public ImmutableArray<string> Constants(CancellationToken cancellation)
    {
        if (constants.IsDefault)
        {
            var names = new HashSet<string>();
            foreach (var tree in NamedFiles.Of(compilation).Mentioning(SetCookieNames.Traces, cancellation))
            {
                names.UnionWith(Learnt.GetValue(tree, key => ConstantsIn(key, cancellation)));
            }

            ImmutableInterlocked.InterlockedInitialize(ref constants, ImmutableArray.CreateRange(names));
        }

        return constants;
    }

    private static string[] ConstantsIn(SyntaxTree tree, CancellationToken cancellation) =>
        SetCookieNames.Literals(NameIndex.Of(tree), tree, tree.GetRoot(cancellation)).Select(SetCookieNames.ConstantOf).OfType<string>().ToArray();

    private BodyHeaders Run(SyntaxNode root, CancellationToken cancellation)
    {
        var body = new AnalyzedBody(root);
        if (flow.Bodies.GraphOf(root, cancellation) is not { } graph)
        {
            return new BodyHeaders(body, ImmutableArray<HeaderWrite>.Empty);
        }

        var watch = new HeaderWatch(flow, body);
        var run = new FlowRun(flow, watch, SummaryChain.Empty, null, cancellation);
        new GraphWalk(run, graph, run.Root, Value.Unknown, null).Run(PathSet.Of(FlowState.Empty));
        run.Functions.Run(run);
        return new BodyHeaders(body, run.Exhausted
            ? ImmutableArray<HeaderWrite>.Empty
            : ImmutableArray.CreateRange(watch.Writes.Where(static write => !DebugRegions.Of(write.Call.SyntaxTree).IsDebugOnly(write.Call)).OrderBy(static write => write.Use.SpanStart)));
    }
}

internal sealed record BodyHeaders(AnalyzedBody Body, ImmutableArray<HeaderWrite> Writes);
