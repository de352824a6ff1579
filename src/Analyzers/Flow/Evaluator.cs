using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Evaluates operations in one state, which it changes as they would.</summary>
internal sealed partial class Evaluator(CodeContext code, FlowState state)
{
    private FlowRun Run => code.Run;

    private FlowModel Model => code.Run.Model;

    public FlowState State { get; private set; } = state;

    /// <summary>The code does not come back: a helper that always throws was called.</summary>
    public bool IsDead { get; private set; }

    public Value Evaluate(IOperation? operation)
    {
        if (operation is null || IsDead || Run.Exhausted)
        {
            return Value.Unknown;
        }

        Run.Step();
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            return DebugConstants.Decide(operation) ? Value.Of(DebugAtom.Of(constant.Value)) : Value.Constant(constant.Value);
        }

        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case IConversionOperation conversion when conversion.OperatorMethod is null || FrameworkValues.IsHeaderValue(conversion.OperatorMethod.ContainingType) || ConstantSpan.IsTime(conversion.OperatorMethod.ContainingType):
                return Evaluate(conversion.Operand);
            case IAwaitOperation awaited:
                return MayThrow(Evaluate(awaited.Operation));
            case ILocalReferenceOperation local:
                return IsAliased(local.Local) ? Value.Unknown : State[Place.Of(local.Local)];
            case IParameterReferenceOperation parameter:
                return State[Place.Of(parameter.Parameter)];
            case IFlowCaptureReferenceOperation capture:
                return State[Place.Of(code.Graph, capture.Id)];
            case IInstanceReferenceOperation:
                return code.Self;
            case IFieldReferenceOperation field:
                return ReadField(field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case ICompoundAssignmentOperation assignment:
                return AssignCompound(assignment);
            case IIncrementOrDecrementOperation increment:
                // Not counted, or each round of a loop would be a path of its own.
                var count = increment.IsPostfix ? Evaluate(increment.Target) : Value.Unknown;
                AssignTo(increment.Target, Value.Unknown, increment.Syntax);
                return count;
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IInvocationOperation invocation:
                return Invoke(invocation);
            case IObjectCreationOperation creation:
                return Create(creation);
            case ITypeParameterObjectCreationOperation creation:
                return CreateGeneric(creation);
            case IArrayCreationOperation { Initializer: { } elements } when Several.IsKnown(operation):
                return Several.Of(EvaluateAll(elements.ElementValues));
            case IArrayCreationOperation creation:
                return MakeArray(creation);
            case IDelegateCreationOperation creation:
                return Evaluate(creation.Target);
            case IFlowAnonymousFunctionOperation lambda:
                return MakeLambda(lambda);
            case IMethodReferenceOperation reference:
                return MakeMethodGroup(reference);
            case IUnaryOperation { OperatorMethod: null } unary:
                return Operators.Negate(unary, Evaluate(unary.Operand));
            case IBinaryOperation binary when binary.OperatorMethod is null or { ContainingType.SpecialType: SpecialType.System_String } || FrameworkValues.IsHeaderValue(binary.OperatorMethod.ContainingType):
                return Combine(binary);
            case IBinaryOperation { OperatorMethod.ContainingType: { } owner } binary when ConstantSpan.IsTime(owner):
                return ConstantSpan.Combine(binary.OperatorKind, Evaluate(binary.LeftOperand), Evaluate(binary.RightOperand));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, OperatorMethod.ContainingType: { } owner } unary when ConstantSpan.IsSpan(owner):
                return ConstantSpan.Negate(Evaluate(unary.Operand));
            case IDefaultValueOperation { Type: { } type } when ConstantSpan.DefaultOf(type) is { } zero:
                return Value.Of(zero);
            case IIsNullOperation isNull:
                return Operators.IsNull(Evaluate(isNull.Operand));
            case IIsPatternOperation pattern:
                return Match(pattern);
            case ITupleOperation tuple:
                return Tuple(tuple);
            case IInterpolatedStringOperation text:
                return Interpolate(text);
            case { Syntax: CollectionExpressionSyntax } when Several.IsKnown(operation):
                return Several.Of(EvaluateAll(operation.ChildOperations));
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand);
            default:
                return GiveUp(operation);
        }
    }

    /// <summary>An operation that the flow does not know: what it holds escapes.</summary>
    private Value GiveUp(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            var value = Evaluate(child);
            State = State.Escape(Handed(value, operation.Syntax));
        }

        return MayThrow(Value.Unknown);
    }

    /// <summary>An exception may come up here; the value is what there is if none does.</summary>
    private Value MayThrow(Value value)
    {
        if (!IsDead)
        {
            code.Thrown = code.Thrown.Add(State, out _);
        }

        return value;
    }

    /// <summary>A member of an object that is not there is asked for: the path ends.</summary>
    private bool IsMissing(IOperation? owner, Value instance)
    {
        if (owner is null || !instance.IsAlways(null) || Types.Of(owner.Type) is null)
        {
            return false;
        }

        MayThrow(instance);
        IsDead = true;
        return true;
    }

    private Value Tuple(ITupleOperation tuple)
    {
        var elements = ImmutableArray.CreateBuilder<Value>(tuple.Elements.Length);
        foreach (var element in tuple.Elements)
        {
            elements.Add(Evaluate(element));
        }

        return Value.Of(new TupleAtom(elements.MoveToImmutable()));
    }

    private Value Interpolate(IInterpolatedStringOperation text)
    {
        var result = Value.Constant(string.Empty);
        foreach (var part in text.Parts)
        {
            var value = part switch
            {
                IInterpolatedStringTextOperation literal => Evaluate(literal.Text),
                IInterpolationOperation { FormatString: null, Alignment: null } hole => Evaluate(hole.Expression),
                _ => GiveUp(part),
            };
            result = Operators.Combine(BinaryOperatorKind.Add, result, value);
        }

        return result;
    }

    private List<Value> EvaluateAll(IEnumerable<IOperation> operations)
    {
        var values = new List<Value>();
        foreach (var operation in operations)
        {
            values.Add(Evaluate(operation));
        }

        return values;
    }

    /// <summary>Notes that objects in the value are out of sight from the given node on.</summary>
    private Value Handed(Value value, SyntaxNode node)
    {
        if (Run.IsTrial)
        {
            return value;
        }

        foreach (var atom in value.Atoms)
        {
            if (atom is ObjectAtom found)
            {
                Run.Functions.Wrote(found.Site, code.Outermost(node));
            }
            else
            {
                foreach (var element in Several.ElementsOf(atom))
                {
                    Handed(element, node);
                }

                Run.Handovers?.Lost(atom, node, code);
            }
        }

        return value;
    }
}
