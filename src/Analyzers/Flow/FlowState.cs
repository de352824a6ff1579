using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What is known at one point on some of the paths to it: the value of each variable, the state of each tracked object.</summary>
internal sealed partial class FlowState
{
    public static readonly FlowState Empty = new(ImmutableDictionary<Place, Value>.Empty, ImmutableDictionary<ObjectAtom, ObjectState>.Empty, false);

    private readonly ImmutableDictionary<Place, Value> variables;
    private readonly ImmutableDictionary<ObjectAtom, ObjectState> heap;

    private FlowState(ImmutableDictionary<Place, Value> variables, ImmutableDictionary<ObjectAtom, ObjectState> heap, bool mayHoldChoices)
    {
        this.variables = variables;
        this.heap = heap;
        MayHoldChoices = mayHoldChoices;
    }

    public ImmutableDictionary<ObjectAtom, ObjectState> Heap => heap;

    public IEnumerable<Place> Variables => variables.Keys;

    /// <summary>False where every variable that holds an object holds one only, so that nobody need look for one that does not.</summary>
    public bool MayHoldChoices { get; }

    public Value this[Place place] => variables.TryGetValue(place, out var value) ? value : Value.Unknown;

    public ObjectState? StateOf(ObjectAtom atom) => heap.TryGetValue(atom, out var state) ? state : null;

    public FlowState Assign(Place place, Value value) => new(variables.SetItem(place, value), heap, MayHoldChoices || value.IsChoice);

    public FlowState Update(ObjectAtom atom, ObjectState state) => new(variables, heap.SetItem(atom, state), MayHoldChoices);

    /// <summary>A new object: one made earlier at the same site becomes one of the older ones.</summary>
    public FlowState Allocate(AllocationSite site, ObjectState state)
    {
        var newest = new ObjectAtom(site, Older: false);
        if (!heap.TryGetValue(newest, out var previous))
        {
            return new FlowState(variables, heap.Add(newest, state), MayHoldChoices);
        }

        var older = new ObjectAtom(site, Older: true);
        var aged = variables;
        foreach (var variable in variables)
        {
            var value = variable.Value.Select(atom => Age(atom, newest, older));
            if (!value.Equals(variable.Value))
            {
                aged = aged.SetItem(variable.Key, value);
            }
        }

        var objects = heap;
        foreach (var entry in heap)
        {
            var renamed = entry.Value.Rename(atom => Age(atom, newest, older));
            if (renamed != entry.Value)
            {
                objects = objects.SetItem(entry.Key, renamed);
            }
        }

        var merged = heap.TryGetValue(older, out var known) ? known.Join(previous) : previous;
        return new FlowState(aged, objects.SetItem(older, merged).SetItem(newest, state), MayHoldChoices);
    }

    /// <summary>Hands every object in the value to code that cannot be seen.</summary>
    public FlowState Escape(Value value)
    {
        var result = this;
        foreach (var atom in value.Atoms)
        {
            if (atom is ObjectAtom found && result.StateOf(found) is { Escaped: false } state)
            {
                result = result.Update(found, state.Escape());
                foreach (var held in state.Held)
                {
                    result = result.Escape(Value.Of(held));
                }
            }
            else
            {
                foreach (var element in Several.ElementsOf(atom))
                {
                    result = result.Escape(element);
                }
            }
        }

        return result;
    }

    /// <summary>Forgets the variables of a member that has returned.</summary>
    public FlowState Leave(IMethodSymbol method, Microsoft.CodeAnalysis.FlowAnalysis.ControlFlowGraph body)
    {
        var kept = variables;
        foreach (var variable in variables)
        {
            if (variable.Key.BelongsTo(method, body))
            {
                kept = kept.Remove(variable.Key);
            }
        }

        return kept == variables ? this : new FlowState(kept, heap, MayHoldChoices);
    }

    public FlowState Forget(Place place) =>
        variables.ContainsKey(place) ? new FlowState(variables.Remove(place), heap, MayHoldChoices) : this;

    /// <summary>The variables of this state that are others in the later one.</summary>
    public IEnumerable<Place> ChangedVariables(FlowState later)
    {
        foreach (var variable in variables)
        {
            if (!later[variable.Key].Equals(variable.Value))
            {
                yield return variable.Key;
            }
        }
    }

    /// <summary>The objects of this state that the later one knows otherwise.</summary>
    public IEnumerable<ObjectAtom> ChangedObjects(FlowState later)
    {
        foreach (var entry in heap)
        {
            if (later.StateOf(entry.Key) is not { } changed || !changed.SameAs(entry.Value))
            {
                yield return entry.Key;
            }
        }
    }

    public FlowState Join(FlowState other)
    {
        if (this == other)
        {
            return this;
        }

        var choices = MayHoldChoices || other.MayHoldChoices;
        var joined = variables == other.variables ? variables : JoinVariables(other, ref choices);
        var objects = heap;
        if (heap != other.heap)
        {
            foreach (var entry in other.heap)
            {
                if (!heap.TryGetValue(entry.Key, out var own))
                {
                    objects = objects.Add(entry.Key, entry.Value);
                }
                else if (own != entry.Value)
                {
                    objects = objects.SetItem(entry.Key, own.Join(entry.Value));
                }
            }
        }

        return new FlowState(joined, objects, choices);
    }

    private ImmutableDictionary<Place, Value> JoinVariables(FlowState other, ref bool choices)
    {
        var joined = variables;
        foreach (var variable in other.variables)
        {
            var known = variables.TryGetValue(variable.Key, out var own);
            var value = known ? own.With(variable.Value) : variable.Value.With(Atom.Unknown);
            choices |= value.IsChoice;
            if (!known || !value.Equals(own))
            {
                joined = joined.SetItem(variable.Key, value);
            }
        }

        foreach (var variable in variables)
        {
            if (!other.variables.ContainsKey(variable.Key))
            {
                var value = variable.Value.With(Atom.Unknown);
                joined = joined.SetItem(variable.Key, value);
                choices |= value.IsChoice;
            }
        }

        return joined;
    }

    private static Atom Age(Atom atom, ObjectAtom newest, ObjectAtom older) => atom switch
    {
        ObjectAtom found when found.Equals(newest) => older,
        TupleAtom tuple => new TupleAtom(ImmutableArray.CreateRange(tuple.Elements, element => element.Select(inner => Age(inner, newest, older)))),
        _ => atom,
    };
}
