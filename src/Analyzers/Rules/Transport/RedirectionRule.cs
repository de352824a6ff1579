using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.TransportDescriptors;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>CKS5001 an application with cookies that leaves http requests where they are.</summary>
internal static class RedirectionRule
{
    /// <summary>Other ways to send browsers to https, or to refuse http: rewrite rules, and a filter for all of MVC.</summary>
    public static readonly NameSet Equivalents = new("UseRewriter", "RequireHttpsAttribute");

    public static void Check(FileContext file)
    {
        var pipelines = file.Application.Pipeline;
        foreach (var pipeline in pipelines.Applications(file.Cancellation))
        {
            if (FirstCall.Of(pipeline) is { } squiggle
                && squiggle.SourceTree == file.Tree
                && !pipelines.Adds(MiddlewareNames.HttpsRedirection, file.Cancellation)
                && !file.Options(WithoutRedirection, squiggle).HttpsIsExternal
                && !UnseenMiddleware.MayBeIn(pipeline)
                && file.Application.CookieUse.HasCookies(file.Cancellation)
                && !file.TokensEverywhere(Equivalents).Any()
                && !HttpsEndpoints.AreAll(file.Model.Compilation, file.Cancellation))
            {
                var edits = PipelinePlaces.For(pipeline, MiddlewareNames.HttpsRedirection) is { } place
                    ? ImmutableArray.Create(place.Insert(MiddlewareNames.HttpsRedirection + "()"))
                    : ImmutableArray<ProposedEdit>.Empty;
                file.Report(WithoutRedirection, squiggle, edits);
            }
        }
    }
}
