using System;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>The first thing that is done with a pipeline: what it lacks is shown there.</summary>
internal static class FirstCall
{
    /// <summary>The name of its first <c>Use…</c> or <c>Map…</c>; null where it has none.</summary>
    public static Location? Of(MiddlewarePipeline pipeline)
    {
        (SyntaxNode Syntax, Frame Frame)? first = null;
        foreach (var step in pipeline.Steps)
        {
            Consider(step.Call, ref first);
        }

        foreach (var endpoint in pipeline.Endpoints)
        {
            Consider(endpoint, ref first);
        }

        return first is null ? null : Placement.OfCallName(first.Value.Syntax);
    }

    private static void Consider(SetupCall? call, ref (SyntaxNode Syntax, Frame Frame)? first)
    {
        if (call is not null
            && (call.Name.StartsWith("Use", StringComparison.Ordinal) || call.Name.StartsWith("Map", StringComparison.Ordinal))
            && (first is null || CallOrder.Compare(call.Syntax, call.Frame, first.Value.Syntax, first.Value.Frame) < 0))
        {
            first = (call.Syntax, call.Frame);
        }
    }
}
