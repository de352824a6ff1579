using System.Collections.Immutable;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;

namespace CookieSecurity.Analyzers.Rules.CookiePolicy;

/// <summary>How a cookie policy comes to stand before what writes cookies.</summary>
internal static class LateCookiePolicyEdits
{
    public static ImmutableArray<ProposedEdit> MoveBefore(MiddlewarePipeline pipeline, PipelineStep step, PipelineStep later) =>
        StepMoves.Up(pipeline, step, other => other == later);

    /// <summary>Authentication that is called stands where it is called, and not in front any more; so must what it has behind it.</summary>
    public static ImmutableArray<ProposedEdit> CallAuthentication(MiddlewarePipeline pipeline, int policy)
    {
        var authorization = pipeline.IndexOf(MiddlewareNames.Authorization);
        if ((authorization >= 0 && authorization < policy)
            || pipeline.Builder is not { } builder
            || PipelinePlaces.ListOf(builder) is not { } list
            || PipelinePlaces.StatementOf(pipeline.Steps[policy].Syntax, pipeline.Steps[policy].Frame, builder.Frame, list) is not { } statement
            || PipelinePlaces.For(pipeline, MiddlewareNames.Authentication) is not { Side: not PlaceSide.InChain } place
            || place.Anchor.SpanStart < statement.SpanStart)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        var calls = place.Builder + ".UseAuthentication();";
        if (authorization < 0 && pipeline.PositionOf(MiddlewareNames.Authorization) is not null)
        {
            calls += "\n" + place.Builder + ".UseAuthorization();";
        }

        return ImmutableArray.Create(place.InsertStatement(calls) with { Title = "Call UseAuthentication after UseCookiePolicy" });
    }
}
