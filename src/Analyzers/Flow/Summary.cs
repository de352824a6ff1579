using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>What a helper returns, or a member holds: a value and the objects that it made, to be placed anew at each use.</summary>
internal sealed class Summary(Value value, ImmutableDictionary<ObjectAtom, ObjectState> heap, bool mayThrow)
{
    public bool MayThrow { get; } = mayThrow;

    /// <summary>The same for the next compilation; null where something in it belongs to this one.</summary>
    public Summary? ToKeep()
    {
        // The frame that it was found in knows all calls that were followed there.
        var frame = Frame.Root();
        var kept = ImmutableDictionary.CreateBuilder<ObjectAtom, ObjectState>();
        foreach (var entry in heap)
        {
            foreach (var held in entry.Value.Held)
            {
                if (!held.IsLasting)
                {
                    return null;
                }
            }

            if (!entry.Key.IsLasting)
            {
                return null;
            }

            var site = Move(entry.Key.Site, frame);
            kept.Add(new ObjectAtom(site, entry.Key.Older), entry.Value.MoveTo(site, atom => Move(atom, frame)));
        }

        return value.IsLasting ? new Summary(value.Select(atom => Move(atom, frame)), kept.ToImmutable(), MayThrow) : null;
    }

    /// <param name="frame">The frame of the call or member that the objects are to belong to.</param>
    /// <param name="state">The state at the use.</param>
    /// <param name="onlyOnce">Every use means the same object (a field), not a new one (a helper's result).</param>
    /// <param name="after">The state with the objects in it.</param>
    public Value Enter(Frame frame, FlowState state, bool onlyOnce, out FlowState after)
    {
        after = state;
        foreach (var entry in heap)
        {
            var site = Move(entry.Key.Site, frame);
            var moved = new ObjectAtom(site, entry.Key.Older);
            var known = entry.Value.MoveTo(site, atom => Move(atom, frame));
            if (entry.Key.Older)
            {
                after = after.Update(moved, after.StateOf(moved)?.Join(known) ?? known);
            }
            else if (!onlyOnce || after.StateOf(moved) is null)
            {
                after = after.Allocate(site, known);
            }
        }

        return value.Select(atom => Move(atom, frame));
    }

    private static Atom Move(Atom atom, Frame frame) => atom switch
    {
        ObjectAtom found => new ObjectAtom(Move(found.Site, frame), found.Older),
        TupleAtom tuple => new TupleAtom(ImmutableArray.CreateRange(tuple.Elements, element => element.Select(inner => Move(inner, frame)))),
        DelegateAtom => Atom.Unknown, // Its captured variables ended with the helper.
        _ => atom,
    };

    private static AllocationSite Move(AllocationSite site, Frame frame) => Move(site.Frame, frame).SiteOf(site.Node, site.Type);

    private static Frame Move(Frame inner, Frame frame) =>
        inner.Outer is null ? frame : Move(inner.Outer, frame).Enter(inner.Call, inner.Member!);
}

/// <summary>The helpers and members that are being summarized just now, each because of the one before it.</summary>
internal sealed class SummaryChain(ISymbol? member, SummaryChain? outer)
{
    private const int Most = 6;

    public static readonly SummaryChain Empty = new(null, null);

    private readonly ISymbol? member = member;
    private readonly SummaryChain? outer = outer;
    private readonly int depth = outer is null ? 0 : outer.depth + 1;

    /// <summary>One deeper; null where that would go round in circles or too deep.</summary>
    public SummaryChain? With(ISymbol next)
    {
        for (var link = this; link is not null; link = link.outer)
        {
            if (SymbolEqualityComparer.Default.Equals(link.member, next))
            {
                return null;
            }
        }

        return depth >= Most ? null : new SummaryChain(next, this);
    }
}
