using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What helpers of this compilation return for given constant arguments, each computed once.</summary>
internal sealed class MethodSummaries(FlowModel model, LastingSummaries lasting, IDependencies dependencies)
{
    private readonly ConcurrentDictionary<Key, Summary?> known = new();

    /// <summary>Null where nothing can be said: the helper is too deep, goes round in circles, or never returns.</summary>
    public Summary? Of(IMethodSymbol method, ImmutableArray<Argument> arguments, FlowRun caller)
    {
        var values = new HelperArguments(method.Parameters.Length, arguments);
        var key = new Key(method, values);
        if (known.TryGetValue(key, out var summary))
        {
            return summary;
        }

        if (caller.Chain.With(method) is not { } chain)
        {
            return null;
        }

        summary = Kept(method, values) ?? Find(method, values, new FlowRun(model, NoWatch.Instance, chain, null, caller.Cancellation));
        known.TryAdd(key, summary);
        return summary;
    }

    private Summary? Kept(IMethodSymbol method, HelperArguments values)
    {
        var summary = lasting.Of(method, values);
        if (summary is not null)
        {
            dependencies.Reads(method.DeclaringSyntaxReferences[0].SyntaxTree);
        }

        return summary;
    }

    private Summary? Find(IMethodSymbol method, HelperArguments values, FlowRun run)
    {
        var summary = Compute(method, values, run);
        if (summary is not null)
        {
            lasting.Add(method, values, summary, model.Bodies, run.Cancellation);
        }

        return summary;
    }

    private Summary? Compute(IMethodSymbol method, HelperArguments values, FlowRun run)
    {
        if (model.Bodies.GraphOf(method, run.Cancellation) is not { } graph)
        {
            return null;
        }

        var entry = FlowState.Empty;
        for (var i = 0; i < method.Parameters.Length; i++)
        {
            entry = entry.Assign(Place.Of(method.OriginalDefinition.Parameters[i]), values[i]);
        }

        var walk = new GraphWalk(run, graph, run.Root, Value.Unknown, method);
        walk.Run(PathSet.Of(entry));
        return run.Exhausted || walk.Exit.Joined() is not { } exit ? null : new Summary(walk.Returned(exit), exit.Heap, mayThrow: !walk.Thrown.IsEmpty);
    }

    private sealed class Key(IMethodSymbol method, HelperArguments arguments) : IEquatable<Key>
    {
        private readonly IMethodSymbol method = method;
        private readonly HelperArguments arguments = arguments;

        public bool Equals(Key? other) => other is not null && arguments.Equals(other.arguments) && SymbolEqualityComparer.Default.Equals(method, other.method);

        public override bool Equals(object? obj) => Equals(obj as Key);

        public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(method);
    }
}
