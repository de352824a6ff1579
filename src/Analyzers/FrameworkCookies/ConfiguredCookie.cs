using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.FrameworkCookies;

/// <summary>One cookie of the framework with everything that this compilation sets on it.</summary>
/// <param name="Cookie">Which.</param>
/// <param name="Name">The scheme, for those that belong to one.</param>
/// <param name="Sources">All that configures it, in order.</param>
internal sealed record ConfiguredCookie(FrameworkCookie Cookie, SchemeName Name, IReadOnlyList<OptionsSource> Sources)
{
    public FrameworkCookieKind Kind => Cookie.Kind;

    /// <summary>What a member of the builder holds in the end; <see cref="Atom.Unset"/> where nothing sets it.</summary>
    public ImmutableArray<Fact> Of(string member)
    {
        if (!Name.IsUnknown)
        {
            return Settled.In(Sources, Name, source => source.Of(Cookie.Part, member));
        }

        // One scheme of which the name is not known: what its own call sets stands where no other source touches the member.
        var touching = Sources.Where(source => source.Of(Cookie.Part, member).Any(static fact => fact.Atom != Atom.Unset)).ToList();
        return touching.Count == 0 ? Settled.Untouched : touching.Count == 1 && touching[0].Name.IsUnknown ? touching[0].Of(Cookie.Part, member) : Facts.Unknown;
    }

    /// <summary>The value in the end, on every path; null where it is not one of the constants.</summary>
    public bool Always(string member, Func<object?, bool> isBad) => Always(Of(member), member, isBad);

    /// <summary>Whether every value that the facts leave possible is a constant of that kind.</summary>
    public bool Always(ImmutableArray<Fact> facts, string member, Func<object?, bool> isBad) =>
        facts.All(fact => (fact.Atom == Atom.Unset ? Cookie.DefaultOf(member) : fact.Atom) is ConstantAtom { Value: var value } && isBad(value));

    /// <summary>The facts that somebody wrote, as against those that a new builder brings along.</summary>
    public static ImmutableArray<Fact> Written(ImmutableArray<Fact> facts) =>
        facts.Where(static fact => fact.Atom != Atom.Unset && fact.Origin is not (null or BaseObjectCreationExpressionSyntax)).ToImmutableArray();

    /// <summary>Whether a source puts a builder of its own in the place of the one that the options had.</summary>
    public bool IsReplaced => Sources.Any(source => source.Of(Cookie.Part).Any(fact => fact.Atom is not ObjectAtom held || !source.Keeps(Cookie.Part, held)));
}
