using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>The pipelines of this compilation, found when a rule first asks and once a compilation.</summary>
internal sealed class PipelineModel(FlowModel flow, SetupModel setup)
{
    private readonly object gate = new();
    private ImmutableArray<MiddlewarePipeline> pipelines;

    /// <summary>All of them, branches too, in the order of the files.</summary>
    public ImmutableArray<MiddlewarePipeline> All(CancellationToken cancellation)
    {
        lock (gate)
        {
            return pipelines.IsDefault ? pipelines = new PipelineReader(flow, setup, cancellation).Read() : pipelines;
        }
    }

    /// <summary>Those of whole applications: a pipeline is built here where there is one.</summary>
    public IEnumerable<MiddlewarePipeline> Applications(CancellationToken cancellation)
    {
        foreach (var pipeline in All(cancellation))
        {
            if (pipeline.IsApplication)
            {
                yield return pipeline;
            }
        }
    }

    public bool IsBuiltHere(CancellationToken cancellation)
    {
        foreach (var _ in Applications(cancellation))
        {
            return true;
        }

        return false;
    }

    /// <summary>Whether anything in this compilation adds the middleware: on a pipeline, in a branch, a startup filter or a helper.</summary>
    public bool Adds(string name, CancellationToken cancellation)
    {
        foreach (var pipeline in All(cancellation))
        {
            if (pipeline.IndexOf(name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether code that cannot be seen may add to one of the applications.</summary>
    public bool Escapes(CancellationToken cancellation)
    {
        foreach (var body in setup.Bodies(cancellation))
        {
            if (!body.IsKnown)
            {
                return true;
            }
        }

        foreach (var pipeline in Applications(cancellation))
        {
            foreach (var step in pipeline.AllSteps())
            {
                if (!step.IsKnown)
                {
                    return true;
                }
            }

            if (pipeline.IsReturned)
            {
                return true;
            }
        }

        return false;
    }
}
