namespace CookieSecurity.Benchmarks.Generation;

internal static class Templates
{
    public static string Lines<T>(this IEnumerable<T> items, Func<T, string> line) => string.Join('\n', items.Select(line));

    /// <summary>A member's documentation, as teams write it that insist on it.</summary>
    public static string Documented(string summary, params ReadOnlySpan<string> parameters)
    {
        var lines = new List<string> { "/// <summary>", "/// " + summary, "/// </summary>" };
        foreach (var parameter in parameters)
        {
            lines.Add($"/// <param name=\"{parameter}\">The {parameter} to work with.</param>");
        }

        return string.Join('\n', lines.Select(line => "    " + line));
    }
}
