using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// The states of the different ways to one point, kept apart while they are few, so that what one path sets is not mixed with what another
/// one assumes.
/// </summary>
internal readonly struct PathSet(ImmutableArray<FlowState> states)
{
    public const int Most = 16;

    private readonly ImmutableArray<FlowState> states = states;

    public static readonly PathSet None = new(ImmutableArray<FlowState>.Empty);

    /// <summary>What two ways must have in common to become one, the least loss first.</summary>
    private enum Likeness
    {
        /// <summary>All but plain values.</summary>
        Objects,

        /// <summary>The objects in use and how secure each is.</summary>
        References,

        /// <summary>How secure each object is that both use.</summary>
        Security,
        Nothing,
    }

    public ImmutableArray<FlowState> States => states.IsDefault ? ImmutableArray<FlowState>.Empty : states;

    public bool IsEmpty => States.IsEmpty;

    public static PathSet Of(FlowState state) => new(ImmutableArray.Create(state));

    /// <summary>This and one more way; the same set where it brings nothing new.</summary>
    public PathSet Add(FlowState state, out bool grew)
    {
        grew = false;
        foreach (var known in States)
        {
            if (known.Covers(state))
            {
                return this;
            }
        }

        grew = true;
        var all = States.Add(state);
        for (var likeness = Likeness.Objects; all.Length > Most; likeness++)
        {
            all = Merge(all, likeness);
        }

        return new PathSet(all);
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

    private static ImmutableArray<FlowState> Merge(ImmutableArray<FlowState> all, Likeness likeness)
    {
        var merged = ImmutableArray.CreateBuilder<FlowState>();
        foreach (var state in all)
        {
            var twin = -1;
            for (var i = 0; i < merged.Count && twin < 0; i++)
            {
                twin = AreAlike(merged[i], state, likeness) ? i : -1;
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

        return merged.ToImmutable();
    }

    private static bool AreAlike(FlowState one, FlowState other, Likeness likeness) => likeness switch
    {
        Likeness.Objects => one.SameReferences(other) && one.SameObjects(other),
        Likeness.References => one.SameReferences(other) && one.SameSecurity(other),
        Likeness.Security => one.SameSecurity(other),
        _ => true,
    };
}
