using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What is known at one point on some of the paths to it: the value of each variable, the state of each tracked object.</summary>
internal sealed class FlowState
{
    public static readonly FlowState Empty = new(ImmutableDictionary<Place, Value>.Empty, ImmutableDictionary<ObjectAtom, ObjectState>.Empty);

    private readonly ImmutableDictionary<Place, Value> variables;
    private readonly ImmutableDictionary<ObjectAtom, ObjectState> heap;

    private FlowState(ImmutableDictionary<Place, Value> variables, ImmutableDictionary<ObjectAtom, ObjectState> heap)
    {
        this.variables = variables;
        this.heap = heap;
    }

    public ImmutableDictionary<ObjectAtom, ObjectState> Heap => heap;

    public IEnumerable<Place> Variables => variables.Keys;

    public Value this[Place place] => variables.TryGetValue(place, out var value) ? value : Value.Unknown;

    public ObjectState? StateOf(ObjectAtom atom) => heap.TryGetValue(atom, out var state) ? state : null;

    public FlowState Assign(Place place, Value value) => new(variables.SetItem(place, value), heap);

    public FlowState Update(ObjectAtom atom, ObjectState state) => new(variables, heap.SetItem(atom, state));

    /// <summary>A new object: one made earlier at the same site becomes one of the older ones.</summary>
    public FlowState Allocate(AllocationSite site, ObjectState state)
    {
        var newest = new ObjectAtom(site, Older: false);
        if (!heap.TryGetValue(newest, out var previous))
        {
            return new FlowState(variables, heap.Add(newest, state));
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
        return new FlowState(aged, objects.SetItem(older, merged).SetItem(newest, state));
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
            else if (atom is TupleAtom tuple)
            {
                foreach (var element in tuple.Elements)
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

        return kept == variables ? this : new FlowState(kept, heap);
    }

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
        var joined = variables;
        foreach (var variable in other.variables)
        {
            joined = joined.SetItem(variable.Key, variables.TryGetValue(variable.Key, out var own) ? own.With(variable.Value) : variable.Value.With(Atom.Unknown));
        }

        foreach (var variable in variables)
        {
            if (!other.variables.ContainsKey(variable.Key))
            {
                joined = joined.SetItem(variable.Key, variable.Value.With(Atom.Unknown));
            }
        }

        var objects = heap;
        foreach (var entry in other.heap)
        {
            objects = objects.SetItem(entry.Key, heap.TryGetValue(entry.Key, out var own) ? own.Join(entry.Value) : entry.Value);
        }

        return new FlowState(joined, objects);
    }

    public bool SameAs(FlowState other) => this == other || (SameObjects(other) && SameVariables(other));

    public bool SameObjects(FlowState other)
    {
        if (heap == other.heap)
        {
            return true;
        }

        if (heap.Count != other.heap.Count)
        {
            return false;
        }

        foreach (var entry in heap)
        {
            if (!other.heap.TryGetValue(entry.Key, out var state) || !entry.Value.SameAs(state))
            {
                return false;
            }
        }

        return true;
    }

    private bool SameVariables(FlowState other)
    {
        if (variables == other.variables)
        {
            return true;
        }

        if (variables.Count != other.variables.Count)
        {
            return false;
        }

        foreach (var variable in variables)
        {
            if (!other.variables.TryGetValue(variable.Key, out var value) || !value.Equals(variable.Value))
            {
                return false;
            }
        }

        return true;
    }

    private static Atom Age(Atom atom, ObjectAtom newest, ObjectAtom older) => atom switch
    {
        ObjectAtom found when found.Equals(newest) => older,
        TupleAtom tuple => new TupleAtom(ImmutableArray.CreateRange(tuple.Elements, element => element.Select(inner => Age(inner, newest, older)))),
        _ => atom,
    };
}
