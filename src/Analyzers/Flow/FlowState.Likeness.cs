namespace CookieSecurity.Analyzers.Flow;

/// <content>What two states have in common.</content>
internal sealed partial class FlowState
{
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
}
