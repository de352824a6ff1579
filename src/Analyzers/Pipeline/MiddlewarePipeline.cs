using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>What is added to one application builder, in the order in which a request meets it.</summary>
internal sealed class MiddlewarePipeline(PipelineKind kind, SetupBody body, SetupAtom? builder)
{
    private readonly List<PipelineStep> steps = [];
    private readonly List<SetupCall> endpoints = [];

    public PipelineKind Kind { get; private set; } = kind;

    /// <summary>The code that builds it.</summary>
    public SetupBody Body { get; } = body;

    /// <summary>What the calls are made on: <c>builder.Build()</c>, or the parameter that receives the builder; null where that is not known.</summary>
    public SetupAtom? Builder { get; } = builder;

    /// <summary>Where it branches off; null where it is no branch.</summary>
    public PipelineStep? Opener { get; private set; }

    public IReadOnlyList<PipelineStep> Steps => steps;

    /// <summary>Endpoints that are mapped on the builder itself. A <c>WebApplication</c> runs them last, wherever they are mapped.</summary>
    public IReadOnlyList<SetupCall> Endpoints => endpoints;

    /// <summary>The call that starts the application: <c>app.Run()</c>.</summary>
    public SetupCall? Start { get; set; }

    /// <summary>It is handed back to a caller that may add to it.</summary>
    public bool IsReturned { get; set; }

    /// <summary>What is in front without being called.</summary>
    public ImplicitMiddleware Implicit { get; set; }

    public bool IsApplication => Kind is PipelineKind.WebApplication or PipelineKind.Host;

    /// <summary>Whether code that cannot be seen may add to it.</summary>
    public bool Escapes
    {
        get
        {
            var escapes = IsReturned || !Body.IsKnown;
            foreach (var step in steps)
            {
                escapes |= !step.IsKnown;
            }

            return escapes;
        }
    }

    /// <summary>The first step of that name on the pipeline itself; null where there is none.</summary>
    public PipelineStep? First(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? null : steps[index];
    }

    /// <summary>The index of the first step of that name; negative where nothing calls it.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Is(name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Where the middleware stands: its index, or, where nothing calls it and a <c>WebApplication</c> adds it, in front of all
    /// (negative) or behind (the count). Null where it is not there, as far as can be seen.
    /// </summary>
    public int? PositionOf(string name)
    {
        var index = IndexOf(name);
        if (index >= 0)
        {
            return index;
        }

        return Kind != PipelineKind.WebApplication ? null
            : name switch
            {
                MiddlewareNames.Routing => -3,
                MiddlewareNames.Authentication when Implicit.HasFlag(ImplicitMiddleware.Authentication) => -2,
                MiddlewareNames.Authorization when Implicit.HasFlag(ImplicitMiddleware.Authorization) => -1,
                MiddlewareNames.Endpoints => steps.Count,
                _ => null,
            };
    }

    /// <summary>Whether the one runs before the other; null where one is not there, or something between them cannot be seen.</summary>
    public bool? IsBefore(string one, string other) =>
        PositionOf(one) is { } first && PositionOf(other) is { } second && IsKnownBetween(first, second) ? first < second : null;

    /// <summary>Whether everything between the two positions is known, themselves left out.</summary>
    public bool IsKnownBetween(int one, int other)
    {
        var (from, to) = one < other ? (one, other) : (other, one);
        for (var i = from + 1; i < to; i++)
        {
            if (i >= 0 && i < steps.Count && !steps[i].IsKnown)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether the step at the position may see requests before endpoints answer them: not in a branch that leads to none, nor behind what
    /// runs them or ends all requests.
    /// </summary>
    public bool MayGuardEndpoints(int position)
    {
        var last = -1;
        var leadsToEndpoints = endpoints.Count > 0 || Escapes || Opener is not { Name: MiddlewareNames.ByPath or MiddlewareNames.ByPredicate };
        for (var i = 0; i < steps.Count; i++)
        {
            var runsEndpoints = steps[i] is { Call.IsFramework: true, Name: MiddlewareNames.Endpoints or "UseMvc" or "UseMvcWithDefaultRoute" };
            leadsToEndpoints |= runsEndpoints;
            last = runsEndpoints || steps[i].Is(MiddlewareNames.Terminal) ? i : last;
        }

        return leadsToEndpoints && (last < 0 || position < last);
    }

    /// <summary>The steps of it and of its branches.</summary>
    public IEnumerable<PipelineStep> AllSteps()
    {
        foreach (var step in steps)
        {
            yield return step;
            foreach (var branch in step.Branches)
            {
                foreach (var inner in branch.AllSteps())
                {
                    yield return inner;
                }
            }
        }
    }

    public void BranchOff(PipelineStep opener)
    {
        Opener = opener;
        Kind = PipelineKind.Branch;
    }

    public void Add(PipelineStep step) => steps.Add(step);

    public void AddEndpoint(SetupCall call) => endpoints.Add(call);

    public void Sort() => steps.Sort(static (one, other) => CallOrder.Compare(one.Syntax, one.Frame, other.Syntax, other.Frame));
}
