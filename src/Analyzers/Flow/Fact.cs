using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>One thing that a member of a tracked object may hold.</summary>
/// <param name="Atom">The value.</param>
/// <param name="Origin">The assignment that wrote it; for <see cref="Atom.Unset"/> the creation that lacks it; null where nobody can be named.</param>
/// <param name="Member">The member that the origin writes or lacks: another one than asked for where a builder made the object.</param>
internal sealed record Fact(Atom Atom, SyntaxNode? Origin, string Member);

internal static class Facts
{
    private const int Most = 12;

    private static readonly ImmutableArray<Fact> Lost = ImmutableArray.Create(new Fact(Atom.Unknown, null, string.Empty));

    public static ImmutableArray<Fact> Unknown => Lost;

    public static ImmutableArray<Fact> Of(Value value, SyntaxNode? origin, string member)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>(value.Atoms.Length);
        foreach (var atom in value.Atoms)
        {
            facts.Add(new Fact(atom, origin, member));
        }

        return facts.MoveToImmutable();
    }

    public static ImmutableArray<Fact> Union(ImmutableArray<Fact> one, ImmutableArray<Fact> other)
    {
        foreach (var fact in other)
        {
            if (one.IndexOf(fact) < 0)
            {
                one = one.Add(fact);
            }
        }

        return one.Length > Most ? Lost : one;
    }

    public static bool SameAs(ImmutableArray<Fact> one, ImmutableArray<Fact> other)
    {
        if (one.Length != other.Length)
        {
            return false;
        }

        foreach (var fact in one)
        {
            if (other.IndexOf(fact) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
