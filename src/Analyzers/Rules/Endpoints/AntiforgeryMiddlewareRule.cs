using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.EndpointForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>CKS3007 the antiforgery middleware where it is not there, or stands in the wrong place.</summary>
internal static class AntiforgeryMiddlewareRule
{
    private static readonly string[] First = [MiddlewareNames.Routing, MiddlewareNames.Authentication, MiddlewareNames.Authorization];
    private static readonly string[] Last = [MiddlewareNames.Endpoints, MiddlewareNames.Terminal, "UseMvc", "UseMvcWithDefaultRoute"];

    public static void Check(FileContext file)
    {
        var pipelines = file.Application.Pipeline;
        foreach (var pipeline in pipelines.Applications(file.Cancellation))
        {
            CheckPlace(file, pipeline);
        }

        if (!pipelines.Adds(MiddlewareNames.Antiforgery, file.Cancellation) && pipelines.IsBuiltHere(file.Cancellation) && !pipelines.Escapes(file.Cancellation)
            && file.Application.TokenNeeds.First(file.Cancellation) is { } needy && needy.Call.Syntax.SyntaxTree == file.Tree
            && !AutomaticCheck.IsOn(file.Model.Compilation, pipelines, file.Cancellation))
        {
            var options = file.Options(MisplacedMiddleware, needy.NameLocation);
            if (!options.AntiforgeryIsGlobal && !file.Application.Authentication.HasTokensOnly(options, file.Cancellation))
            {
                file.Report(
                    MisplacedMiddleware, needy.NameLocation, Insertion(file),
                    "What is mapped here needs antiforgery tokens, and no UseAntiforgery validates them, so requests fail or go unchecked", "add app.UseAntiforgery() behind authentication and authorization");
            }
        }
    }

    private static void CheckPlace(FileContext file, MiddlewarePipeline pipeline)
    {
        var index = pipeline.IndexOf(MiddlewareNames.Antiforgery);
        if (index < 0 || pipeline.Steps[index].Syntax.SyntaxTree != file.Tree || IsRepeated(pipeline, index))
        {
            return;
        }

        var step = pipeline.Steps[index];
        if (file.Application.Authentication.HasTokensOnly(file.Options(MisplacedMiddleware, step.NameLocation), file.Cancellation))
        {
            return;
        }

        foreach (var name in Last)
        {
            if (pipeline.IndexOf(name) is >= 0 and var last && last < index && pipeline.IsKnownBetween(last, index))
            {
                file.Report(
                    MisplacedMiddleware, step.NameLocation, StepMoves.Up(pipeline, step, other => other == pipeline.Steps[last]),
                    "UseAntiforgery stands behind " + name + ", which ends requests before any token is validated", "move it up");
                return;
            }
        }

        PipelineStep? early = null;
        foreach (var name in First)
        {
            if (pipeline.IndexOf(name) is var first && first > index && pipeline.IsKnownBetween(index, first) && (early is null || pipeline.IndexOf(early.Name) < first))
            {
                early = pipeline.Steps[first];
            }
        }

        if (early is not null)
        {
            var why = early.Name == MiddlewareNames.Routing
                ? "UseAntiforgery stands before UseRouting and so knows no endpoint, and requests fail"
                : "UseAntiforgery stands before " + early.Name + ", so tokens are checked for nobody: signed-in users are refused, or forms are read for whoever sends them";
            file.Report(MisplacedMiddleware, step.NameLocation, StepMoves.Down(pipeline, step), why, "move it behind " + early.Name);
        }
    }

    private static bool IsRepeated(MiddlewarePipeline pipeline, int first)
    {
        for (var i = first + 1; i < pipeline.Steps.Count; i++)
        {
            if (pipeline.Steps[i].Is(MiddlewareNames.Antiforgery))
            {
                return true;
            }
        }

        return false;
    }

    private static ImmutableArray<ProposedEdit> Insertion(FileContext file)
    {
        var parts = AntiforgerySetup.Missing(file);
        return parts.Count == 0 ? ImmutableArray<ProposedEdit>.Empty : ImmutableArray.Create(ProposedEdit.Together("Add UseAntiforgery", [.. parts]));
    }
}
