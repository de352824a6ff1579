using System.Net;
using Microsoft.AspNetCore.TestHost;

namespace CookieSecurity.Proof;

/// <summary>Asks a program in memory, over https, as a browser that keeps its cookies does.</summary>
internal static class CookieClient
{
    public const string Site = "https://shop.example";

    /// <summary>The body of the answer, which must be a success.</summary>
    public static async Task<string> SendAsync(this WebApplication app, CookieContainer cookies, string path)
    {
        var address = new Uri(Site + path);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookies.GetCookieHeader(address) is { Length: > 0 } held)
        {
            request.Headers.Add("Cookie", held);
        }

        using var response = await app.GetTestClient().SendAsync(request);
        response.EnsureSuccessStatusCode();
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var sent) ? sent : [])
        {
            cookies.SetCookies(address, cookie);
        }

        return await response.Content.ReadAsStringAsync();
    }
}
