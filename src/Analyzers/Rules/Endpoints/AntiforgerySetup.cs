using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>The middleware and its services, where an application that is built here lacks them.</summary>
internal static class AntiforgerySetup
{
    private static readonly ImmutableArray<string> Extensions = ImmutableArray.Create("Microsoft.Extensions.DependencyInjection");

    public static IReadOnlyList<ProposedEdit> Missing(FileContext file)
    {
        var applications = file.Application.Pipeline.Applications(file.Cancellation).ToList();
        return applications.Count == 1 && !file.Application.Pipeline.Adds(MiddlewareNames.Antiforgery, file.Cancellation) ? Adding(file, applications[0]) : [];
    }

    /// <summary>Nothing where there is no place for the middleware.</summary>
    public static IReadOnlyList<ProposedEdit> Adding(FileContext file, MiddlewarePipeline pipeline)
    {
        if (PipelinePlaces.For(pipeline, MiddlewareNames.Antiforgery) is not { } place)
        {
            return [];
        }

        var use = place.Insert(MiddlewareNames.Antiforgery + "()");
        if (HasServices(file))
        {
            return [use];
        }

        return pipeline is { Kind: PipelineKind.WebApplication, Builder.Call: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax builder } } built }
            ? [new ProposedEdit(EditKind.InsertStatement, "before", builder.Identifier.Text + ".Services.AddAntiforgery();", ImmutableArray.Create(built.GetLocation())) { Imports = Extensions }, use]
            : [use];
    }

    private static bool HasServices(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call is { IsFramework: true, Name: "AddAntiforgery" or "AddMvc" or "AddControllersWithViews" or "AddRazorPages" or "AddRazorComponents" or "AddServerSideBlazor" })
            {
                return true;
            }
        }

        return false;
    }
}
