using System.Collections.Immutable;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>CKS3010 a minimal endpoint that answers GET and changes something.</summary>
internal static class ChangingEndpointRule
{
    public static readonly NameSet Names = new("MapGet");

    public static void Check(FileContext file)
    {
        foreach (var token in file.Tokens(Names))
        {
            if (MappedHandler.Of(token, file.Model, file) is not { CallName: { } name } handler)
            {
                continue;
            }

            var change = new ChangingCalls(file.Application.Flow, file.Cancellation).In(handler.Code);
            var options = file.Options(ChangingGet, name.GetLocation());
            if (change == Change.None || file.Application.Authentication.Of(handler.Demand, options, file.Cancellation) == AuthenticationKind.Tokens)
            {
                continue;
            }

            var edits = change == Change.SignsOut
                ? ImmutableArray.Create(new ProposedEdit(EditKind.Replace, string.Empty, "MapPost", ImmutableArray.Create(name.GetLocation())) { Title = "Answer POST" })
                : ImmutableArray<ProposedEdit>.Empty;
            file.Report(ChangingGet, name.GetLocation(), edits, name.ToString(), ChangingActionRule.Text(change));
        }
    }
}
