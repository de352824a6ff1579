using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CookieSecurity.Inventory;

/// <summary>Reads the list of cookies out of the log that the compiler writes (SARIF 2.1, <c>ErrorLog</c>).</summary>
internal static class CompilerLog
{
    private const string Rule = "CKS9001";

    /// <summary>The cookies, by name and place. Places are told from the folder, with forward slashes, as <c>file:line</c>.</summary>
    /// <exception cref="JsonException">The text is no such log.</exception>
    public static IReadOnlyList<InventoryRow> Read(string log, string folder)
    {
        using var document = JsonDocument.Parse(log);
        var rows = new List<InventoryRow>();
        foreach (var run in Elements(document.RootElement, "runs"))
        {
            foreach (var result in Elements(run, "results"))
            {
                if (Text(result, "ruleId") == Rule && result.TryGetProperty("properties", out var bag) && bag.TryGetProperty("customProperties", out var facts))
                {
                    rows.AddRange(Cookies(facts, Where(result, folder)));
                }
            }
        }

        return
        [
            .. rows.GroupBy(static row => row with { Where = [] }, static row => row.Where, EqualCookies.Instance)
                .Select(static group => group.Key with { Where = [.. group.SelectMany(static where => where).Distinct().OrderBy(static where => where, StringComparer.Ordinal)] })
                .OrderBy(static row => row.Name, StringComparer.Ordinal)
                .ThenBy(static row => row.Where[0], StringComparer.Ordinal),
        ];
    }

    /// <summary>One for each name that the cookie may have.</summary>
    private static IEnumerable<InventoryRow> Cookies(JsonElement facts, string where)
    {
        foreach (var name in Fact("Name").Split([", "], StringSplitOptions.None))
        {
            yield return new InventoryRow(name, Fact("Writer"), Fact("Secure"), Fact("HttpOnly"), Fact("SameSite"), Fact("Lifetime"), Fact("Path"), Fact("Domain"), [where]);
        }

        string Fact(string key) => Text(facts, "cookie." + key) ?? "unknown";
    }

    private static string Where(JsonElement result, string folder)
    {
        foreach (var location in Elements(result, "locations"))
        {
            if (location.TryGetProperty("physicalLocation", out var place) && place.TryGetProperty("artifactLocation", out var file) && Text(file, "uri") is { } uri)
            {
                var line = place.TryGetProperty("region", out var region) && region.TryGetProperty("startLine", out var start) ? ":" + start.GetInt32() : string.Empty;
                return Relative(uri, folder) + line;
            }
        }

        return "unknown";
    }

    private static string Relative(string uri, string folder)
    {
        var path = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) ? absolute.LocalPath : Uri.UnescapeDataString(uri);
        var full = Path.GetFullPath(Path.Combine(folder, path));
        var root = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar;
        return (full.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? full.Substring(root.Length) : full).Replace('\\', '/');
    }

    private static JsonElement.ArrayEnumerator Elements(JsonElement element, string name) =>
        element.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed class EqualCookies : IEqualityComparer<InventoryRow>
    {
        public static readonly EqualCookies Instance = new();

        public bool Equals(InventoryRow? one, InventoryRow? other) => one is not null && other is not null && Key(one) == Key(other);

        public int GetHashCode(InventoryRow row) => StringComparer.Ordinal.GetHashCode(row.Name);

        private static string Key(InventoryRow row) => string.Join("\n", row.Cells.Take(row.Cells.Length - 1));
    }
}
