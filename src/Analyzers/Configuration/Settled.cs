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
            foreach (var source in all)
            {
                if (source.RunsLast == runsLast && member(source) is var written && Touches(written))
                {
                    var before = byBody.TryGetValue(source.Body, out var earlier) ? earlier : result;
                    byBody[source.Body] = source.Name.Reaches(name) ? Over(before, written) : Facts.Unknown;
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
