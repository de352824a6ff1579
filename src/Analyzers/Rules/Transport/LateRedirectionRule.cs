using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.TransportDescriptors;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>CKS5005 a redirection to https behind what reads or writes cookies.</summary>
internal static class LateRedirectionRule
{
    public static void Check(FileContext file)
    {
        foreach (var pipeline in file.Application.Pipeline.Applications(file.Cancellation))
        {
            var index = pipeline.IndexOf(MiddlewareNames.HttpsRedirection);
            if (index < 0 || pipeline.Steps[index].Syntax.SyntaxTree != file.Tree)
            {
                continue;
            }

            for (var i = 0; i < index; i++)
            {
                var early = pipeline.Steps[i];
                if (early.Call is { IsFramework: true } && UsesCookies(early.Name) && pipeline.IsKnownBetween(i, index))
                {
                    file.Report(LateRedirection, pipeline.Steps[index].NameLocation, StepMoves.Up(pipeline, pipeline.Steps[index], other => other == early), early.Name);
                    break;
                }
            }
        }
    }

    private static bool UsesCookies(string name) =>
        name is MiddlewareNames.Authentication or MiddlewareNames.Session or MiddlewareNames.Endpoints or "UseMvc" or "UseMvcWithDefaultRoute";
}
