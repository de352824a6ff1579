using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.PipelineDescriptors;

namespace CookieSecurity.Analyzers.Rules.CookiePolicy;

/// <summary>CKS2009 a cookie policy that stands behind what writes cookies. What is behind code that cannot be seen stays unknown.</summary>
internal static class LateCookiePolicyRule
{
    private const string ByItself = "the authentication that WebApplication adds in front by itself";

    public static void Check(FileContext file)
    {
        foreach (var pipeline in file.Application.Pipeline.Applications(file.Cancellation))
        {
            var index = pipeline.IndexOf(MiddlewareNames.CookiePolicy);
            if (index < 0 || pipeline.Steps[index].Syntax.SyntaxTree != file.Tree)
            {
                continue;
            }

            var policy = pipeline.Steps[index];
            if (IsImplicitlyLate(file, pipeline))
            {
                file.Report(LateCookiePolicy, policy.NameLocation, LateCookiePolicyEdits.CallAuthentication(pipeline, index), ByItself);
            }
            else if (Missed(file, pipeline, index) is { } missed)
            {
                file.Report(LateCookiePolicy, policy.NameLocation, LateCookiePolicyEdits.MoveBefore(pipeline, policy, missed), missed.Name);
            }
        }
    }

    private static bool IsImplicitlyLate(FileContext file, MiddlewarePipeline pipeline) =>
        pipeline.PositionOf(MiddlewareNames.Authentication) < 0 && !pipeline.Escapes && WritesOnSignIn(file);

    /// <summary>The first step before the policy whose cookies it misses.</summary>
    private static PipelineStep? Missed(FileContext file, MiddlewarePipeline pipeline, int policy)
    {
        var cookies = new MiddlewareCookies(file.Application.Flow, file.Application.CookieWrites, file.Cancellation);
        for (var i = 0; i < policy && pipeline.Steps[i].IsKnown; i++)
        {
            var step = pipeline.Steps[i];
            if (step.Is(MiddlewareNames.Endpoints)
                || (step.Is(MiddlewareNames.Authentication) && WritesOnSignIn(file))
                || cookies.AreWrittenBy(step))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>Whether authentication itself writes cookies that no later policy covers.</summary>
    private static bool WritesOnSignIn(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (RemoteSignIn.IsRegistered(call, file.Application.Flow))
            {
                return true;
            }
        }

        return new ValidationSignOut(file.Application.Flow, file.Application.Configuration, file.Cancellation).Happens();
    }
}
