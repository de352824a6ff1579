using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>CKS3003 and CKS3017 on the handler of a minimal endpoint: <c>[RequireAntiforgeryToken(false)] (…) =></c>.</summary>
internal static class LambdaOptOutRule
{
    private static readonly NameSet Names = new("RequireAntiforgeryToken", "RequireAntiforgeryTokenAttribute");

    public static void Check(FileContext file)
    {
        if (!file.Mentions(Names))
        {
            return;
        }

        foreach (var handler in MappedHandler.In(file))
        {
            foreach (var attribute in handler.Attributes)
            {
                if (attribute.Effect != ForgeryEffect.RequiresNot || handler.HasOnlySafeVerbs || file.Application.Antiforgery.Checks.IsDoneBy(handler.Code, file.Cancellation))
                {
                    continue;
                }

                var options = file.Options(OptOut, attribute.Location);
                var demand = handler.Demand;
                if (demand.AllowsAnonymous || file.Application.Authentication.Of(demand, options, file.Cancellation) == AuthenticationKind.Tokens)
                {
                    continue;
                }

                var edits = OptOutEdits.For(attribute, []);
                if (demand.RequiresUser && file.Application.Authentication.IsByCookie(demand, file.Options(UserOptOut, attribute.Location), file.Cancellation))
                {
                    file.Report(UserOptOut, attribute.Location, edits, "[" + attribute.Name + "]", "this endpoint");
                }
                else
                {
                    file.Report(OptOut, attribute.Location, edits, attribute.Name, "this endpoint");
                }
            }
        }
    }
}
