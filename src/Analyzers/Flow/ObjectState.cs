using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What is known of one tracked object at one point.</summary>
internal sealed class ObjectState
{
    private readonly AllocationSite site;
    private readonly ImmutableDictionary<string, ImmutableArray<Fact>> members;

    private ObjectState(AllocationSite site, ImmutableDictionary<string, ImmutableArray<Fact>> members, bool escaped)
    {
        this.site = site;
        this.members = members;
        Escaped = escaped;
    }

    /// <summary>Code that cannot be seen holds the object: nothing is known from here on.</summary>
    public bool Escaped { get; }

    public static ObjectState Fresh(AllocationSite site) => new(site, ImmutableDictionary<string, ImmutableArray<Fact>>.Empty, escaped: false);

    /// <summary>An object of which nothing is known yet, but which nobody else holds: what is set from here on is known.</summary>
    public static ObjectState Lost(AllocationSite site)
    {
        var state = Fresh(site);
        foreach (var member in site.Type.Members)
        {
            state = state.Set(member, Facts.Unknown);
        }

        return state;
    }

    public ImmutableArray<Fact> this[string member] =>
        Escaped ? Facts.Unknown : members.TryGetValue(member, out var facts) ? facts : ImmutableArray.Create(UnsetFact(member));

    /// <summary>Tracked objects and others that the members hold.</summary>
    public IEnumerable<Atom> Held
    {
        get
        {
            foreach (var member in members)
            {
                foreach (var fact in member.Value)
                {
                    yield return fact.Atom;
                }
            }
        }
    }

    /// <summary>What reading the member gives.</summary>
    public Value Read(string member)
    {
        Value? value = null;
        foreach (var fact in this[member])
        {
            var atom = fact.Atom == Atom.Unset ? site.Type.DefaultOf(member) : fact.Atom;
            value = value?.With(atom) ?? Value.Of(atom);
        }

        return value ?? Value.Unknown;
    }

    public ObjectState Set(string member, ImmutableArray<Fact> facts) => new(site, members.SetItem(member, facts), Escaped);

    /// <summary>A write to one of several objects: the old value may stand.</summary>
    public ObjectState Add(string member, ImmutableArray<Fact> facts) => Set(member, Facts.Union(this[member], facts));

    public ObjectState Escape() => Escaped ? this : new(site, members, escaped: true);

    /// <summary>The same object, seen from another call.</summary>
    public ObjectState MoveTo(AllocationSite other, Func<Atom, Atom> move) => new(other, Moved(move), Escaped);

    /// <summary>The same object, where objects that its members may hold have another name now.</summary>
    public ObjectState Rename(Func<Atom, Atom> move) => Moved(move) is var moved && moved == members ? this : new ObjectState(site, moved, Escaped);

    /// <summary>The same members in another object, whose creation is what lacks the unset ones.</summary>
    public ObjectState CopyTo(AllocationSite copy)
    {
        if (Escaped)
        {
            return Lost(copy);
        }

        var copied = members;
        foreach (var member in members)
        {
            var facts = member.Value;
            for (var i = 0; i < facts.Length; i++)
            {
                if (facts[i].Atom == Atom.Unset)
                {
                    facts = facts.SetItem(i, new Fact(Atom.Unset, copy.Node, member.Key));
                }
            }

            copied = copied.SetItem(member.Key, facts);
        }

        return new ObjectState(copy, copied, escaped: false);
    }

    public ObjectState Join(ObjectState other)
    {
        if (this == other)
        {
            return this;
        }

        var joined = members;
        foreach (var member in other.members)
        {
            joined = joined.SetItem(member.Key, Facts.Union(members.TryGetValue(member.Key, out var own) ? own : ImmutableArray.Create(UnsetFact(member.Key)), member.Value));
        }

        foreach (var member in members)
        {
            if (!other.members.ContainsKey(member.Key))
            {
                joined = joined.SetItem(member.Key, Facts.Union(member.Value, ImmutableArray.Create(other.UnsetFact(member.Key))));
            }
        }

        return new ObjectState(site, joined, Escaped || other.Escaped);
    }

    public bool SameAs(ObjectState other)
    {
        if (this == other)
        {
            return true;
        }

        if (Escaped != other.Escaped || members.Count != other.members.Count)
        {
            return false;
        }

        foreach (var member in members)
        {
            if (!other.members.TryGetValue(member.Key, out var facts) || !Facts.SameAs(member.Value, facts))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the other one brings nothing that is not known here: to join it would leave this as it is.</summary>
    public bool Covers(ObjectState other)
    {
        if (this == other)
        {
            return true;
        }

        if (other.Escaped && !Escaped)
        {
            return false;
        }

        foreach (var member in other.members)
        {
            if (!members.TryGetValue(member.Key, out var own) || !Facts.SameAs(Facts.Union(own, member.Value), own))
            {
                return false;
            }
        }

        foreach (var member in members)
        {
            if (!other.members.ContainsKey(member.Key) && !Facts.SameAs(Facts.Union(member.Value, ImmutableArray.Create(other.UnsetFact(member.Key))), member.Value))
            {
                return false;
            }
        }

        return true;
    }

    private ImmutableDictionary<string, ImmutableArray<Fact>> Moved(Func<Atom, Atom> move)
    {
        var moved = members;
        foreach (var member in members)
        {
            foreach (var fact in member.Value)
            {
                if (fact.Atom is ObjectAtom)
                {
                    moved = moved.SetItem(member.Key, ImmutableArray.CreateRange(member.Value, one => one with { Atom = move(one.Atom) }));
                    break;
                }
            }
        }

        return moved;
    }

    /// <summary>Whether both know the same of Secure: the only flag of which it counts that some paths lack it.</summary>
    public bool SameSecurity(ObjectState other) => this == other
        || (Escaped == other.Escaped && SameMember(Member.Secure, other) && SameMember(Member.SecurePolicy, other));

    private bool SameMember(string member, ObjectState other) =>
        members.TryGetValue(member, out var own)
            ? other.members.TryGetValue(member, out var facts) && Facts.SameAs(own, facts)
            : !other.members.ContainsKey(member);

    private Fact UnsetFact(string member) => new(Atom.Unset, site.Node, member);
}
