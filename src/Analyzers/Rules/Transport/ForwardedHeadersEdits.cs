using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>Says which forwarded headers are to be read, at the place that sets the other options if there is one.</summary>
internal static class ForwardedHeadersEdits
{
    private const string Names = "global::Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.";
    private const string Wanted = Names + "XForwardedFor | " + Names + "XForwardedProto";
    private const string Title = "Read X-Forwarded-For and X-Forwarded-Proto";

    public static ImmutableArray<ProposedEdit> Configure(FileContext file, SetupCall use)
    {
        var type = TrackedTypes.ForwardedHeaders;
        if (OptionsSources.Replacing(use, type) is { } own)
        {
            return Creation(own) is { } creation ? One(EditKind.SetMember, Member.ForwardedHeaders, Wanted, creation) : ImmutableArray<ProposedEdit>.Empty;
        }

        SetupCall? configuring = null;
        foreach (var source in file.Application.Configuration.Sources(type, SchemeName.Default, file.Cancellation))
        {
            if (source.Call is null || configuring is not null)
            {
                // Set in an options class, or in several places: whose is it?
                return ImmutableArray<ProposedEdit>.Empty;
            }

            configuring = source.Call;
        }

        return configuring is not null ? One(EditKind.AddToConfiguration, Member.ForwardedHeaders, Wanted, configuring.Syntax)
            : use.Syntax is InvocationExpressionSyntax && use.Name == "UseForwardedHeaders"
                ? One(EditKind.AddArgument, string.Empty, "new global::Microsoft.AspNetCore.Builder.ForwardedHeadersOptions { ForwardedHeaders = " + Wanted + " }", use.Syntax)
            : ImmutableArray<ProposedEdit>.Empty;
    }

    private static BaseObjectCreationExpressionSyntax? Creation(OptionsSource own)
    {
        BaseObjectCreationExpressionSyntax? creation = null;
        foreach (var fact in own.Of(Member.ForwardedHeaders))
        {
            if (fact.Origin is not BaseObjectCreationExpressionSyntax made || (creation is not null && creation != made))
            {
                return null;
            }

            creation = made;
        }

        return creation;
    }

    private static ImmutableArray<ProposedEdit> One(EditKind kind, string member, string value, Microsoft.CodeAnalysis.SyntaxNode target) =>
        ImmutableArray.Create(new ProposedEdit(kind, member, value, ImmutableArray.Create(target.GetLocation())) { Title = Title });
}
