using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.HeaderWrites;

/// <summary>One call or assignment that writes a header <c>Set-Cookie</c>, with what is known of its values on every way there.</summary>
internal sealed class HeaderWrite(SyntaxNode call, SyntaxNode use, Frame frame)
{
    private readonly Dictionary<ObjectAtom, ObjectState> objects = new();
    private ImmutableArray<HeaderValue> values;

    /// <summary>The call, or the assignment.</summary>
    public SyntaxNode Call { get; } = call;

    /// <summary>The call in the analyzed body that leads to it: the writing one itself, or that of a helper.</summary>
    public SyntaxNode Use { get; } = use;

    public Frame Frame { get; } = frame;

    /// <summary>The values that it writes; empty where it writes none.</summary>
    public ImmutableArray<HeaderValue> Values => values.IsDefault ? ImmutableArray<HeaderValue>.Empty : values;

    /// <summary>What is known of a member of a header object; unknown where the object is.</summary>
    public ImmutableArray<Fact> Of(ObjectAtom header, string member) => objects.TryGetValue(header, out var state) ? state[member] : Facts.Unknown;

    /// <summary>One more way on which it is reached.</summary>
    public void Reach(ImmutableArray<HeaderValue> reached, FlowState state)
    {
        foreach (var value in reached)
        {
            foreach (var atom in value.Value.Atoms)
            {
                if (atom is ObjectAtom found && state.StateOf(found) is { } known)
                {
                    objects[found] = objects.TryGetValue(found, out var before) ? before.Join(known) : known;
                }
            }
        }

        values = values.IsDefault ? reached : Joined(reached);
    }

    private ImmutableArray<HeaderValue> Joined(ImmutableArray<HeaderValue> reached)
    {
        if (values.Length != reached.Length)
        {
            return ImmutableArray.Create(new HeaderValue(values.Length > 0 ? values[0].Syntax : reached[0].Syntax, Value.Unknown));
        }

        var joined = values.ToBuilder();
        for (var i = 0; i < joined.Count; i++)
        {
            joined[i] = joined[i] with { Value = joined[i].Value.With(reached[i].Value) };
        }

        return joined.MoveToImmutable();
    }
}

/// <summary>One of the values.</summary>
/// <param name="Syntax">Where it stands in the call; null where nothing stands for it alone.</param>
/// <param name="Value">What it is.</param>
internal readonly record struct HeaderValue(ExpressionSyntax? Syntax, Value Value);
