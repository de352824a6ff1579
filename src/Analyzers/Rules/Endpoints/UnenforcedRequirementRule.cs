using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.EndpointForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>CKS3006 on minimal endpoints: a token is required and nobody asks whether it was there.</summary>
internal static class UnenforcedRequirementRule
{
    private const string Remedy = "check it in an endpoint filter";

    public static void Check(FileContext file)
    {
        var found = new Dictionary<SyntaxNode, List<MappedEndpoint>>();
        foreach (var endpoint in file.Application.Endpoints.All(file.Cancellation))
        {
            if (endpoint.Kind == EndpointKind.Handler && Unenforced(file, endpoint) is { } requirement && requirement.SyntaxTree == file.Tree)
            {
                if (!found.TryGetValue(requirement, out var covered))
                {
                    found.Add(requirement, covered = []);
                }

                covered.Add(endpoint);
            }
        }

        foreach (var requirement in found)
        {
            var first = requirement.Value[0];
            var what = first.Verbs!.Value.AreNeverChecked ? "an endpoint whose verb is never validated" : "an endpoint that reads no form";
            file.Report(UnenforcedRequirement, requirement.Key.GetLocation(), Edits(requirement.Value), what, Remedy);
        }
    }

    /// <summary>The requirement where it is in force on the endpoint and nothing enforces it.</summary>
    private static SyntaxNode? Unenforced(FileContext file, MappedEndpoint endpoint)
    {
        if (endpoint.Verbs is not { AreUnsafe: true } || endpoint.BindsForm != false)
        {
            return null;
        }

        var defence = new EndpointDefence(file, endpoint);
        if (defence.Demand is not { IsRequired: true, Syntax: { } requirement } || defence.Handler.HasFlag(CodeTraits.ReadsForm) || defence.IsCheckedByCode || defence.MayBeCheckedOutside)
        {
            return null;
        }

        var options = file.Options(UnenforcedRequirement, endpoint.NameLocation);
        return defence.IsValidatedElsewhere(options) || defence.HasTokensOnly(options) ? null : requirement;
    }

    private static ImmutableArray<ProposedEdit> Edits(List<MappedEndpoint> covered)
    {
        var parts = new List<ProposedEdit>();
        foreach (var endpoint in covered)
        {
            var edit = ValidationFilter.Enforcing(endpoint);
            if (edit.IsEmpty)
            {
                return ImmutableArray<ProposedEdit>.Empty;
            }

            if (!parts.Exists(part => part.Targets[0] == edit[0].Targets[0]))
            {
                parts.Add(edit[0]);
            }
        }

        return ImmutableArray.Create(ProposedEdit.Together(parts[0].Title, [.. parts]));
    }
}
