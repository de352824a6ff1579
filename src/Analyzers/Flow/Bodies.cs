using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>The source behind symbols of this compilation, as control flow graphs.</summary>
/// <param name="compilation">Where it lies.</param>
/// <param name="types">What makes a helper worth looking into.</param>
/// <param name="dependencies">Told of each file that is looked into.</param>
internal sealed class Bodies(Compilation compilation, TrackedSymbols types, IDependencies dependencies)
{
    private const int LongestScalarHelper = 800;

    private readonly ConcurrentDictionary<SyntaxNode, ControlFlowGraph?> graphs = new();

    /// <summary>Whether the symbol is declared in this compilation. One from a project beside it has code too, which is not ours to look into.</summary>
    public bool IsHere(ISymbol symbol) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly) && !symbol.DeclaringSyntaxReferences.IsEmpty;

    /// <summary>The body of a method, accessor or constructor; null where it has none or it is broken.</summary>
    public ControlFlowGraph? GraphOf(IMethodSymbol method, CancellationToken cancellation) =>
        !IsHere(method) ? null : GraphOf(method.DeclaringSyntaxReferences[0].GetSyntax(cancellation), cancellation);

    /// <summary>The graph of a member's declaration, or of the <c>= value</c> of a field or property.</summary>
    public ControlFlowGraph? GraphOf(SyntaxNode declaration, CancellationToken cancellation)
    {
        if (graphs.TryGetValue(declaration, out var known))
        {
            return known;
        }

        dependencies.Reads(declaration.SyntaxTree);
        var graph = Create(ModelOf(declaration.SyntaxTree).GetOperation(declaration, cancellation), cancellation);
        graphs.TryAdd(declaration, graph);
        return graph;
    }

    public SemanticModel ModelOf(SyntaxTree tree)
    {
#pragma warning disable RS1030 // A helper's body lies in another tree than the one that the analyzer was called for.
        return compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
    }

    /// <summary>Whether calling the method could matter: it hands out tracked objects, or is a short way to say a flag, a mode or a name.</summary>
    public bool IsWorthSummarizing(IMethodSymbol method)
    {
        if (types.Carries(method.ReturnType))
        {
            return true;
        }

        return IsScalar(method.ReturnType) && IsShort(method);
    }

    public static bool IsShort(IMethodSymbol method) => !method.DeclaringSyntaxReferences.IsEmpty && method.DeclaringSyntaxReferences[0].Span.Length <= LongestScalarHelper;

    /// <summary>Whether the constructor of this compilation has no code but the call of its base's parameterless one.</summary>
    public static bool OnlyConstructsBase(IMethodSymbol constructor, CancellationToken cancellation) =>
        constructor.DeclaringSyntaxReferences.IsEmpty
            ? constructor is { IsImplicitlyDeclared: true, Parameters.IsEmpty: true } && !constructor.ContainingType.DeclaringSyntaxReferences.IsEmpty
            : constructor.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is TypeDeclarationSyntax { BaseList: var bases }
              && bases?.Types.Any(static type => type is PrimaryConstructorBaseTypeSyntax) != true;

    public static bool IsIterator(IMethodSymbol method, CancellationToken cancellation) =>
        method.ReturnType.Name is "IEnumerable" or "IEnumerator" or "IAsyncEnumerable" or "IAsyncEnumerator"
        && !method.DeclaringSyntaxReferences.IsEmpty
        && method.DeclaringSyntaxReferences[0].GetSyntax(cancellation).DescendantNodes().Any(static node => node is YieldStatementSyntax);

    /// <summary>A helper that does nothing but throw, as its form tells.</summary>
    public static bool AlwaysThrows(IMethodSymbol method, CancellationToken cancellation) =>
        !method.DeclaringSyntaxReferences.IsEmpty && method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is BaseMethodDeclarationSyntax declaration
        && (declaration.ExpressionBody?.Expression is ThrowExpressionSyntax || (declaration.Body is { Statements: { Count: 1 } only } && only[0] is ThrowStatementSyntax));

    public static bool IsScalar(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Boolean or SpecialType.System_String || type.TypeKind == TypeKind.Enum || ConstantSpan.IsTime(type)
        || (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T && IsScalar(((INamedTypeSymbol)type).TypeArguments[0]));

    /// <summary>A number that spans of time are made of.</summary>
    public static bool IsNumber(ITypeSymbol type) => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double;

    /// <summary>Whether the property of this compilation has no code of its own.</summary>
    public static bool IsAutomatic(IPropertySymbol property)
    {
        if (property.DeclaringSyntaxReferences.Length != 1 || property.IsAbstract
            || property.DeclaringSyntaxReferences[0].GetSyntax() is not PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors })
        {
            return false;
        }

        foreach (var accessor in accessors.Accessors)
        {
            if (accessor.Body is not null || accessor.ExpressionBody is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the local function is declared in the graph or in one around it.</summary>
    public static bool Declares(ControlFlowGraph? graph, IMethodSymbol localFunction)
    {
        for (; graph is not null; graph = graph.Parent)
        {
            if (graph.LocalFunctions.Contains(localFunction))
            {
                return true;
            }
        }

        return false;
    }

    private static ControlFlowGraph? Create(IOperation? operation, CancellationToken cancellation) => operation switch
    {
        IMethodBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
        IConstructorBodyOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
        IBlockOperation { Parent: null } body => ControlFlowGraph.Create(body, cancellation),
        IFieldInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
        IPropertyInitializerOperation { Parent: null } initializer => ControlFlowGraph.Create(initializer, cancellation),
        _ => null,
    };
}
