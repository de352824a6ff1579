using System.Collections.Immutable;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>CKS3003 and CKS3017 as metadata: <c>WithMetadata(new RequireAntiforgeryTokenAttribute(false))</c>.</summary>
internal static class MetadataOptOutRule
{
    private const string Name = "RequireAntiforgeryToken(false)";

    public static void Check(FileContext file)
    {
        foreach (var endpoint in file.Application.Endpoints.All(file.Cancellation))
        {
            if (endpoint.Kind is not (EndpointKind.Handler or EndpointKind.Components))
            {
                continue;
            }

            var defence = new EndpointDefence(file, endpoint);
            if (defence.Demand is { IsRequired: false, IsFinal: false, Call: not null, Syntax: { } metadata } && metadata.SyntaxTree == file.Tree
                && OptOuts.Matters(file, endpoint, file.Options(OptOut, metadata.GetLocation())))
            {
                var edits = ImmutableArray.Create(Removal(metadata));
                if (OptOuts.IsForUsers(file, endpoint, file.Options(UserOptOut, metadata.GetLocation())))
                {
                    file.Report(UserOptOut, metadata.GetLocation(), edits, "[" + Name + "]", "this endpoint");
                }
                else
                {
                    file.Report(OptOut, metadata.GetLocation(), edits, Name, "this endpoint");
                }
            }
        }
    }

    /// <summary>The call goes with its only piece of metadata.</summary>
    private static ProposedEdit Removal(SyntaxNode metadata)
    {
        var title = "Remove the opt-out";
        return metadata.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: > 1 } } argument
            ? new ProposedEdit(EditKind.Remove, string.Empty, string.Empty, ImmutableArray.Create(argument.GetLocation())) { Title = title }
            : new ProposedEdit(EditKind.Remove, string.Empty, string.Empty, ImmutableArray.Create(OptOuts.TargetOf(metadata.FirstAncestorOrSelf<InvocationExpressionSyntax>()!))) { Title = title };
    }
}
