using System.Text.RegularExpressions;

namespace CookieSecurity.Tests.Documentation;

/// <summary>
/// One request and what its answer must show: the request line (<c>POST https://shop.example/login</c>), an empty line, the status line
/// (<c>200 OK</c>), and all its <c>Set-Cookie</c> headers to the letter; <c>*</c> stands for a value that differs each time.
/// </summary>
internal sealed record WireExchange(string Method, Uri Address, int Status, IReadOnlyList<string> SetCookie)
{
    private const string Header = "Set-Cookie: ";

    public static WireExchange Parse(string block)
    {
        var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var request = lines[0].Split(' ');
        var headers = lines[2..];
        if (Array.Find(headers, line => !line.StartsWith(Header, StringComparison.Ordinal)) is { } other)
        {
            throw new FormatException("A page shows no header but Set-Cookie: " + other);
        }

        return new WireExchange(request[0], new Uri(request[1]), int.Parse(lines[1].Split(' ')[0], null), [.. headers.Select(line => line[Header.Length..])]);
    }

    /// <summary>Whether one header is what the page shows.</summary>
    public static bool Matches(string shown, string sent) =>
        Regex.IsMatch(sent, "^" + Regex.Escape(shown).Replace(@"\*", "[^;]+", StringComparison.Ordinal) + "$");
}
