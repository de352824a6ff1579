using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What the flow knows of a whole compilation: tracked types, bodies, and summaries of helpers and members. Safe for concurrent use.</summary>
internal sealed class FlowModel
{
    /// <param name="compilation">The code.</param>
    /// <param name="symbols">The framework's types.</param>
    /// <param name="types">Those that are followed.</param>
    /// <param name="verdicts">What is known of members in all compilations in which the same is declared.</param>
    /// <param name="summaries">What is known of helpers in these.</param>
    /// <param name="dependencies">Told of what is looked into.</param>
    public FlowModel(Compilation compilation, KnownSymbols symbols, TrackedSymbols types, MemberVerdicts verdicts, LastingSummaries summaries, IDependencies dependencies)
    {
        Symbols = symbols;
        Types = types;
        Bodies = new Bodies(compilation, Types, dependencies);
        Summaries = new MethodSummaries(this, summaries, dependencies);
        Members = new MemberSummaries(compilation, this, dependencies);
        MemberVerdicts = verdicts;
    }

    public KnownSymbols Symbols { get; }

    public TrackedSymbols Types { get; }

    public Bodies Bodies { get; }

    public MethodSummaries Summaries { get; }

    public MemberSummaries Members { get; }

    public MemberVerdicts MemberVerdicts { get; }

    /// <summary>The tracked type that has this property as one of the followed members; null for every other property.</summary>
    public TrackedType? MemberOf(IPropertySymbol property)
    {
        while (property.OverriddenProperty is { } overridden)
        {
            property = overridden;
        }

        return Types.Of(property.ContainingType) is { } type && Types.Is(type, property.ContainingType) && type.Has(property.Name) ? type : null;
    }
}
