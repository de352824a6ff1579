using System;
using System.Collections.Generic;
using System.Linq;

namespace CookieSecurity.Analyzers.Triggers;

/// <summary>Names of members and types that a family of rules starts from.</summary>
internal sealed class NameSet
{
    private readonly HashSet<string> names;
    private NameBits? bits;

    public NameSet(params string[] names) => this.names = new HashSet<string>(names, StringComparer.Ordinal);

    private NameSet(HashSet<string> names) => this.names = names;

    public IEnumerable<string> All => names;

    public bool Contains(string name) => names.Contains(name);

    /// <summary>Whether one of the names is among the given ones.</summary>
    public bool Overlaps(NameBits mentioned) => (bits ??= NameBits.Of(names)).Overlap(mentioned);

    public static NameSet Union(params NameSet[] sets) => new(new HashSet<string>(sets.SelectMany(static set => set.names), StringComparer.Ordinal));
}
