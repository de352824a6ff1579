using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Objects that are in use and those that are not any more.</content>
internal sealed partial class FlowState
{
    /// <summary>
    /// Forgets the objects that nothing leads to any more: where paths meet, the last word on an object that one of them has dropped is that of
    /// the others.
    /// </summary>
    /// <param name="kept">Objects that somebody holds in no variable of this state.</param>
    public FlowState WithoutLitter(ImmutableDictionary<ObjectAtom, ObjectState> kept)
    {
        var reached = Reached(kept);
        return reached.Count == heap.Count ? this : new FlowState(variables, reached.ToImmutable(), MayHoldChoices);
    }

    /// <summary>The objects that no variable leads to.</summary>
    public ImmutableDictionary<ObjectAtom, ObjectState> Litter() =>
        heap.RemoveRange(Reached(ImmutableDictionary<ObjectAtom, ObjectState>.Empty).Keys);

    private ImmutableDictionary<ObjectAtom, ObjectState>.Builder Reached(ImmutableDictionary<ObjectAtom, ObjectState> kept)
    {
        var reached = ImmutableDictionary<ObjectAtom, ObjectState>.Empty.ToBuilder();
        foreach (var entry in heap)
        {
            if (kept.ContainsKey(entry.Key))
            {
                Reach(entry.Key, reached);
            }
        }

        foreach (var variable in variables)
        {
            Reach(variable.Value, reached);
        }

        return reached;
    }

    private void Reach(Value value, ImmutableDictionary<ObjectAtom, ObjectState>.Builder reached)
    {
        foreach (var atom in value.Atoms)
        {
            Reach(atom, reached);
        }
    }

    private void Reach(Atom atom, ImmutableDictionary<ObjectAtom, ObjectState>.Builder reached)
    {
        if (atom is TupleAtom tuple)
        {
            foreach (var element in tuple.Elements)
            {
                Reach(element, reached);
            }
        }
        else if (atom is ObjectAtom found && heap.TryGetValue(found, out var state) && !reached.ContainsKey(found))
        {
            reached.Add(found, state);
            foreach (var held in state.Held)
            {
                Reach(held, reached);
            }
        }
    }
}
