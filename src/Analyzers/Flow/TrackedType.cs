using System.Collections.Generic;
using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>A type whose objects the flow follows: it knows members and the constants that a fresh object holds, not what a cookie is.</summary>
/// <param name="metadataName">Its full name.</param>
/// <param name="defaults">The followed members, with what they hold in a fresh object.</param>
/// <param name="parts">Members that hold an object of their own from the start.</param>
/// <param name="isOpen">Every property is followed; those without a default hold something unknown until they are set.</param>
internal sealed class TrackedType(
    string metadataName,
    ImmutableDictionary<string, object?> defaults,
    ImmutableDictionary<string, TrackedType> parts,
    bool isOpen)
{
    public string MetadataName { get; } = metadataName;

    public string Name { get; } = metadataName.Substring(metadataName.LastIndexOf('.') + 1);

    public IEnumerable<string> Members => defaults.Keys;

    /// <summary>Members that hold an object of their own from the start.</summary>
    public ImmutableDictionary<string, TrackedType> Parts => parts;

    public bool Has(string member) => isOpen || defaults.ContainsKey(member) || parts.ContainsKey(member);

    public Atom DefaultOf(string member) => defaults.TryGetValue(member, out var value) ? new ConstantAtom(value) : Atom.Unknown;
}
