using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Function values: lambdas, method groups, and what they do to what they capture.</content>
internal sealed partial class Evaluator
{
    private Value MakeLambda(IFlowAnonymousFunctionOperation lambda)
    {
        var graph = code.Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, Run.Cancellation);
        code.MakesFunctions = true;
        Capture(lambda.Syntax, lambda.Symbol, graph);
        return Value.Of(new DelegateAtom(lambda.Symbol, lambda, code.Graph));
    }

    private Value MakeMethodGroup(IMethodReferenceOperation reference)
    {
        var instance = Evaluate(reference.Instance);
        if (Run.Watch.Watches(reference.Method) && !Run.IsTrial)
        {
            Run.Watch.Reached(new WatchedCall(reference.Syntax, reference.Method, code, instance, ImmutableArray<Argument>.Empty, State));
            return Value.Unknown;
        }

        if (reference.Method.MethodKind == MethodKind.LocalFunction)
        {
            code.MakesFunctions = true;
            Capture(reference.Method.DeclaringSyntaxReferences[0].GetSyntax(Run.Cancellation), reference.Method.OriginalDefinition, GraphOf(reference.Method));
        }

        return reference.IsVirtual ? Value.Unknown : Value.Of(new DelegateAtom(reference.Method, null, code.Graph));
    }

    /// <summary>
    /// A function value came to be: it runs some time, any number of times. What it would do to captured variables and objects is unknown
    /// from here on; its own body is run when the surrounding code is known.
    /// </summary>
    private void Capture(SyntaxNode node, IMethodSymbol function, ControlFlowGraph? graph)
    {
        var runs = Run.Watch.Runs(function);
        if (graph is null || code.Frame.Depth > MostCalls || (!runs && State.Heap.IsEmpty && !SyntaxUse.MayWriteVariable(node)))
        {
            return;
        }

        var before = State;
        Run.BeginTrial();
        var trial = new GraphWalk(Run, graph, code.Frame.Enter(node, function), code.Self, function);
        trial.Run(PathSet.Of(before));
        Run.EndTrial();
        foreach (var after in trial.Exit.States)
        {
            Forget(before, after, node);
        }

        foreach (var after in trial.Thrown.States)
        {
            Forget(before, after, node);
        }

        if (trial.Exit.Joined() is { } exit)
        {
            // Whoever calls the function holds what it gives back.
            foreach (var atom in trial.Returned(exit).Atoms)
            {
                if (atom is TupleAtom || (atom is ObjectAtom given && before.StateOf(given) is not null))
                {
                    State = State.Escape(Handed(Value.Of(atom), node));
                }
            }
        }

        if (runs && !Run.IsTrial)
        {
            Run.Functions.Made(node, function, graph, code, State);
        }
    }

    /// <summary>What the function changes may change at any time from here on.</summary>
    private void Forget(FlowState before, FlowState after, SyntaxNode function)
    {
        foreach (var place in before.ChangedVariables(after))
        {
            AssignVariable(place, Value.Unknown, function);
        }

        foreach (var changed in before.ChangedObjects(after))
        {
            State = State.Escape(Handed(Value.Of(changed), function));
        }
    }

    private Value CallDelegate(DelegateAtom target, ImmutableArray<Argument> arguments, SyntaxNode node)
    {
        if (target.Lambda is null)
        {
            return CallSource(target.Method, Value.Unknown, Rebind(arguments, target.Method), node) ?? CallUnknown(Value.Unknown, arguments, node);
        }

        var graph = target.Graph!.GetAnonymousFunctionControlFlowGraphInScope(target.Lambda, Run.Cancellation);
        return Enter(target.Method, graph, code.Self, Rebind(arguments, target.Method), node) ?? CallUnknown(Value.Unknown, arguments, node);
    }

    private static ImmutableArray<Argument> Rebind(ImmutableArray<Argument> arguments, IMethodSymbol method)
    {
        var bound = arguments.ToBuilder();
        for (var i = 0; i < bound.Count && i < method.Parameters.Length; i++)
        {
            bound[i] = bound[i] with { Parameter = method.Parameters[i] };
        }

        return bound.ToImmutable();
    }
}
