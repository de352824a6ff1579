namespace CookieSecurity.Tests.Documentation;

/// <summary>A stretch of a document that is rendered and not written: between <c>&lt;!-- rendered: name --&gt;</c> and <c>&lt;!-- /rendered --&gt;</c>.</summary>
internal static class RenderedPart
{
    private const string End = "<!-- /rendered -->";

    public static string Replace(string document, string name, string content)
    {
        var (start, end) = Find(document, name);
        return document[..start] + content + document[end..];
    }

    public static string Begin(string name) => $"<!-- rendered: {name} -->\n";

    private static (int Start, int End) Find(string document, string name)
    {
        var begin = Begin(name);
        var start = document.IndexOf(begin, StringComparison.Ordinal);
        var end = start < 0 ? -1 : document.IndexOf(End, start, StringComparison.Ordinal);
        return end < 0 ? throw new FormatException($"The document has no part '{name}'.") : (start + begin.Length, end);
    }
}
