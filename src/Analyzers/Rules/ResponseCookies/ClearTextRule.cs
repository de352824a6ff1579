using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>CKS1012 a credential that anybody with the browser, its disk or a log can read.</summary>
internal static class ClearTextRule
{
    public static void Check(WriteContext context)
    {
        if (context.Write.ContentArgument is ArgumentSyntax { Expression: { } content } && !context.IsExempt(CredentialInClear)
            && new CredentialOrigin(context.ModelOf(content.SyntaxTree), context.Cancellation).FindIn(content) is { } what)
        {
            context.Report(CredentialInClear, Placement.OfArgument(context.Write.ContentArgument), ImmutableArray<ProposedEdit>.Empty, context.NameInMessage, what);
        }
    }
}
