using System;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.HeaderWrites;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>Cookies that the application writes as headers, which no cookie policy touches.</summary>
internal static class HeaderEntry
{
    private const string Writer = "a header of the application";

    /// <summary>Null where it is not known to be a cookie, or where it deletes one.</summary>
    public static CookieEntry? Of(HeaderWrite write, Atom atom) => atom switch
    {
        ConstantAtom { Value: string text } => Of(SetCookieText.Parse(text)),
        TextAtom { Pattern: var pattern } => Of(SetCookieText.Parse(pattern)),
        ObjectAtom header when !HeaderAlternative.Of(write, header).Deletes => Of(write, header),
        _ => null,
    };

    private static CookieEntry? Of(SetCookieText? text) => text is null || text.Deletes ? null : new CookieEntry(
        text.Name ?? EntryText.Unknown,
        Writer,
        Flag(text, Member.Secure),
        Flag(text, Member.HttpOnly),
        Named(text, Member.SameSite, EntryText.NotSet),
        Lifetime(text),
        Named(text, Member.Path, "that of the request"),
        Named(text, Member.Domain, EntryText.ThisHost));

    private static CookieEntry Of(HeaderWrite write, ObjectAtom header)
    {
        var name = write.Of(header, Member.Name);
        return new CookieEntry(
            name.Length == 1 && name[0].Atom is ConstantAtom { Value: string known } ? known : EntryText.Unknown,
            Writer,
            EntryText.Flag(write.Of(header, Member.Secure), Enforcement.No),
            EntryText.Flag(write.Of(header, Member.HttpOnly), Enforcement.No),
            EntryText.SameSite(write.Of(header, Member.SameSite), Enforcement.No),
            EntryText.Lifetime(write.Of(header, Member.MaxAge), write.Of(header, Member.Expires)),
            EntryText.Text(write.Of(header, Member.Path), "that of the request", "that of the request"),
            EntryText.Text(write.Of(header, Member.Domain), EntryText.ThisHost, EntryText.ThisHost));
    }

    private static string Flag(SetCookieText text, string attribute) => text.Find(attribute) is not null ? EntryText.Yes : text.IsOpen ? EntryText.Unknown : EntryText.No;

    private static string Named(SetCookieText text, string attribute, string whenMissing) =>
        text.Find(attribute) is { } value ? value.IndexOf(TextAtom.Hole) < 0 ? value : EntryText.Unknown
        : text.IsOpen ? EntryText.Unknown
        : whenMissing;

    private static string Lifetime(SetCookieText text) =>
        text.Find("Max-Age") is { } age ? int.TryParse(age, out var seconds) ? EntryText.Span(TimeSpan.FromSeconds(seconds)) : EntryText.Unknown
        : text.Find(Member.Expires) is not null || text.IsOpen ? EntryText.Unknown
        : EntryText.Session;
}
