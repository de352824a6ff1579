using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>
/// What is left of several sources' writes to one member: <c>PostConfigure</c> runs after <c>Configure</c>; within one body the last write
/// wins; between bodies the order is not known, so what any of them leaves may stand.
/// </summary>
internal static class Settled
{
    public static readonly ImmutableArray<Fact> Untouched = ImmutableArray.Create(new Fact(Atom.Unset, null, string.Empty));

    public static ImmutableArray<Fact> In(IEnumerable<OptionsSource> sources, SchemeName name, Func<OptionsSource, ImmutableArray<Fact>> member)
    {
        var all = new List<OptionsSource>(sources);
        var result = Untouched;
        foreach (var runsLast in new[] { false, true })
        {
            var byBody = new Dictionary<object, ImmutableArray<Fact>>();
            for (var first = 0; first < all.Count;)
            {
                // A call that is reached on several ways is one source: what it does on each of them may stand.
                var next = first + 1;
                while (next < all.Count && all[first].Call is { } call && all[next].Call == call)
                {
                    next++;
                }

                var ways = all.GetRange(first, next - first);
                first = next;
                if (ways[0].RunsLast == runsLast && ways.Exists(way => Touches(member(way))))
                {
                    var before = byBody.TryGetValue(ways[0].Body, out var earlier) ? earlier : result;
                    byBody[ways[0].Body] = Over(before, ways, name, member);
                }
            }

            if (byBody.Count > 0)
            {
                result = ImmutableArray<Fact>.Empty;
                foreach (var left in byBody.Values)
                {
                    result = Facts.Union(result, left);
                }
            }
        }

        return result;
    }

    private static ImmutableArray<Fact> Over(ImmutableArray<Fact> before, List<OptionsSource> ways, SchemeName name, Func<OptionsSource, ImmutableArray<Fact>> member)
    {
        var result = ImmutableArray<Fact>.Empty;
        foreach (var way in ways)
        {
            result = Facts.Union(result, way.Name.Reaches(name) ? Over(before, member(way)) : Facts.Unknown);
        }

        return result;
    }

    private static bool Touches(ImmutableArray<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.Atom != Atom.Unset)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A path that does not write leaves what stood before.</summary>
    private static ImmutableArray<Fact> Over(ImmutableArray<Fact> before, ImmutableArray<Fact> written)
    {
        var result = ImmutableArray<Fact>.Empty;
        foreach (var fact in written)
        {
            result = Facts.Union(result, fact.Atom == Atom.Unset ? before : ImmutableArray.Create(fact));
        }

        return result;
    }
}
