using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// The states of the different ways to one point, kept apart while they are few, so that what one path sets is not mixed with what another
/// one assumes.
/// </summary>
internal readonly struct PathSet(ImmutableArray<FlowState> states)
{
    private const int Most = 8;

    private readonly ImmutableArray<FlowState> states = states;

    public static readonly PathSet None = new(ImmutableArray<FlowState>.Empty);

    public ImmutableArray<FlowState> States => states.IsDefault ? ImmutableArray<FlowState>.Empty : states;

    public bool IsEmpty => States.IsEmpty;

    public static PathSet Of(FlowState state) => new(ImmutableArray.Create(state));

    /// <summary>This and one more way; the same set where it brings nothing new.</summary>
    public PathSet Add(FlowState state, out bool grew)
    {
        grew = false;
        foreach (var known in States)
        {
            if (known.SameAs(state) || known.Join(state).SameAs(known))
            {
                return this;
            }
        }

        grew = true;
        var all = States.Add(state);
        return new PathSet(all.Length <= Most ? all : Merge(all));
    }

    public FlowState? Joined()
    {
        FlowState? joined = null;
        foreach (var state in States)
        {
            joined = joined?.Join(state) ?? state;
        }

        return joined;
    }

    /// <summary>Too many ways: those whose objects agree become one, and where that is not enough, all do.</summary>
    private static ImmutableArray<FlowState> Merge(ImmutableArray<FlowState> all)
    {
        var merged = ImmutableArray.CreateBuilder<FlowState>();
        foreach (var state in all)
        {
            var twin = -1;
            for (var i = 0; i < merged.Count && twin < 0; i++)
            {
                twin = merged[i].SameObjects(state) ? i : -1;
            }

            if (twin < 0)
            {
                merged.Add(state);
            }
            else
            {
                merged[twin] = merged[twin].Join(state);
            }
        }

        if (merged.Count > Most / 2)
        {
            var one = merged[0];
            for (var i = 1; i < merged.Count; i++)
            {
                one = one.Join(merged[i]);
            }

            merged.Clear();
            merged.Add(one);
        }

        return merged.ToImmutable();
    }
}
