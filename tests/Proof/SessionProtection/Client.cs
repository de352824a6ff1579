using System.Net;

namespace CookieSecurity.Proof.Binding;

/// <summary>Somebody who shops: a browser or another program, with the cookies that it holds.</summary>
internal sealed class Client(Shop shop)
{
    public const string Page = "text/html,application/xhtml+xml,*/*;q=0.8";

    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    /// <summary>Null sends no such header.</summary>
    public string? Agent { get; init; } = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

    /// <summary>Null where the connection has no address.</summary>
    public string? Address { get; init; } = "192.0.2.10";

    public string Accept { get; init; } = Page;

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    public static async Task<Client> SignedInAsync(Shop shop, string? agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", string? address = "192.0.2.10", string scheme = "")
    {
        var client = new Client(shop) { Agent = agent, Address = address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/sign-in" + (scheme.Length > 0 ? "?scheme=" + scheme : string.Empty))).Status);
        Assert.NotEmpty(client.Cookies);
        return client;
    }

    /// <summary>Another one that has got hold of all cookies.</summary>
    public Client With(string? agent = null, string? address = null, string accept = Page, Shop? of = null)
    {
        var other = new Client(of ?? shop) { Agent = agent ?? Agent, Address = address ?? Address, Accept = accept };
        foreach (var (name, value) in cookies)
        {
            other.cookies[name] = value;
        }

        return other;
    }

    /// <summary>The same one with a header less.</summary>
    public Client WithoutAgent()
    {
        var other = new Client(shop) { Agent = null, Address = Address };
        other.Hold(cookies);
        return other;
    }

    public Client Hold(IEnumerable<KeyValuePair<string, string>> held)
    {
        foreach (var (name, value) in held)
        {
            cookies[name] = value;
        }

        return this;
    }

    public async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("https://shop.example" + path));
        Add("User-Agent", Agent);
        Add("test-address", Address);
        Add("Accept", Accept.Length == 0 ? null : Accept);
        Add("Cookie", cookies.Count == 0 ? null : string.Join("; ", cookies.Select(cookie => cookie.Key + "=" + cookie.Value)));
        foreach (var (name, value) in headers)
        {
            Add(name, value);
        }

        using var response = await shop.SendAsync(request);
        string[] set = response.Headers.TryGetValues("Set-Cookie", out var values) ? [.. values] : [];
        foreach (var cookie in set)
        {
            Keep(cookie);
        }

        return new Answer(response.StatusCode, response.Headers.Location?.OriginalString, set, await response.Content.ReadAsStringAsync());

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    public async Task<string> NameAsync() => (await GetAsync("/")).Body;

    private void Keep(string cookie)
    {
        var pair = cookie.Split(';')[0].Split('=', 2);
        if (cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal))
        {
            cookies.Remove(pair[0]);
        }
        else
        {
            cookies[pair[0]] = pair[1];
        }
    }
}

internal sealed record Answer(HttpStatusCode Status, string? Location, IReadOnlyList<string> SetCookie, string Body)
{
    /// <summary>Whether the browser is told to forget the cookie.</summary>
    public bool Deletes(string cookie) => SetCookie.Any(set => set.StartsWith(cookie + "=;", StringComparison.Ordinal) && set.Contains("1970", StringComparison.Ordinal));
}
