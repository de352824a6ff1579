using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>One forward run: its budget, the calls it was asked to watch, and what happens to objects after a lambda took hold of them.</summary>
internal sealed class FlowRun(FlowModel model, IFlowWatch watch, SummaryChain chain, ISymbol? constructed, CancellationToken cancellation)
{
    private const int MostSteps = 40_000;
    private int steps;
    private int muted;

    public FlowModel Model { get; } = model;

    public SummaryChain Chain { get; } = chain;

    /// <summary>The field or property whose value at the end of its type's constructors is looked for; null in any other run.</summary>
    public ISymbol? Constructed { get; } = constructed;

    public CancellationToken Cancellation { get; } = cancellation;

    public IFlowWatch Watch { get; } = watch;

    /// <summary>The same watch where it asks for more; else null.</summary>
    public IHandoverWatch? Handovers { get; } = watch as IHandoverWatch;

    /// <summary>The same watch where it knows of objects that the code finds; else null.</summary>
    public IFoundWatch? Found { get; } = watch as IFoundWatch;

    public Frame Root { get; } = Frame.Root();

    /// <summary>Locals that have a second name by reference: nothing is known of them.</summary>
    public HashSet<ISymbol> Aliases { get; } = new(SymbolEqualityComparer.Default);

    public FunctionQueue Functions { get; } = new();

    /// <summary>The body is too large to say anything about: its results are to be thrown away.</summary>
    public bool Exhausted { get; private set; }

    /// <summary>A run whose only purpose is to see what a lambda does to what it captures.</summary>
    public bool IsTrial => muted > 0;

    public void Step()
    {
        if ((++steps & 63) == 0)
        {
            Cancellation.ThrowIfCancellationRequested();
        }

        if (steps > MostSteps)
        {
            Exhausted = true;
        }
    }

    /// <summary>The same watch where it asks for assignments; else null.</summary>
    public IAssignmentWatch? Assignments { get; } = watch as IAssignmentWatch;

    /// <summary>The state with what is known of parameters that nobody here passes.</summary>
    public FlowState Given(FlowState state, IMethodSymbol? method, Frame frame)
    {
        if (Handovers is null || method is null)
        {
            return state;
        }

        foreach (var parameter in method.Parameters)
        {
            if (Handovers.Given(parameter, frame) is { } value)
            {
                state = state.Assign(Place.Of(parameter), value);
            }
        }

        return state;
    }

    public void BeginTrial() => muted++;

    public void EndTrial() => muted--;
}
