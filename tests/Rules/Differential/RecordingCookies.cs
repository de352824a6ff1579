using System.Diagnostics;
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
        Written.Add(new WrittenCookie(key, Calls(), options.Secure, options.HttpOnly, options.SameSite));
    }

    /// <summary>Where in the program the call stands, and each call that led to it.</summary>
    private static string Calls()
    {
        var calls = new StackTrace(fNeedFileInfo: false).GetFrames()
            .SkipWhile(frame => frame.GetMethod()?.DeclaringType == typeof(RecordingCookies))
            .TakeWhile(frame => frame.GetMethod()?.Module.Assembly.GetName().Name == Trial.AssemblyName)
            .Select(frame => $"{frame.GetMethod()!.Name}+{frame.GetILOffset()}");
        return string.Join(" < ", calls);
    }

    public void Delete(string key)
    {
    }

    public void Delete(string key, CookieOptions options)
    {
    }
}

/// <param name="Calls">The calls that led there.</param>
internal sealed record WrittenCookie(string Name, string Calls, bool Secure, bool HttpOnly, SameSiteMode SameSite);
