using System.Collections.Immutable;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>CKS1012 a credential that anybody with the browser, its disk or a log can read.</summary>
internal static class ClearTextRule
{
    public static void Check(WriteContext context)
    {
        if (context.Write.ContentExpression is { } content && !context.IsExempt(CredentialInClear)
            && new CredentialOrigin(context.ModelOf(content.SyntaxTree), context.Cancellation).FindIn(content) is { } what)
        {
            context.Report(CredentialInClear, content.GetLocation(), ImmutableArray<ProposedEdit>.Empty, context.NameInMessage, what);
        }
    }
}
