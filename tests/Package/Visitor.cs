using System.Net;
using System.Text.RegularExpressions;

namespace CookieSecurity.Package.Tests;

/// <summary>A browser that walks through a program, keeps its cookies, and sends the antiforgery token that the last page gave it.</summary>
internal static partial class Visitor
{
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>The cookies that the program set, deletions left out.</summary>
    /// <param name="address">Of the program.</param>
    /// <param name="visits"><c>/path</c>, or <c>POST /path field=value</c>.</param>
    public static async Task<IReadOnlyList<SentCookie>> Go(Uri address, IEnumerable<string> visits)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == ServingProgram.Certificate;
        using var client = new HttpClient(handler) { BaseAddress = address };
        var token = string.Empty;
        var sent = new List<SentCookie>();
        foreach (var visit in visits)
        {
            var words = visit.Split(' ');
            using var request = words[0] == "POST" ? Post(words[1], words.Length > 2 ? words[2] : string.Empty, token) : new HttpRequestMessage(HttpMethod.Get, words[0]);
            using var answer = await client.SendAsync(request);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 400, $"{visit}: {answer.StatusCode}\n{page}");
            token = Token().Match(page) is { Success: true } match ? match.Groups["token"].Value : token;
            if (answer.Headers.TryGetValues("Set-Cookie", out var headers))
            {
                sent.AddRange(headers.Select(header => new SentCookie(header)).Where(cookie => !cookie.Deletes));
            }
        }

        return sent;
    }

    private static HttpRequestMessage Post(string path, string fields, string token)
    {
        var form = fields.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(field => field.Split('=')).Select(field => KeyValuePair.Create(field[0], field[1]));
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([.. form, KeyValuePair.Create(TokenField, token)]) };
    }

    [GeneratedRegex("name=\"" + TokenField + "\" type=\"hidden\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>One <c>Set-Cookie</c> header.</summary>
internal sealed record SentCookie(string Header)
{
    private string[] Parts => Header.Split("; ");

    public string Name => Parts[0][..Parts[0].IndexOf('=', StringComparison.Ordinal)];

    public bool Deletes => Value("expires")?.Contains("1970", StringComparison.Ordinal) == true;

    public bool Has(string attribute) => Value(attribute) is not null;

    /// <summary>Empty for an attribute without a value, null for one that is not there.</summary>
    public string? Value(string attribute) => Parts.Skip(1).Select(part => part.Split('=', 2))
        .FirstOrDefault(part => part[0].Equals(attribute, StringComparison.OrdinalIgnoreCase)) is { } found ? found.ElementAtOrDefault(1) ?? string.Empty : null;
}
