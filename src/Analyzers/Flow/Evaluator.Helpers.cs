using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Calls that are followed: helpers of this compilation, local functions, lambdas.</content>
internal sealed partial class Evaluator
{
    private const int MostCalls = 6;

    /// <summary>Follows a call into this compilation; null where it is not to be followed.</summary>
    private Value? CallSource(IMethodSymbol method, Value instance, ImmutableArray<Argument> arguments, SyntaxNode node, bool mayBeOverridden = false)
    {
        var called = code.Resolve(method);
        method = called.OriginalDefinition;
        if (!Model.Bodies.IsHere(method) || method.IsAbstract || (mayBeOverridden && !method.IsSealed && !method.ContainingType.IsSealed))
        {
            return null;
        }

        if (method.IsPartialDefinition || Bodies.AlwaysThrows(method, Run.Cancellation))
        {
            // A partial method without a body is not even called.
            MayThrow(Value.Unknown);
            IsDead = !method.IsPartialDefinition;
            return Value.Unknown;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return (GraphOf(method) is { } local && !Bodies.IsIterator(method, Run.Cancellation) ? Enter(called, local, code.Self, arguments, node) : null)
                ?? CallUnseenLocal(arguments, node);
        }

        if (Bodies.IsIterator(method, Run.Cancellation))
        {
            // Runs when somebody asks for its elements, if ever.
            return null;
        }

        if (HandsObject(instance) || AnyHandsObject(arguments) || ReturnsThroughParameter(arguments) || Run.Watch.Enters(method))
        {
            return Model.Bodies.GraphOf(method, Run.Cancellation) is { } graph ? Enter(called, graph, instance, arguments, node) : null;
        }

        if (!Model.Bodies.IsWorthSummarizing(called) || Model.Summaries.Of(called, arguments, Run) is not { } summary)
        {
            return null;
        }

        var value = summary.Enter(code.Frame.Enter(node, method), State, onlyOnce: false, out var state);
        State = state;
        return summary.MayThrow ? MayThrow(value) : value;
    }

    /// <summary>A local function that is not entered may change whatever it captures.</summary>
    private Value CallUnseenLocal(ImmutableArray<Argument> arguments, SyntaxNode node)
    {
        foreach (var entry in State.Heap)
        {
            State = State.Escape(Handed(Value.Of(entry.Key), node));
        }

        foreach (var place in State.Variables)
        {
            AssignVariable(place, Value.Unknown, node);
        }

        return CallUnknown(Value.Unknown, arguments, node);
    }

    private ControlFlowGraph? GraphOf(IMethodSymbol localFunction) =>
        Bodies.Declares(code.Graph, localFunction.OriginalDefinition)
            ? code.Graph.GetLocalFunctionControlFlowGraphInScope(localFunction.OriginalDefinition, Run.Cancellation)
            : null;

    /// <summary>Runs a body on the current objects, as if it stood here.</summary>
    private Value? Enter(IMethodSymbol called, ControlFlowGraph graph, Value self, ImmutableArray<Argument> arguments, SyntaxNode node)
    {
        var method = called.OriginalDefinition;
        if (code.Frame.Depth >= MostCalls || code.Frame.IsInside(method))
        {
            return null;
        }

        var frame = code.Frame.Enter(node, method);
        var entry = HandOver(arguments);
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

        var walk = new GraphWalk(Run, graph, frame, self, called);
        walk.Run(PathSet.Of(entry));
        foreach (var thrown in walk.Thrown.States)
        {
            code.Thrown = code.Thrown.Add(HandBack(thrown, method, arguments).Leave(method, graph), out _);
        }

        if (walk.Exit.Joined() is not { } exit)
        {
            IsDead = true;
            return Value.Unknown;
        }

        State = HandBack(exit, method, arguments).Leave(method, graph);
        foreach (var argument in arguments)
        {
            if (argument.Target is { } target && argument.Parameter is { } parameter)
            {
                AssignTo(target, exit[Place.Of(method.Parameters[parameter.Ordinal])], node);
            }
        }

        return walk.Returned(exit);
    }

    private bool AnyHandsObject(ImmutableArray<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            // What is not known on this way may be known on another: both count where the helper writes the cookie.
            if (HandsObject(argument.Value) || (argument.Value.IsUnknown && Types.Of(argument.Parameter?.Type) is not null))
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
            if (argument is { Target: not null, Parameter: { } parameter }
                && (Types.Carries(parameter.Type) || (Bodies.IsScalar(parameter.Type) && Bodies.IsShort((IMethodSymbol)parameter.ContainingSymbol))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HandsObject(Value value) => value.Any<ObjectAtom>(out _) || value.Any<TupleAtom>(out _);
}
