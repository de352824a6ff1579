using System.Collections.Concurrent;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// What fields and automatic properties of this compilation hold: known where only the construction of their type writes them and what
/// they refer to.
/// </summary>
internal sealed class MemberSummaries(Compilation compilation, FlowModel model, IDependencies dependencies)
{
    private readonly ConcurrentDictionary<ISymbol, Summary?> known = new(SymbolEqualityComparer.Default);

    public Summary? Read(ISymbol member, FlowRun reader)
    {
        member = member.OriginalDefinition;
        if (known.TryGetValue(member, out var summary))
        {
            return summary;
        }

        if (!model.Bodies.IsHere(member) || TypeOf(member) is not { } type || !(model.Types.Carries(type) || Bodies.IsScalar(type) || Bodies.IsNumber(type)) || !IsClosed(member))
        {
            return null;
        }

        Note(member, type);
        if (reader.Chain.With(member) is not { } chain)
        {
            return null;
        }

        var uses = new MemberUses(compilation, model, member, reader.Cancellation);
        summary = uses.OnlyConstructionWrites(out var constructorsWrite)
            ? Compute(member, constructorsWrite, new FlowRun(model, NoWatch.Instance, chain, member, reader.Cancellation))
            : null;
        known.TryAdd(member, summary);
        return summary;
    }

    /// <summary>A value that only construction can write is decided where it is declared; anything else wherever it is named.</summary>
    private void Note(ISymbol member, ITypeSymbol type)
    {
        if (member is IFieldSymbol { IsReadOnly: false } || model.Types.Carries(type))
        {
            dependencies.ReadsMember(member.Name);
        }

        foreach (var declared in member.ContainingType.DeclaringSyntaxReferences)
        {
            dependencies.Reads(declared.SyntaxTree);
        }
    }

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: false, IsVolatile: false } field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        _ => null,
    };

    /// <summary>Whether nobody outside this assembly can write it: readonly, or not visible there, and no attribute asks a framework to.</summary>
    private static bool IsClosed(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences.Length != 1 || member.IsVirtual || member.IsAbstract || member.IsOverride
            || !member.GetAttributes().IsEmpty)
        {
            return false;
        }

        return member switch
        {
            IFieldSymbol field => field.IsReadOnly || field.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal,
            IPropertySymbol property => property.SetMethod is null,
            _ => false,
        };
    }

    private Summary? Compute(ISymbol member, bool constructorsWrite, FlowRun run)
    {
        if (InitialState(member, run) is not { } initial)
        {
            return null;
        }

        var end = constructorsWrite ? AfterConstructors(member, initial, run) : initial;
        return end is null || run.Exhausted ? null : new Summary(end[Place.Of(member)], end.Heap, mayThrow: false);
    }

    private FlowState? InitialState(ISymbol member, FlowRun run)
    {
        EqualsValueClauseSyntax? initializer;
        switch (member.DeclaringSyntaxReferences[0].GetSyntax(run.Cancellation))
        {
            case VariableDeclaratorSyntax declarator:
                initializer = declarator.Initializer;
                break;
            case PropertyDeclarationSyntax property:
                initializer = property.Initializer;
                break;
            default:
                return null;
        }

        if (initializer is null)
        {
            var type = TypeOf(member)!;
            var fresh = ConstantSpan.DefaultOf(type) is { } time ? Value.Of(time) : Bodies.IsNumber(type) ? Value.Unknown : Value.Constant(DefaultOf(type));
            return FlowState.Empty.Assign(Place.Of(member), fresh);
        }

        if (model.Bodies.GraphOf(initializer, run.Cancellation) is not { } graph)
        {
            return null;
        }

        var walk = new GraphWalk(run, graph, run.Root, Value.Unknown, null);
        walk.Run(PathSet.Of(FlowState.Empty));
        return walk.Exit.Joined();
    }

    private static object? DefaultOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Boolean } => false,
        { TypeKind: TypeKind.Enum } => 0,
        _ => null,
    };

    private FlowState? AfterConstructors(ISymbol member, FlowState initial, FlowRun run)
    {
        FlowState? end = null;
        foreach (var constructor in member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors)
        {
            if (constructor.IsImplicitlyDeclared)
            {
                end = end?.Join(initial) ?? initial;
                continue;
            }

            if (ChainsToThis(constructor, run) || model.Bodies.GraphOf(constructor, run.Cancellation) is not { } graph)
            {
                // What a chained constructor leaves behind is written twice: say nothing.
                return null;
            }

            var walk = new GraphWalk(run, graph, run.Root, Value.Unknown, constructor);
            walk.Run(PathSet.Of(initial));
            if (walk.Exit.Joined() is { } exit)
            {
                exit = exit.Leave(constructor, graph);
                end = end?.Join(exit) ?? exit;
            }
        }

        return end ?? initial;
    }

    private static bool ChainsToThis(IMethodSymbol constructor, FlowRun run) =>
        constructor.DeclaringSyntaxReferences.Length == 1
        && constructor.DeclaringSyntaxReferences[0].GetSyntax(run.Cancellation) is ConstructorDeclarationSyntax { Initializer.ThisOrBaseKeyword.ValueText: "this" };
}
