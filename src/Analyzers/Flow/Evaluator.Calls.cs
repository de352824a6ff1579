using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Calls: those that a rule watches, those whose meaning is known, helpers of this compilation, and the rest, which may do anything.</content>
internal sealed partial class Evaluator
{
    private Value Invoke(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod.MethodKind == MethodKind.Constructor)
        {
            return Construct(code.Self, invocation.TargetMethod, Arguments(invocation.Arguments), invocation.Syntax);
        }

        var method = invocation.TargetMethod;
        if (invocation.Instance is IPropertyReferenceOperation { Property.Name: Member.Extensions } extensions && Model.Types.Of(extensions.Property.ContainingType) is not null)
        {
            return ChangeExtensions(invocation, extensions);
        }

        var instance = Evaluate(invocation.Instance);
        var arguments = Arguments(invocation.Arguments);
        if (IsDead || IsMissing(invocation.Instance, instance))
        {
            return Value.Unknown;
        }

        if (Run.Found?.PlaceOf(invocation.Syntax) is { } place)
        {
            return MayThrow(State[place]);
        }

        if (Enumerate(invocation, instance) is { } enumerated)
        {
            return enumerated;
        }

        if (Run.Watch.Watches(method))
        {
            var call = new WatchedCall(invocation.Syntax, method, code, instance, arguments, State);
            if (!Run.IsTrial)
            {
                Run.Watch.Reached(call);
            }

            return MayThrow(Run.Watch.ResultOf(call));
        }

        if (FrameworkCalls.Evaluate(this, method, instance, arguments, invocation.Syntax) is { } known)
        {
            return MayThrow(known);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke && instance.Single is DelegateAtom target)
        {
            return CallDelegate(target, arguments, invocation.Syntax);
        }

        return CallSource(method, invocation.IsVirtual ? Value.Unknown : instance, arguments, invocation.Syntax, mayBeOverridden: invocation.IsVirtual)
            ?? CallUnknown(instance, arguments, invocation.Syntax);
    }

    /// <summary>Code that cannot be seen: it may keep and change all that it is handed, and give back anything.</summary>
    private Value CallUnknown(Value instance, ImmutableArray<Argument> arguments, SyntaxNode node)
    {
        State = State.Escape(Handed(instance, node));
        foreach (var argument in arguments)
        {
            State = State.Escape(Handed(argument.Value, node));
            if (argument.Target is { } target)
            {
                AssignTo(target, Value.Unknown, node);
            }
        }

        return MayThrow(Value.Unknown);
    }

    private Value ChangeExtensions(IInvocationOperation invocation, IPropertyReferenceOperation extensions)
    {
        var owner = Evaluate(extensions.Instance);
        var arguments = Arguments(invocation.Arguments);
        if (invocation.TargetMethod.Name == "Add" && arguments.Length == 1)
        {
            CookieExtensions.Add(this, owner, arguments[0].Value, invocation.Syntax);
        }
        else if (invocation.TargetMethod.Name is not ("Contains" or "IndexOf" or "GetEnumerator" or "CopyTo"))
        {
            CookieExtensions.Assign(this, owner, Member.Extensions, invocation.Syntax);
        }

        return Value.Unknown;
    }

    private ImmutableArray<Argument> Arguments(ImmutableArray<IArgumentOperation> operations)
    {
        var arguments = ImmutableArray.CreateBuilder<Argument>(operations.Length);
        foreach (var operation in operations)
        {
            var byReference = operation.Parameter?.RefKind is RefKind.Ref or RefKind.Out;
            var value = operation.Parameter?.RefKind == RefKind.Out ? Value.Unknown : Evaluate(operation.Value);
            arguments.Add(new Argument(operation.Parameter, value, operation.Syntax, byReference ? operation.Value : null));
        }

        return arguments.MoveToImmutable();
    }

    private ImmutableArray<Value> EvaluateAll(ImmutableArray<IArgumentOperation> operations)
    {
        var values = ImmutableArray.CreateBuilder<Value>(operations.Length);
        foreach (var operation in operations)
        {
            values.Add(Evaluate(operation.Value));
        }

        return values.MoveToImmutable();
    }
}

/// <summary>One argument of a call.</summary>
/// <param name="Parameter">The parameter that receives it.</param>
/// <param name="Value">What it is.</param>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Target">The variable that the call may write, for <c>ref</c> and <c>out</c>; else null.</param>
internal readonly record struct Argument(IParameterSymbol? Parameter, Value Value, SyntaxNode Syntax, IOperation? Target);
