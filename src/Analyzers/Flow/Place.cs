using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>A variable of the analyzed code: a local, a parameter, a field under construction, something found, or a temporary or the result of one control flow graph.</summary>
internal readonly struct Place : IEquatable<Place>
{
    private readonly ControlFlowGraph? graph;
    private readonly CaptureId? capture;

    private readonly object? key;

    private Place(ISymbol? symbol, ControlFlowGraph? graph, CaptureId? capture, object? key = null)
    {
        this.key = key;
        Symbol = symbol;
        this.graph = graph;
        this.capture = capture;
    }

    public ISymbol? Symbol { get; }

    public static Place Of(ISymbol symbol) => new(symbol, null, null);

    public static Place Of(ControlFlowGraph graph, CaptureId capture) => new(null, graph, capture);

    /// <summary>Where the value waits that the code of the graph is about to return.</summary>
    public static Place OfReturned(ControlFlowGraph graph) => new(null, graph, null);

    /// <summary>Where something waits that the framework keeps under a key, and which that key alone leads to.</summary>
    public static Place OfFound(object key) => new(null, null, null, key);

    /// <summary>Whether this exists only while the given member runs.</summary>
    public bool BelongsTo(IMethodSymbol method, ControlFlowGraph body) =>
        graph == body || (Symbol is ILocalSymbol or IParameterSymbol && SymbolEqualityComparer.Default.Equals(Symbol.ContainingSymbol, method));

    public bool Equals(Place other) =>
        graph == other.graph && key == other.key && (graph is null ? SymbolEqualityComparer.Default.Equals(Symbol, other.Symbol) : Nullable.Equals(capture, other.capture));

    public override bool Equals(object? obj) => obj is Place other && Equals(other);

    public override int GetHashCode() => key is not null ? key.GetHashCode() : graph is null ? SymbolEqualityComparer.Default.GetHashCode(Symbol) : capture.GetHashCode();
}
