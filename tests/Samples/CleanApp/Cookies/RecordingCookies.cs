using Microsoft.AspNetCore.Http.Features;

namespace CleanApp.Cookies;

/// <summary>Notes in the log which cookies a response sets; how they are set is for the caller to say.</summary>
internal sealed partial class RecordingCookies(IResponseCookies inner, ILogger logger) : IResponseCookies
{
    public void Append(string key, string value)
    {
        LogSet(logger, key);
        inner.Append(key, value);
    }

    public void Append(string key, string value, CookieOptions options)
    {
        LogSet(logger, key);
        inner.Append(key, value, options);
    }

    public void Delete(string key) => inner.Delete(key);

    public void Delete(string key, CookieOptions options) => inner.Delete(key, options);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Sets the cookie {Name}")]
    private static partial void LogSet(ILogger logger, string name);
}

internal sealed class RecordingCookiesFeature(IResponseCookies cookies) : IResponseCookiesFeature
{
    public IResponseCookies Cookies { get; } = cookies;
}

internal sealed class RecordingCookiesMiddleware(RequestDelegate next, ILogger<RecordingCookies> logger)
{
    public Task InvokeAsync(HttpContext context)
    {
        var cookies = new RecordingCookies(context.Response.Cookies, logger);
        context.Features.Set<IResponseCookiesFeature>(new RecordingCookiesFeature(cookies));
        return next(context);
    }
}
