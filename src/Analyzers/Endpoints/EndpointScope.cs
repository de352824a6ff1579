using System;
using System.Collections.Generic;
using CookieSecurity.Analyzers.Setup;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>Something that conventions are put on: an endpoint, a group, or the application and its like, on which they are mapped.</summary>
/// <param name="call">The call that maps it; null for what comes from elsewhere.</param>
internal sealed class EndpointScope(SetupCall? call)
{
    public SetupCall? Call { get; } = call;

    /// <summary>The calls that are made on it, in the order in which they run.</summary>
    public List<SetupCall> Conventions { get; } = [];

    /// <summary>What it is mapped on: groups and, last, the application; several where that depends.</summary>
    public List<EndpointScope> Outer { get; } = [];

    /// <summary>What is mapped on it.</summary>
    public List<MappedEndpoint> Endpoints { get; } = [];

    public bool IsGroup => Call?.Name == EndpointNames.Group;

    /// <summary>Code that cannot be seen may put anything on it.</summary>
    public bool IsUnknown { get; set; }

    /// <summary>Other code may map endpoints on it.</summary>
    public bool IsShared { get; set; }

    /// <summary>Itself and all that it is mapped on, the nearest first.</summary>
    public IEnumerable<EndpointScope> Around()
    {
        var seen = new HashSet<EndpointScope>();
        var waiting = new Queue<EndpointScope>();
        waiting.Enqueue(this);
        while (waiting.Count > 0)
        {
            var scope = waiting.Dequeue();
            if (seen.Add(scope))
            {
                yield return scope;
                scope.Outer.ForEach(waiting.Enqueue);
            }
        }
    }

    /// <summary>Whether somebody's extension was called on it, on a group around it, or on the application.</summary>
    public bool IsTouchedByUnseen()
    {
        foreach (var around in Around())
        {
            if (around.IsUnknown)
            {
                return true;
            }

            foreach (var call in around.Conventions)
            {
                if (call.IsUnseen && !call.Name.StartsWith("Map", StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The endpoints of it and of the groups in it.</summary>
    public IEnumerable<MappedEndpoint> AllEndpoints()
    {
        foreach (var endpoint in Endpoints)
        {
            yield return endpoint;
            foreach (var inner in endpoint.Scope.AllEndpoints())
            {
                yield return inner;
            }
        }
    }

    /// <summary>Whether what is mapped on it, or on a group in it, may be more than can be seen.</summary>
    public bool MayHoldMore()
    {
        if (IsShared || IsUnknown)
        {
            return true;
        }

        foreach (var endpoint in Endpoints)
        {
            if (endpoint.Kind == EndpointKind.Unseen || (endpoint.Kind == EndpointKind.Group && endpoint.Scope.MayHoldMore()))
            {
                return true;
            }
        }

        return false;
    }
}
