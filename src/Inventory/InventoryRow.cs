using System.Collections.Generic;

namespace CookieSecurity.Inventory;

/// <summary>One cookie of the list. Equal cookies that are written in several places are one row.</summary>
internal sealed record InventoryRow(
    string Name, string Writer, string Secure, string HttpOnly, string SameSite, string Lifetime, string Path, string Domain, IReadOnlyList<string> Where)
{
    /// <summary>What the columns are called, in the order of <see cref="Cells"/>.</summary>
    public static readonly string[] Columns = ["Cookie", "Written by", "Secure", "HttpOnly", "SameSite", "Lifetime", "Path", "Domain", "Where"];

    public string[] Cells => [Name, Writer, Secure, HttpOnly, SameSite, Lifetime, Path, Domain, string.Join(", ", Where)];
}
