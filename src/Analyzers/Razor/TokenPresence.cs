namespace CookieSecurity.Analyzers.Razor;

/// <summary>Whether markup writes an antiforgery token.</summary>
internal enum TokenPresence
{
    /// <summary>Nothing in it does.</summary>
    Absent,

    /// <summary>Something in it may, which cannot be seen.</summary>
    Unknown,

    Present,
}
