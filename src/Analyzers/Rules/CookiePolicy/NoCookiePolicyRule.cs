using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.PipelineDescriptors;

namespace CookieSecurity.Analyzers.Rules.CookiePolicy;

/// <summary>CKS2013 an application with cookies and without a cookie policy that enforces anything.</summary>
internal static class NoCookiePolicyRule
{
    private const string Options = """
        .Services.Configure<global::Microsoft.AspNetCore.Builder.CookiePolicyOptions>(options =>
        {
            options.Secure = global::Microsoft.AspNetCore.Http.CookieSecurePolicy.Always;
            options.HttpOnly = global::Microsoft.AspNetCore.CookiePolicy.HttpOnlyPolicy.None;
            options.MinimumSameSitePolicy = global::Microsoft.AspNetCore.Http.SameSiteMode.Lax;
        });
        """;

    private static readonly ImmutableArray<string> Extensions = ImmutableArray.Create("Microsoft.Extensions.DependencyInjection");

    public static void Check(FileContext file)
    {
        foreach (var pipeline in file.Application.Pipeline.Applications(file.Cancellation))
        {
            if (Squiggle(file, pipeline) is { } squiggle
                && squiggle.SourceTree == file.Tree
                && file.Options(NoCookiePolicy, squiggle).CookiePolicy is var outside && !outside.Contains("secure") && !outside.Contains("http_only")
                && file.Application.CookieUse.HasCookies(file.Cancellation)
                && !IsInForce(file.Application.CookiePolicy.InForce(file.Cancellation))
                && !UnseenMiddleware.MayBeIn(pipeline))
            {
                file.Report(NoCookiePolicy, squiggle, Edits(file, pipeline));
            }
        }
    }

    private static bool IsInForce(CookiePolicyInForce policy) =>
        policy.Secure != Enforcement.No || policy.HttpOnly != Enforcement.No || policy.SameSite != Enforcement.No;

    /// <summary>Where the application starts, else where it is built.</summary>
    private static Location? Squiggle(FileContext file, MiddlewarePipeline pipeline)
    {
        if (pipeline.Start is { } start)
        {
            return start.NameLocation;
        }

        if (pipeline is { Kind: PipelineKind.WebApplication, Builder: { } builder })
        {
            return Placement.OfCallName(builder.Call);
        }

        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call is { IsFramework: true, Name: "Build" } && call.Method.ContainingType.Name is "IHostBuilder" or "IWebHostBuilder")
            {
                return call.NameLocation;
            }
        }

        return pipeline.Steps.Count > 0 ? pipeline.Steps[0].NameLocation : null;
    }

    /// <summary>Options before the application is built, and the middleware that reads them, where it is not there already.</summary>
    private static ImmutableArray<ProposedEdit> Edits(FileContext file, MiddlewarePipeline pipeline)
    {
        if (pipeline is not { Kind: PipelineKind.WebApplication, Builder.Call: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax services } } built })
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        var configure = new ProposedEdit(EditKind.InsertStatement, "before", services.Identifier.Text + Options, ImmutableArray.Create(built.GetLocation())) { Imports = Extensions };
        if (pipeline.First(MiddlewareNames.CookiePolicy) is { } use)
        {
            return use.Call!.Spells("options") ? ImmutableArray<ProposedEdit>.Empty : ImmutableArray.Create(configure with { Title = "Configure the cookie policy" });
        }

        return !file.Application.Pipeline.Adds(MiddlewareNames.CookiePolicy, file.Cancellation) && PipelinePlaces.For(pipeline, MiddlewareNames.CookiePolicy) is { } place
            ? ImmutableArray.Create(ProposedEdit.Together("Add a cookie policy", configure, place.Insert(MiddlewareNames.CookiePolicy + "()")))
            : ImmutableArray<ProposedEdit>.Empty;
    }
}
