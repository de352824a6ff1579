namespace CookieSecurity.Benchmarks.Generation;

/// <summary>One file of a generated program.</summary>
/// <param name="Path">Where it would lie.</param>
/// <param name="Text">Its source.</param>
/// <param name="CookieShape">How it writes its cookie; null where it writes none, as most files.</param>
internal sealed record GeneratedFile(string Path, string Text, string? CookieShape = null)
{
    public int Lines => Text.AsSpan().Count('\n') + 1;
}
