using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What the flow knows of a whole compilation: tracked types, bodies, and summaries of helpers and members. Safe for concurrent use.</summary>
internal sealed class FlowModel
{
    public FlowModel(Compilation compilation, KnownSymbols symbols, System.Action<SyntaxTree> reads)
    {
        Symbols = symbols;
        Types = new TrackedTypes(compilation);
        Bodies = new Bodies(compilation, Types, reads);
        Summaries = new MethodSummaries(this);
        Members = new MemberSummaries(compilation, this);
    }

    public KnownSymbols Symbols { get; }

    public TrackedTypes Types { get; }

    public Bodies Bodies { get; }

    public MethodSummaries Summaries { get; }

    public MemberSummaries Members { get; }

    /// <summary>The tracked type that has this property as one of the followed members; null for every other property.</summary>
    public TrackedType? MemberOf(IPropertySymbol property)
    {
        while (property.OverriddenProperty is { } overridden)
        {
            property = overridden;
        }

        return Types.Of(property.ContainingType) is { } type && type.Is(property.ContainingType) && type.Has(property.Name) ? type : null;
    }
}
