using System;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>Middleware that validates tokens for all endpoints at once, in each pipeline that leads to some.</summary>
internal static class MiddlewareTraits
{
    public static CodeTraits Of(PipelineModel pipelines, FlowModel flow, CodeReader reader, CancellationToken cancellation)
    {
        var traits = CodeTraits.None;
        foreach (var pipeline in pipelines.All(cancellation))
        {
            for (var i = 0; i < pipeline.Steps.Count; i++)
            {
                if (pipeline.MayGuardEndpoints(i))
                {
                    traits |= OfStep(pipeline.Steps[i], flow, reader, cancellation);
                }
            }
        }

        return traits;
    }

    private static CodeTraits OfStep(PipelineStep step, FlowModel flow, CodeReader reader, CancellationToken cancellation)
    {
        if (!step.IsKnown)
        {
            // What maps further endpoints leaves those that are here alone.
            return step.Call is { Method.IsExtensionMethod: true } unseen && unseen.Name.StartsWith("Map", StringComparison.Ordinal) ? CodeTraits.None
                : step.Call is null ? CodeTraits.None
                : CodeTraits.IsHandedOn;
        }

        var traits = CodeTraits.None;
        if (step.Name is MiddlewareNames.Inline or MiddlewareNames.Terminal && step.Call is { } call)
        {
            foreach (var way in call.Ways)
            {
                foreach (var argument in way.Arguments)
                {
                    if (argument.Value.Single is DelegateAtom target)
                    {
                        traits |= EndpointHandler.CodeOf(target, flow, cancellation) is { } code ? reader.TraitsOf(code) : CodeTraits.IsHandedOn;
                    }
                }
            }
        }
        else if (step.Middleware is { } middleware && step.Name == MiddlewareNames.Class)
        {
            foreach (var member in middleware.GetMembers())
            {
                if (member is IMethodSymbol { Name: "InvokeAsync" or "Invoke" } method)
                {
                    traits |= reader.TraitsOf(method);
                }
            }
        }

        return traits & ~CodeTraits.ReadsForm;
    }
}
