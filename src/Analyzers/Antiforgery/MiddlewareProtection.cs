using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>Whether middleware in front of the endpoints validates tokens by hand, in a class or where it is added.</summary>
internal sealed class MiddlewareProtection(PipelineModel pipelines, HandValidation checks, CancellationToken cancellation)
{
    /// <summary>Whether some does; and whether code that cannot be seen adds any that may.</summary>
    public (bool Validates, bool MayBeUnseen) Read()
    {
        var mayBeUnseen = false;
        foreach (var pipeline in pipelines.All(cancellation))
        {
            for (var i = 0; i < pipeline.Steps.Count; i++)
            {
                var step = pipeline.Steps[i];
                mayBeUnseen |= pipeline.IsApplication && step.Call is { IsUnseen: true } && UnseenMiddleware.MayBeGeneral(step);
                if (pipeline.MayGuardEndpoints(i) && ((step.Middleware is { } type && checks.IsDoneBy(type, cancellation)) || ValidatesInline(step)))
                {
                    return (true, mayBeUnseen);
                }
            }
        }

        return (false, mayBeUnseen);
    }

    private bool ValidatesInline(PipelineStep step)
    {
        if (step.Call is not { IsFramework: true, Name: MiddlewareNames.Inline or MiddlewareNames.Terminal } || !checks.Happens(cancellation))
        {
            return false;
        }

        foreach (var argument in step.Call.Ways[0].Arguments)
        {
            if (argument.Value.Single is DelegateAtom target && checks.IsDoneBy(target, cancellation))
            {
                return true;
            }
        }

        return false;
    }
}
