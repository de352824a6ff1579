using System.Collections.Immutable;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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
            if (!MayChange(token) || MappedHandler.Of(token, file.Model, file) is not { CallName: { } name } handler)
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

    /// <summary>To see what a call means is dear, and most handlers that are written in it change nothing by any name.</summary>
    private static bool MayChange(SyntaxToken token)
    {
        if (token.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call)
        {
            return false;
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.Expression is AnonymousFunctionExpressionSyntax lambda)
            {
                return ChangingCalls.MayBeIn(lambda);
            }
        }

        return true;
    }
}
