using System.Collections.Immutable;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Writing variables, members and everything else that an assignment may have on its left.</content>
internal sealed partial class Evaluator
{
    /// <summary>A temporary may stand for something that is assigned through it later (<c>options ??= new()</c>).</summary>
    public void RememberTarget(IFlowCaptureOperation capture)
    {
        if (capture.Value is ILocalReferenceOperation or IParameterReferenceOperation or IPropertyReferenceOperation or IFieldReferenceOperation or IFlowCaptureReferenceOperation)
        {
            code.Targets[capture.Id] = capture.Value;
        }
    }

    public bool IsAliased(ILocalSymbol local) => Run.Aliases.Contains(local);

    public void Wrote(Place place, SyntaxNode node)
    {
        if (!Run.IsTrial)
        {
            Run.Functions.Wrote(place, code.Outermost(node));
        }
    }

    private Value Assign(ISimpleAssignmentOperation assignment)
    {
        var value = Evaluate(assignment.Value);
        if (assignment.IsRef)
        {
            // Two names for one variable from here on: neither can be followed.
            Alias(assignment.Target);
            Alias(assignment.Value);
            State = State.Escape(Handed(value, assignment.Syntax));
            return Value.Unknown;
        }

        AssignTo(assignment.Target, value, assignment.Syntax);
        return value;
    }

    private Value AssignCompound(ICompoundAssignmentOperation assignment)
    {
        var old = Evaluate(assignment.Target);
        var value = Evaluate(assignment.Value);
        var result = assignment.OperatorMethod is null ? Operators.Combine(assignment.OperatorKind, old, value) : Value.Unknown;
        AssignTo(assignment.Target, result, assignment.Syntax);
        return result;
    }

    private Value Deconstruct(IDeconstructionAssignmentOperation assignment)
    {
        var value = Evaluate(assignment.Value);
        AssignTo(assignment.Target, value, assignment.Syntax);
        return value;
    }

    private void AssignTo(IOperation target, Value value, SyntaxNode node)
    {
        switch (target)
        {
            case IDiscardOperation:
                break;
            case IConversionOperation conversion:
                AssignTo(conversion.Operand, value, node);
                break;
            case IDeclarationExpressionOperation declaration:
                AssignTo(declaration.Expression, value, node);
                break;
            case IFlowCaptureReferenceOperation capture when code.Targets.TryGetValue(capture.Id, out var captured) && captured != target:
                AssignTo(captured, value, node);
                break;
            case ILocalReferenceOperation local when !IsAliased(local.Local):
                AssignVariable(Place.Of(local.Local), value, node);
                break;
            case IParameterReferenceOperation parameter:
                AssignVariable(Place.Of(parameter.Parameter), value, node);
                break;
            case IPropertyReferenceOperation property:
                AssignProperty(property, value, node);
                break;
            case IFieldReferenceOperation field when IsConstructed(field.Field, field.Instance):
                State = State.Assign(Place.Of(field.Field), value);
                break;
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true, Instance: { } owner } field:
                AssignTo(owner, WithElement(Evaluate(owner), field.Field, value), node);
                break;
            case ITupleOperation tuple:
                AssignElements(tuple.Elements, value, node);
                break;
            default:
                Evaluate(target);
                State = State.Escape(Handed(value, node));
                break;
        }
    }

    private void AssignVariable(Place place, Value value, SyntaxNode node)
    {
        State = State.Assign(place, value);
        Wrote(place, node);
    }

    private void AssignElements(ImmutableArray<IOperation> targets, Value value, SyntaxNode node)
    {
        var elements = value.Single is TupleAtom tuple && tuple.Elements.Length == targets.Length ? tuple.Elements : default;
        if (elements.IsDefault)
        {
            State = State.Escape(Handed(value, node));
        }

        for (var i = 0; i < targets.Length; i++)
        {
            AssignTo(targets[i], elements.IsDefault ? Value.Unknown : elements[i], node);
        }
    }

    private void AssignProperty(IPropertyReferenceOperation target, Value value, SyntaxNode node)
    {
        var instance = Evaluate(target.Instance);
        if (IsMissing(target.Instance, instance))
        {
            return;
        }

        if (!Run.IsTrial)
        {
            Run.Assignments?.Assigned(target.Property, value, node);
        }

        if (Model.MemberOf(target.Property) is not null)
        {
            WriteMember(instance, target.Property.Name, value, node);
            if (!IsFollowed(instance))
            {
                State = State.Escape(Handed(value, node));
            }

            return;
        }

        var arguments = Arguments(target.Arguments);
        if (target.Property.SetMethod is { } setter && Run.Watch is ISetterWatch watch && watch.Watches(target.Property))
        {
            if (!Run.IsTrial)
            {
                arguments = arguments.Add(new Argument(setter.Parameters[setter.Parameters.Length - 1], value, node, null));
                watch.Reached(new WatchedCall(node, setter, code, instance, arguments, State));
            }

            return;
        }

        if (IsConstructed(target.Property, target.Instance))
        {
            State = State.Assign(Place.Of(target.Property), value);
            return;
        }

        if (Model.Types.Of(target.Instance?.Type) is null)
        {
            State = State.Escape(Handed(value, node));
        }
        else if (target.Property.IsFrameworkCode("Microsoft", "System"))
        {
            CookieExtensions.Assign(this, instance, target.Property.Name, node);
        }
        else if (!Bodies.IsAutomatic(target.Property))
        {
            CallSetter(target.Property, MayBeOverridden(target), instance, value, node);
        }
    }

    private void CallSetter(IPropertySymbol property, bool mayBeOverridden, Value instance, Value value, SyntaxNode node)
    {
        var arguments = property.SetMethod is { Parameters.Length: 1 } setter ? ImmutableArray.Create(new Argument(setter.Parameters[0], value, node, null)) : ImmutableArray<Argument>.Empty;
        if (arguments.IsEmpty || CallSource(property.SetMethod!, instance, arguments, node, mayBeOverridden) is null)
        {
            CallUnknown(instance, ImmutableArray.Create(new Argument(null, value, node, null)), node);
        }
    }

    /// <summary>Sets the member exactly where only one object can be meant, else adds the new value to the old.</summary>
    public void WriteMember(Value instance, string member, Value value, SyntaxNode node)
    {
        foreach (var atom in instance.Atoms)
        {
            if (atom is not ObjectAtom found || State.StateOf(found) is not { } known)
            {
                continue;
            }

            var facts = Facts.Of(value, node, member);
            var exactly = instance.Atoms.Length == 1 && !found.Older;
            State = State.Update(found, exactly ? known.Set(member, facts) : known.Add(member, facts));
            Handed(Value.Of(found), node);
        }
    }

    /// <summary>Whether whatever is put into a member of it can still be found there.</summary>
    private bool IsFollowed(Value instance)
    {
        foreach (var atom in instance.Atoms)
        {
            if (atom is not ObjectAtom found || State.StateOf(found) is not { Escaped: false })
            {
                return false;
            }
        }

        return true;
    }

    private void Alias(IOperation operation)
    {
        if (operation is ILocalReferenceOperation local)
        {
            Run.Aliases.Add(local.Local);
        }
    }
}
