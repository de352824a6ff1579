using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Makes tracked objects, those that they hold from the start included.</summary>
internal static class Objects
{
    public static ObjectAtom Allocate(Frame frame, SyntaxNode node, TrackedType type, ref FlowState state)
    {
        var site = frame.SiteOf(node, type);
        var made = ObjectState.Fresh(site);
        foreach (var part in type.Parts)
        {
            var inner = Allocate(frame, node, part.Value, ref state);
            made = made.Set(part.Key, Facts.Of(Value.Of(inner), null, part.Key));
        }

        state = state.Allocate(site, made);
        return new ObjectAtom(site, Older: false);
    }
}
