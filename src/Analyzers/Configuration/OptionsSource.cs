using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>
/// One place that sets options, as the state in which it leaves a fresh options object: a delegate, a method of an options class, an object
/// handed to a middleware, or something that cannot be seen.
/// </summary>
/// <param name="Type">The options.</param>
/// <param name="Name">The name of the options that are meant.</param>
/// <param name="Settings">What it leaves behind; null where it is not known.</param>
/// <param name="After">The state around it afterwards: the parts of the options are found here, and their callbacks run in it.</param>
/// <param name="Code">The code that it was run by; null where there is none.</param>
/// <param name="Call">The call that configures; null for a method of an options class.</param>
/// <param name="RunsLast">A <c>PostConfigure</c>.</param>
internal sealed record OptionsSource(
    TrackedType Type, SchemeName Name, ObjectState? Settings, FlowState After, CodeContext? Code, SetupCall? Call, bool RunsLast)
{
    /// <summary>What the settings files say, where it binds a section of them and does nothing else; null where it does not.</summary>
    public BoundValues? Bound { get; init; }

    /// <summary>The code whose order of sources is known.</summary>
    public object Body => Call is null ? this : Call.Body;

    /// <summary>What it leaves in a member of the options; <see cref="Atom.Unset"/> where it does not touch it.</summary>
    public ImmutableArray<Fact> Of(string member) => Settings is { } settings ? settings[member] : Bound?.Of(member) ?? Facts.Unknown;

    /// <summary>
    /// What it leaves in a member of a part (<c>Cookie.SecurePolicy</c>). A new object in the part's place sets all of its members, those that
    /// it does not mention to its own defaults.
    /// </summary>
    public ImmutableArray<Fact> Of(string part, string member)
    {
        if (Bound is not null)
        {
            return Bound.Of(part, member);
        }

        var facts = ImmutableArray<Fact>.Empty;
        foreach (var held in Of(part))
        {
            facts = Facts.Union(facts, held.Atom is ObjectAtom found && After.StateOf(found) is { } state ? OfPart(part, found, state[member], member) : Facts.Unknown);
        }

        return facts.IsEmpty ? Facts.Unknown : facts;
    }

    /// <summary>The object that a member of the options holds where it is one; null where it is several or cannot be seen.</summary>
    public ObjectAtom? Part(string part) => Of(part) is { Length: 1 } held ? held[0].Atom as ObjectAtom : null;

    /// <summary>Whether the member holds the object that it held from the start.</summary>
    public bool Keeps(string part, ObjectAtom held) => Type.Parts.TryGetValue(part, out var original) && held.Site.Type == original;

    private ImmutableArray<Fact> OfPart(string part, ObjectAtom held, ImmutableArray<Fact> facts, string member) => Keeps(part, held)
        ? facts
        : ImmutableArray.CreateRange(facts, fact => fact.Atom == Atom.Unset ? fact with { Atom = held.Site.Type.DefaultOf(member) } : fact);
}
