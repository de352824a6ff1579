using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What one file does with a member.</summary>
/// <param name="IsHarmless">Nothing in it writes the member, or the object in it, but construction.</param>
/// <param name="ConstructorsWrite">A constructor of the member's type does.</param>
internal readonly record struct MemberVerdict(bool IsHarmless, bool ConstructorsWrite);

/// <summary>The verdicts on members of all compilations in which the same is declared, however their bodies change: those of a changed file are found anew.</summary>
internal sealed class MemberVerdicts
{
    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, MemberVerdict>> known = new();

    public bool TryGet(SyntaxTree tree, string member, out MemberVerdict verdict)
    {
        verdict = default;
        return known.TryGetValue(tree, out var members) && members.TryGetValue(member, out verdict);
    }

    public void Add(SyntaxTree tree, string member, MemberVerdict verdict) =>
        known.GetValue(tree, static _ => new ConcurrentDictionary<string, MemberVerdict>())[member] = verdict;
}
