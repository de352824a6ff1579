using System;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Values;

namespace CookieSecurity.Analyzers.HeaderWrites;

/// <summary>One cookie that a header's value may be, as far as the rules ask.</summary>
/// <param name="Name">Null where it is not known.</param>
/// <param name="LacksSecure">Whether it certainly is not Secure.</param>
/// <param name="LacksHttpOnly">Whether it certainly is not HttpOnly.</param>
/// <param name="ReadableByDecision">Whether code says in so many words that script may read it.</param>
/// <param name="Deletes">Whether it deletes.</param>
internal sealed record HeaderAlternative(string? Name, bool LacksSecure, bool LacksHttpOnly, bool ReadableByDecision, bool Deletes)
{
    private static readonly HeaderAlternative Unknown = new(null, false, false, false, false);

    public static HeaderAlternative Of(HeaderWrite write, Atom atom) => atom switch
    {
        ConstantAtom { Value: string text } => Of(SetCookieText.Parse(text)),
        TextAtom { Pattern: var pattern } => Of(SetCookieText.Parse(pattern)),
        ObjectAtom header => Of(write, header),
        _ => Unknown,
    };

    private static HeaderAlternative Of(SetCookieText? text) => text is null
        ? Unknown
        : new HeaderAlternative(text.Name, text.Lacks(Member.Secure), text.Lacks(Member.HttpOnly), ReadableByDecision: false, text.Deletes);

    private static HeaderAlternative Of(HeaderWrite write, ObjectAtom header)
    {
        var httpOnly = write.Of(header, Member.HttpOnly);
        return new HeaderAlternative(
            write.Of(header, Member.Name) is { Length: 1 } names && names[0].Atom is ConstantAtom { Value: string name } ? name : null,
            Lacks(write.Of(header, Member.Secure)),
            Lacks(httpOnly),
            httpOnly.Any(static fact => fact.Atom.IsConstant(false)),
            IsPast(write.Of(header, Member.MaxAge)) || IsPast(write.Of(header, Member.Expires)));
    }

    private static bool Lacks(ImmutableArray<Fact> facts) => facts.All(static fact => fact.Atom == Atom.Unset || fact.Atom.IsConstant(false));

    private static bool IsPast(ImmutableArray<Fact> facts) => facts.All(static fact => ConstantSpan.Of(fact.Atom) <= TimeSpan.Zero);
}
