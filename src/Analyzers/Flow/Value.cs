using System;
using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>The set of things that an expression may evaluate to at one point.</summary>
internal readonly struct Value : IEquatable<Value>
{
    private const int MostAtoms = 6;

    private readonly ImmutableArray<Atom> atoms;

    private Value(ImmutableArray<Atom> atoms) => this.atoms = atoms;

    public static readonly Value Unknown = Of(Atom.Unknown);

    public ImmutableArray<Atom> Atoms => atoms.IsDefault ? Unknown.atoms : atoms;

    public static Value Of(Atom atom) => new(ImmutableArray.Create(atom));

    public static Value Constant(object? value) => Of(new ConstantAtom(value));

    public bool IsUnknown
    {
        get
        {
            foreach (var atom in Atoms)
            {
                if (atom.IsUnknown)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether it may be kept for the next compilation.</summary>
    public bool IsLasting
    {
        get
        {
            foreach (var atom in Atoms)
            {
                if (!atom.IsLasting)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>One of several things, of which at least one is an object: which one decides what a use of it does.</summary>
    public bool IsChoice
    {
        get
        {
            if (Atoms.Length == 1)
            {
                return false;
            }

            foreach (var atom in Atoms)
            {
                if (atom is ObjectAtom or TupleAtom or DelegateAtom)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The only thing that this can be; null where there are several.</summary>
    public Atom? Single => Atoms.Length == 1 ? Atoms[0] : null;

    public bool Contains(Atom atom) => Atoms.IndexOf(atom) >= 0;

    /// <summary>The constant text on every path; null where it is not one.</summary>
    public string? Text => Single is ConstantAtom { Value: string text } ? text : null;

    public bool IsAlways(object? constant) => Single is { } atom && atom.IsConstant(constant);

    public Value With(Atom atom) => Contains(atom)
        ? this
        : Atoms.Length >= MostAtoms ? Unknown : new Value(Atoms.Add(atom));

    public Value With(Value other)
    {
        var result = this;
        foreach (var atom in other.Atoms)
        {
            result = result.With(atom);
        }

        return result;
    }

    public Value Select(Func<Atom, Atom> change)
    {
        Value? result = null;
        foreach (var atom in Atoms)
        {
            var changed = change(atom);
            result = result?.With(changed) ?? Of(changed);
        }

        return result!.Value;
    }

    public bool Any<T>(out T found)
        where T : Atom
    {
        foreach (var atom in Atoms)
        {
            if (atom is T match)
            {
                found = match;
                return true;
            }
        }

        found = null!;
        return false;
    }

    public bool Equals(Value other)
    {
        if (Atoms.Length != other.Atoms.Length)
        {
            return false;
        }

        foreach (var atom in Atoms)
        {
            if (!other.Contains(atom))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Atoms.Length;
}
