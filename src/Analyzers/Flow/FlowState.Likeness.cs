namespace CookieSecurity.Analyzers.Flow;

/// <content>What two states have in common.</content>
internal sealed partial class FlowState
{
    /// <summary>Whether the other one brings nothing that is not known here: to join it would leave this as it is.</summary>
    public bool Covers(FlowState other) => this == other || (CoversObjects(other) && CoversVariables(other));

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

    /// <summary>Whether the variables that hold objects hold the same ones.</summary>
    public bool SameReferences(FlowState other)
    {
        if (variables == other.variables)
        {
            return true;
        }

        foreach (var variable in variables)
        {
            if ((variable.Value.Any<ObjectAtom>(out _) || other[variable.Key].Any<ObjectAtom>(out _)) && !variable.Value.Equals(other[variable.Key]))
            {
                return false;
            }
        }

        foreach (var variable in other.variables)
        {
            if (!variables.ContainsKey(variable.Key) && variable.Value.Any<ObjectAtom>(out _))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the objects that both know are equally secure in both.</summary>
    public bool SameSecurity(FlowState other)
    {
        foreach (var entry in heap)
        {
            if (other.heap.TryGetValue(entry.Key, out var state) && !entry.Value.SameSecurity(state))
            {
                return false;
            }
        }

        return true;
    }

    private bool CoversObjects(FlowState other)
    {
        if (heap == other.heap)
        {
            return true;
        }

        foreach (var entry in other.heap)
        {
            if (!heap.TryGetValue(entry.Key, out var own) || !own.Covers(entry.Value))
            {
                return false;
            }
        }

        return true;
    }

    private bool CoversVariables(FlowState other)
    {
        if (variables == other.variables)
        {
            return true;
        }

        foreach (var variable in other.variables)
        {
            if (!variables.TryGetValue(variable.Key, out var own) || !own.With(variable.Value).Equals(own))
            {
                return false;
            }
        }

        foreach (var variable in variables)
        {
            if (!other.variables.ContainsKey(variable.Key) && !variable.Value.With(Atom.Unknown).Equals(variable.Value))
            {
                return false;
            }
        }

        return true;
    }
}
