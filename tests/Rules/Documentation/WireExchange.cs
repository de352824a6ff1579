using System.Text.RegularExpressions;

namespace CookieSecurity.Tests.Documentation;

/// <summary>
/// One request and what its answer must show. The request: its line (<c>POST https://shop.example/login</c>), headers, and after an empty
/// line a body, where it has one; <c>{token}</c> in it stands for the antiforgery token that the last page held. The answer, after an empty
/// line: the status line (<c>200 OK</c>), all its <c>Set-Cookie</c> headers to the letter, other headers that matter, and after an empty
/// line the body, where that matters. <c>*</c> stands for a value that differs each time.
/// </summary>
internal sealed record WireExchange(
    string Method,
    Uri Address,
    IReadOnlyList<KeyValuePair<string, string>> RequestHeaders,
    string? RequestBody,
    int Status,
    IReadOnlyList<string> SetCookie,
    IReadOnlyList<KeyValuePair<string, string>> Headers,
    string? Body)
{
    private const string Cookie = "Set-Cookie";

    /// <summary>The request as it is written, which a bad program and its good one share.</summary>
    public string Request => string.Join('\n', [Method + " " + Address, .. RequestHeaders.Select(header => header.Key + ": " + header.Value), RequestBody]);

    /// <summary>The answer as it is written.</summary>
    public string Answer => string.Join('\n', [Status.ToString(System.Globalization.CultureInfo.InvariantCulture), .. SetCookie, .. Headers.Select(header => header.Key + ": " + header.Value), Body]);

    public static WireExchange Parse(string block)
    {
        var parts = block.TrimEnd('\n').Split("\n\n");
        var answer = Array.FindIndex(parts, 1, part => StatusLine.IsMatch(part));
        var request = parts[0].Split('\n');
        var head = parts[answer].Split('\n');
        var headers = HeadersIn(head[1..]).ToLookup(header => header.Key == Cookie);
        var line = request[0].Split(' ');
        return new WireExchange(
            line[0],
            new Uri(line[1]),
            [.. HeadersIn(request[1..])],
            answer > 1 ? string.Join("\n\n", parts[1..answer]) : null,
            int.Parse(head[0].Split(' ')[0], null),
            [.. headers[true].Select(header => header.Value)],
            [.. headers[false]],
            answer + 1 < parts.Length ? string.Join("\n\n", parts[(answer + 1)..]) : null);
    }

    /// <summary>Whether what was sent is what the page shows.</summary>
    public static bool Matches(string shown, string sent) =>
        Regex.IsMatch(sent, "^" + Regex.Escape(shown).Replace(@"\*", "[^;]+", StringComparison.Ordinal) + "$");

    private static IEnumerable<KeyValuePair<string, string>> HeadersIn(IEnumerable<string> lines) =>
        lines.Select(line => line.Split(": ", 2)).Select(parts => KeyValuePair.Create(parts[0], parts[1]));

    private static readonly Regex StatusLine = new(@"^\d{3}\b");
}
