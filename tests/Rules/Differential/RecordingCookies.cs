using Microsoft.AspNetCore.Http;

namespace CookieSecurity.Tests.Differential;

/// <summary>Notes with which options each cookie is written.</summary>
internal sealed class RecordingCookies : IResponseCookies
{
    public List<WrittenCookie> Written { get; } = [];

    public void Append(string key, string value) => Append(key, value, new CookieOptions());

    public void Append(string key, string value, CookieOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Written.Add(new WrittenCookie(key, options.Secure, options.HttpOnly, options.SameSite));
    }

    public void Delete(string key)
    {
    }

    public void Delete(string key, CookieOptions options)
    {
    }
}

internal sealed record WrittenCookie(string Name, bool Secure, bool HttpOnly, SameSiteMode SameSite);
