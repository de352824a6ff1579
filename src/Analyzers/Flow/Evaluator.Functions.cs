using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Lambdas, local functions and helpers of this compilation.</content>
internal sealed partial class Evaluator
{
    private const int MostCalls = 6;

    private Value MakeLambda(IFlowAnonymousFunctionOperation lambda)
    {
        var graph = code.Graph.GetAnonymousFunctionControlFlowGraphInScope(lambda, Run.Cancellation);
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
        if (graph is null || code.Frame.Depth > MostCalls)
        {
            return;
        }

        var before = State;
        Run.BeginTrial();
        var trial = new GraphWalk(Run, graph, code.Frame.Enter(node, function), code.Self, function);
        trial.Run(PathSet.Of(before));
        Run.EndTrial();
        foreach (var after in trial.Left.States)
        {
            State = State.ForgetChanges(before, after);
        }

        if (!Run.IsTrial)
        {
            Run.Functions.Made(node, function, graph, code, State);
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

    /// <summary>Follows a call into this compilation; null where it is not to be followed.</summary>
    private Value? CallSource(IMethodSymbol method, Value instance, ImmutableArray<Argument> arguments, SyntaxNode node, bool mayBeOverridden = false)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        method = method.PartialImplementationPart ?? method;
        if (method.DeclaringSyntaxReferences.IsEmpty || method.IsAbstract || (mayBeOverridden && !method.IsSealed && !method.ContainingType.IsSealed))
        {
            return null;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return GraphOf(method) is { } local ? Enter(method, local, code.Self, arguments, node) : null;
        }

        if (HandsObject(instance) || AnyHandsObject(arguments) || ReturnsThroughParameter(arguments))
        {
            return Model.Bodies.GraphOf(method, Run.Cancellation) is { } graph ? Enter(method, graph, instance, arguments, node) : null;
        }

        if (!Model.Bodies.IsWorthSummarizing(method) || Model.Summaries.Of(method, arguments, Run) is not { } summary)
        {
            return null;
        }

        var value = summary.Enter(code.Frame.Enter(node, method), State, onlyOnce: false, out var state);
        State = state;
        return value;
    }

    private ControlFlowGraph? GraphOf(IMethodSymbol localFunction) =>
        Bodies.Declares(code.Graph, localFunction.OriginalDefinition)
            ? code.Graph.GetLocalFunctionControlFlowGraphInScope(localFunction.OriginalDefinition, Run.Cancellation)
            : null;

    /// <summary>Runs a body on the current objects, as if it stood here.</summary>
    private Value? Enter(IMethodSymbol method, ControlFlowGraph graph, Value self, ImmutableArray<Argument> arguments, SyntaxNode node)
    {
        if (code.Frame.Depth >= MostCalls || code.Frame.IsInside(method))
        {
            return null;
        }

        var frame = code.Frame.Enter(node, method);
        var entry = State;
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && parameter.Ordinal < method.Parameters.Length)
            {
                entry = entry.Assign(Place.Of(method.Parameters[parameter.Ordinal]), argument.Value);
                foreach (var atom in argument.Value.Atoms)
                {
                    if (atom is ObjectAtom passed)
                    {
                        frame.Passed(passed.Site, argument.Syntax);
                    }
                }
            }
        }

        var walk = new GraphWalk(Run, graph, frame, self, method);
        walk.Run(PathSet.Of(entry));
        if (walk.Exit.Joined() is not { } exit)
        {
            IsDead = true;
            return Value.Unknown;
        }

        State = exit.Leave(method, graph);
        foreach (var argument in arguments)
        {
            if (argument.Target is { } target && argument.Parameter is { } parameter)
            {
                AssignTo(target, exit[Place.Of(method.Parameters[parameter.Ordinal])], node);
            }
        }

        return walk.Returned ?? Value.Unknown;
    }

    private static bool AnyHandsObject(ImmutableArray<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            if (HandsObject(argument.Value))
            {
                return true;
            }
        }

        return false;
    }

    private bool ReturnsThroughParameter(ImmutableArray<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Target is not null && Types.Carries(argument.Parameter?.Type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HandsObject(Value value) => value.Any<ObjectAtom>(out _) || value.Any<TupleAtom>(out _);
}
