using System;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>What is to be thought of code that cannot be seen and is handed an application's builder.</summary>
internal static class UnseenMiddleware
{
    /// <summary>Parts of names of extensions that set up much at once.</summary>
    private static readonly string[] General =
    [
        "Default", "Common", "Pipeline", "Middleware", "Security", "Secure", "Https", "Hsts", "Header", "Application", "Infrastructure", "Framework",
        "Web", "Service", "Base", "Shared", "Standard", "All", "Startup", "Hosting",
    ];

    /// <summary>
    /// Whether somebody's extension may well add transport security or a cookie policy: one that is called after a single thing
    /// (<c>UseSerilogRequestLogging</c>, <c>MapHangfireDashboard</c>) is taken by its name. Not good enough for what must be proven.
    /// </summary>
    public static bool MayBeGeneral(PipelineStep step)
    {
        if (step.IsKnown)
        {
            return false;
        }

        if (step.Call is not { } call || !call.Method.IsExtensionMethod)
        {
            return true;
        }

        return !call.Name.StartsWith("Map", StringComparison.Ordinal) && (!call.Name.StartsWith("Use", StringComparison.Ordinal) || IsGeneral(call.Name));
    }

    /// <summary>Whether any of the application's steps may.</summary>
    public static bool MayBeIn(MiddlewarePipeline pipeline)
    {
        if (pipeline.IsReturned || !pipeline.Body.IsKnown)
        {
            return true;
        }

        foreach (var step in pipeline.AllSteps())
        {
            if (MayBeGeneral(step))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsGeneral(string name)
    {
        foreach (var word in General)
        {
            if (name.IndexOf(word, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
