using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>One cookie as an auditor or a consent banner lists it. Each text says what is known of it, and what is not known says so.</summary>
/// <param name="Name">One name, several with commas between, a pattern with <c>*</c>, or <see cref="EntryText.Unknown"/>.</param>
/// <param name="Writer">What writes it: the application, or a part of the framework.</param>
/// <param name="Secure">Whether it travels over https only.</param>
/// <param name="HttpOnly">Whether it is out of reach of script.</param>
/// <param name="SameSite">Which requests of other sites carry it.</param>
/// <param name="Lifetime">How long a browser keeps it; <see cref="EntryText.Session"/> until it closes.</param>
/// <param name="Path">The paths that receive it.</param>
/// <param name="Domain">The domain whose hosts receive it; <see cref="EntryText.ThisHost"/> where only the one that writes it does.</param>
internal sealed record CookieEntry(string Name, string Writer, string Secure, string HttpOnly, string SameSite, string Lifetime, string Path, string Domain)
{
    /// <summary>What the list of a whole build is put together from, by name.</summary>
    public ImmutableDictionary<string, string?> Properties => ImmutableDictionary<string, string?>.Empty
        .Add("cookie." + nameof(Name), Name)
        .Add("cookie." + nameof(Writer), Writer)
        .Add("cookie." + nameof(Secure), Secure)
        .Add("cookie." + nameof(HttpOnly), HttpOnly)
        .Add("cookie." + nameof(SameSite), SameSite)
        .Add("cookie." + nameof(Lifetime), Lifetime)
        .Add("cookie." + nameof(Path), Path)
        .Add("cookie." + nameof(Domain), Domain);

    /// <summary>For the message.</summary>
    public object[] Arguments => [Name == EntryText.Unknown ? "A cookie of unknown name" : "Cookie " + Name, Writer, Attributes];

    private string Attributes => $"Secure {Secure}, HttpOnly {HttpOnly}, SameSite {SameSite}, lifetime {Lifetime}, path {Path}, domain {Domain}";
}
