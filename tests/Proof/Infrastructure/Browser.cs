using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CookieSecurity.Tests.Documentation;

namespace CookieSecurity.Proof.Infrastructure;

/// <summary>Sends the requests of a page one after the other to a hosted program, keeping its cookies and its last antiforgery token as a browser does.</summary>
internal sealed partial class Browser(HostedProgram program)
{
    private readonly CookieContainer cookies = new();
    private string token = string.Empty;

    public async Task<WireAnswer> SendAsync(WireExchange exchange)
    {
        using var request = new HttpRequestMessage(new HttpMethod(exchange.Method), exchange.Address);
        if (exchange.RequestBody is { } body)
        {
            request.Content = new StringContent(WithToken(body), Encoding.UTF8);
            request.Content.Headers.ContentType = null;
        }

        foreach (var (name, value) in exchange.RequestHeaders)
        {
            _ = request.Headers.TryAddWithoutValidation(name, WithToken(value)) || request.Content?.Headers.TryAddWithoutValidation(name, value) == true;
        }

        if (!request.Headers.Contains("Cookie") && cookies.GetCookieHeader(exchange.Address) is { Length: > 0 } held)
        {
            request.Headers.Add("Cookie", held);
        }

        using var response = await program.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (Token().Match(text) is { Success: true } found)
        {
            token = found.Groups["token"].Value;
        }

        string[] sent = response.Headers.TryGetValues("Set-Cookie", out var values) ? [.. values] : [];
        foreach (var cookie in sent)
        {
            Keep(exchange.Address, cookie);
        }

        return new WireAnswer(
            (int)response.StatusCode,
            sent,
            name => response.Headers.TryGetValues(name, out var own) || response.Content.Headers.TryGetValues(name, out own) ? string.Join(", ", own) : null,
            text);
    }

    /// <summary>A browser refuses what it cannot read; so does the container, with an exception.</summary>
    private void Keep(Uri address, string cookie)
    {
        try
        {
            cookies.SetCookies(address, cookie);
        }
        catch (CookieException)
        {
        }
    }

    private string WithToken(string text) => text.Replace("{token}", token, StringComparison.Ordinal);

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="(?<token>[^"]+)""")]
    private static partial Regex Token();
}

/// <summary>What came back.</summary>
internal sealed record WireAnswer(int Status, IReadOnlyList<string> SetCookie, Func<string, string?> Header, string Body);
