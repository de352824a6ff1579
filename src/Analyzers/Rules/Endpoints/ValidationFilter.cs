using System.Collections.Immutable;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>Endpoint filters that refuse requests without a valid token.</summary>
internal static class ValidationFilter
{
    private const string Refusal = "global::Microsoft.AspNetCore.Http.Results.BadRequest()";

    /// <summary>Acts on the verdict that the middleware has recorded.</summary>
    private const string ByVerdict = ".AddEndpointFilter(async (context, next) => context.HttpContext.Features.Get<global::Microsoft.AspNetCore.Antiforgery.IAntiforgeryValidationFeature>() is { IsValid: false } ? " + Refusal + " : await next(context))";

    /// <summary>Asks itself, for verbs that the middleware leaves alone.</summary>
    private const string ByAsking = ".AddEndpointFilter(async (context, next) => await context.HttpContext.RequestServices.GetRequiredService<global::Microsoft.AspNetCore.Antiforgery.IAntiforgery>().IsRequestValidAsync(context.HttpContext) ? await next(context) : " + Refusal + ")";

    private const string Title = "Check the token in an endpoint filter";

    private static readonly ImmutableArray<string> Builder = ImmutableArray.Create("Microsoft.AspNetCore.Http");
    private static readonly ImmutableArray<string> Services = ImmutableArray.Create("Microsoft.AspNetCore.Http", "Microsoft.Extensions.DependencyInjection");

    public static ImmutableArray<ProposedEdit> Checking(MappedEndpoint endpoint) => On(endpoint.Call.Syntax, ByAsking, Services);

    public static ImmutableArray<ProposedEdit> Enforcing(MappedEndpoint endpoint) =>
        endpoint.Verbs is { AreNeverChecked: true } ? Checking(endpoint) : On(endpoint.Call.Syntax, ByVerdict, Builder);

    private static ImmutableArray<ProposedEdit> On(SyntaxNode call, string filter, ImmutableArray<string> imports) => call is InvocationExpressionSyntax
        ? ImmutableArray.Create(new ProposedEdit(EditKind.AppendCall, string.Empty, filter, ImmutableArray.Create(call.GetLocation())) { Title = Title, Imports = imports })
        : ImmutableArray<ProposedEdit>.Empty;
}
