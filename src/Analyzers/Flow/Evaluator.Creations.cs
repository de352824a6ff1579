using System.Collections.Immutable;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <content>Making objects, and what the fixed meanings of framework calls need of them.</content>
internal sealed partial class Evaluator
{
    public KnownSymbols Symbols => Model.Symbols;

    public TrackedSymbols Types => Model.Types;

    public Value Allocate(SyntaxNode node, TrackedType type)
    {
        var state = State;
        var made = Objects.Allocate(code.Frame, node, type, ref state);
        State = state;
        return Value.Of(made);
    }

    /// <summary>Gives a member of a fresh object facts that were established elsewhere.</summary>
    public void Overwrite(Value fresh, string member, ImmutableArray<Fact> facts)
    {
        if (fresh.Single is ObjectAtom atom && State.StateOf(atom) is { } known)
        {
            State = State.Update(atom, known.Set(member, facts));
        }
    }

    public void AssignOut(IOperation target, Value value, SyntaxNode node) => AssignTo(target, value, node);

    private Value Create(IObjectCreationOperation creation)
    {
        var arguments = Arguments(creation.Arguments);
        if (creation.Constructor is not { } constructor || IsDead)
        {
            return Value.Unknown;
        }

        if (Model.Types.Of(creation.Type) is { } type)
        {
            return Construct(Allocate(creation.Syntax, type), constructor, arguments, creation.Syntax);
        }

        if (constructor.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && arguments.Length == 1)
        {
            return arguments[0].Value;
        }

        if (ConstantSpan.OfCreation(constructor, arguments) is { } time)
        {
            return time;
        }

        if (Several.OfCreation(constructor, arguments) is { } several)
        {
            return several;
        }

        return constructor.ContainingType.Name is "ValueTask" && constructor.IsFrameworkCode("System") && arguments.Length == 1
            ? arguments[0].Value
            : CallUnknown(Value.Unknown, arguments, creation.Syntax);
    }

    /// <summary><c>new T()</c>, where this call says what <c>T</c> is.</summary>
    private Value CreateGeneric(ITypeParameterObjectCreationOperation creation) =>
        creation.Type is { } parameter && code.Resolve(parameter) is INamedTypeSymbol named && Model.Types.Of(named) is { } type
            ? BaseConstruct(Allocate(creation.Syntax, type), named, creation.Syntax)
            : Value.Unknown;

    /// <summary>Runs the constructor on a fresh object: the framework's own are known, those of this compilation are followed.</summary>
    private Value Construct(Value fresh, IMethodSymbol constructor, ImmutableArray<Argument> arguments, SyntaxNode node)
    {
        if (fresh.Single is not ObjectAtom atom || Model.Types.Of(constructor.ContainingType) is not { } type)
        {
            CallUnknown(Value.Unknown, arguments, node);
            return fresh;
        }

        if (Types.Is(type, constructor.ContainingType))
        {
            foreach (var argument in arguments)
            {
                if (argument.Parameter is { } parameter && Types.Covers(type, parameter.Type))
                {
                    Copy(atom, argument.Value);
                }
                else if (argument.Parameter?.Name == "name" && type.Has(Member.Name))
                {
                    WriteMember(fresh, Member.Name, argument.Value, argument.Syntax);
                }
            }

            return fresh;
        }

        // A primary constructor, and a parameterless one that the compiler writes, do what their base does.
        if (constructor.ContainingType.BaseType is { } parent && Bodies.OnlyConstructsBase(constructor, Run.Cancellation))
        {
            CallUnknown(Value.Unknown, arguments, node);
            return BaseConstruct(fresh, parent, node);
        }

        if (!constructor.DeclaringSyntaxReferences.IsEmpty && CallSource(constructor, fresh, arguments, node) is not null)
        {
            return fresh;
        }

        State = State.Escape(fresh);
        CallUnknown(fresh, arguments, node);
        return fresh;
    }

    private Value BaseConstruct(Value fresh, INamedTypeSymbol parent, SyntaxNode node)
    {
        foreach (var constructor in parent.InstanceConstructors)
        {
            if (constructor.Parameters.IsEmpty)
            {
                return Construct(fresh, constructor, ImmutableArray<Argument>.Empty, node);
            }
        }

        State = State.Escape(fresh);
        return fresh;
    }

    /// <summary>A copy of what an argument handed in came in by that argument.</summary>
    private void PassOn(Value original, AllocationSite copy)
    {
        for (var frame = code.Frame; frame is not null; frame = frame.Outer)
        {
            foreach (var atom in original.Atoms)
            {
                if (atom is ObjectAtom passed && frame.ArgumentOf(passed.Site) is { } argument)
                {
                    frame.Passed(copy, argument);
                }
            }
        }
    }

    private void Copy(ObjectAtom copy, Value original)
    {
        ObjectState? copied = null;
        foreach (var atom in original.Atoms)
        {
            var part = atom is ObjectAtom source && State.StateOf(source) is { } known
                ? known.CopyTo(copy.Site)
                : ObjectState.Lost(copy.Site);
            copied = copied?.Join(part) ?? part;
        }

        State = State.Update(copy, copied!);
        PassOn(original, copy.Site);
    }
}
