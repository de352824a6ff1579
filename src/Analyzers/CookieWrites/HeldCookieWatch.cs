using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>Follows the cookies that a response holds through one body: who writes their content, and what they are when the body is done.</summary>
internal sealed class HeldCookieWatch : ISetterWatch, IFoundWatch
{
    private readonly INamedTypeSymbol cookie;
    private readonly ImmutableArray<HeldCookie> cookies;
    private readonly Dictionary<SyntaxNode, Place> places = new();
    private readonly Dictionary<HeldCookie, AllocationSite> sites = new();
    private readonly Dictionary<HeldCookie, HashSet<SyntaxNode>> contents = new();
    private readonly Dictionary<HeldCookie, List<FlowState>> ends = new();

    public HeldCookieWatch(INamedTypeSymbol cookie, ImmutableArray<HeldCookie> cookies)
    {
        this.cookie = cookie;
        this.cookies = cookies;
        foreach (var held in cookies)
        {
            contents.Add(held, new());
            ends.Add(held, new());
            foreach (var access in held.Accesses)
            {
                places[access] = Place.OfFound(held);
            }
        }
    }

    /// <summary>Where each cookie is made, as far as the flow knows.</summary>
    public void Begin(Frame root)
    {
        foreach (var held in cookies)
        {
            sites.Add(held, root.SiteOf(held.Creation, TrackedTypes.ClassicCookie));
        }
    }

    /// <summary>The cookies whose content is written, as they are in the end.</summary>
    public IEnumerable<CookieWrite> Writes(Frame root)
    {
        foreach (var held in cookies)
        {
            if (contents[held].Count == 0 || ends[held].Count == 0)
            {
                continue;
            }

            var written = contents[held].OrderBy(static node => node.SpanStart).ToImmutableArray();
            var write = new CookieWrite(written[0], held.Creation, root, takesOptions: true, isDeletion: false)
            {
                Found = held.Creation,
                Contents = written,
            };
            foreach (var end in ends[held])
            {
                write.Reach(Value.Of(AtomOf(held)), end, held.Creation);
            }

            yield return write;
        }
    }

    public Place? PlaceOf(SyntaxNode expression) => places.TryGetValue(expression, out var place) ? place : null;

    public FlowState Entered(SyntaxNode function, FlowState state)
    {
        foreach (var held in cookies)
        {
            if (held.Function == function)
            {
                var name = held.Name is null ? Value.Unknown : Value.Constant(held.Name);
                state = state
                    .Update(AtomOf(held), (held.MayBeFrameworks ? ObjectState.Lost(sites[held]) : ObjectState.Fresh(sites[held])).Set(Member.Name, Facts.Of(name, null, Member.Name)))
                    .Assign(Place.OfFound(held), Value.Of(AtomOf(held)));
            }
        }

        return state;
    }

    public void Left(SyntaxNode function, GraphWalk walk)
    {
        foreach (var held in cookies)
        {
            if (held.Function == function)
            {
                // Whoever called the body goes on with what it returns.
                ends[held].AddRange(walk.Exit.States.Select(exit => exit.Escape(walk.Returned(exit))));
            }
        }
    }

    public bool Watches(IPropertySymbol property) => ClassicCollection.HoldsContent(property, cookie);

    /// <summary>To hand a cookie to the response that holds it already changes nothing.</summary>
    public bool Watches(IMethodSymbol method) => ClassicCollection.AddsContent(method) || ClassicCall.Writes(method, cookie);

    public bool Enters(IMethodSymbol method) => false;

    public bool Runs(IMethodSymbol function) => true;

    public Value ResultOf(WatchedCall call) => call.Instance;

    public void Reached(WatchedCall call)
    {
        // To empty a cookie gives away nothing: so code gets rid of session ids.
        if (ClassicCall.Writes(call.Method, cookie) || (call.Method.Name == "set_Value" && call.Argument("value") is { } content && content.Value.Atoms.All(IsEmpty)))
        {
            return;
        }

        foreach (var held in cookies)
        {
            if (call.Instance.Contains(AtomOf(held)))
            {
                contents[held].Add(call.Syntax);
            }
        }
    }

    private static bool IsEmpty(Atom atom) => atom is ConstantAtom { Value: null or "" };

    private ObjectAtom AtomOf(HeldCookie held) => new(sites[held], Older: false);
}
