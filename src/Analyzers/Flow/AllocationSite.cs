using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Where tracked objects are made: a creation, in the call that leads to it. Equal sites are the same instance.</summary>
internal sealed class AllocationSite(SyntaxNode node, Frame frame, TrackedType type)
{
    public SyntaxNode Node { get; } = node;

    public Frame Frame { get; } = frame;

    public TrackedType Type { get; } = type;
}

/// <summary>One call on the way from the analyzed body into a helper. Equal frames are the same instance.</summary>
internal sealed class Frame
{
    private readonly Dictionary<(SyntaxNode? Call, ISymbol? Member), Frame> inner = new(FrameKeyComparer.Instance);
    private readonly Dictionary<(SyntaxNode Node, TrackedType Type), AllocationSite> sites = new();
    private readonly Dictionary<AllocationSite, SyntaxNode> arguments = new();

    private Frame(Frame? outer, SyntaxNode? call, ISymbol? member)
    {
        Outer = outer;
        Call = call;
        Member = member;
        Depth = outer is null ? 0 : outer.Depth + 1;
    }

    public Frame? Outer { get; }

    /// <summary>The call or member read in the outer frame; null at the root and for fields.</summary>
    public SyntaxNode? Call { get; }

    /// <summary>The method, property or field that is entered; null at the root.</summary>
    public ISymbol? Member { get; }

    public int Depth { get; }

    /// <summary>Whether a field or property is read on the way: each owner has an object of its own there.</summary>
    public bool IsOfMember => Outer is not null && (Call is null || Outer.IsOfMember);

    public static Frame Root() => new(null, null, null);

    public Frame Enter(SyntaxNode? call, ISymbol member)
    {
        if (!inner.TryGetValue((call, member), out var frame))
        {
            inner.Add((call, member), frame = new Frame(this, call, member));
        }

        return frame;
    }

    public AllocationSite SiteOf(SyntaxNode node, TrackedType type)
    {
        if (!sites.TryGetValue((node, type), out var site))
        {
            sites.Add((node, type), site = new AllocationSite(node, this, type));
        }

        return site;
    }

    public bool IsInside(ISymbol member)
    {
        for (var frame = this; frame is not null; frame = frame.Outer)
        {
            if (SymbolEqualityComparer.Default.Equals(frame.Member, member))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Remembers which argument of this frame's call handed an object in.</summary>
    public void Passed(AllocationSite site, SyntaxNode argument) => arguments[site] = argument;

    public SyntaxNode? ArgumentOf(AllocationSite site) => arguments.TryGetValue(site, out var argument) ? argument : null;

    private sealed class FrameKeyComparer : IEqualityComparer<(SyntaxNode? Call, ISymbol? Member)>
    {
        public static readonly FrameKeyComparer Instance = new();

        public bool Equals((SyntaxNode? Call, ISymbol? Member) x, (SyntaxNode? Call, ISymbol? Member) y) =>
            x.Call == y.Call && SymbolEqualityComparer.Default.Equals(x.Member, y.Member);

        public int GetHashCode((SyntaxNode? Call, ISymbol? Member) key) => key.Call?.GetHashCode() ?? SymbolEqualityComparer.Default.GetHashCode(key.Member);
    }
}
