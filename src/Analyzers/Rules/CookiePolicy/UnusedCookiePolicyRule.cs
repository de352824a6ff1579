using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using static CookieSecurity.Analyzers.Descriptors.PipelineDescriptors;

namespace CookieSecurity.Analyzers.Rules.CookiePolicy;

/// <summary>CKS2007 a cookie policy that is configured where the pipeline is built, and that nothing adds to it.</summary>
internal static class UnusedCookiePolicyRule
{
    public static void Check(FileContext file)
    {
        var pipelines = file.Application.Pipeline;
        foreach (var call in Configuring(file))
        {
            if (!pipelines.IsBuiltHere(file.Cancellation) || pipelines.Adds(MiddlewareNames.CookiePolicy, file.Cancellation) || pipelines.Escapes(file.Cancellation))
            {
                return;
            }

            file.Report(UnusedCookiePolicy, call.NameLocation, Edits(file));
        }
    }

    private static IEnumerable<SetupCall> Configuring(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call.Syntax.SyntaxTree == file.Tree && call is { IsFramework: true, Name: "AddCookiePolicy" })
            {
                yield return call;
            }
        }

        foreach (var source in file.Application.Configuration.Sources(TrackedTypes.CookiePolicy, SchemeName.Default, file.Cancellation))
        {
            if (source.Call is { } call && call.Syntax.SyntaxTree == file.Tree)
            {
                yield return call;
            }
        }
    }

    private static ImmutableArray<ProposedEdit> Edits(FileContext file)
    {
        var applications = file.Application.Pipeline.Applications(file.Cancellation).ToList();
        return applications.Count == 1 && PipelinePlaces.For(applications[0], MiddlewareNames.CookiePolicy) is { } place
            ? ImmutableArray.Create(place.Insert(MiddlewareNames.CookiePolicy + "()"))
            : ImmutableArray<ProposedEdit>.Empty;
    }
}
