using System.Linq;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using static CookieSecurity.Analyzers.Descriptors.ResponseCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>CKS1002 a cookie that script can read. An explicit <c>HttpOnly = false</c> is a decision, doubted only where the name looks like a credential.</summary>
internal static class HttpOnlyRule
{
    public static void Check(WriteContext context)
    {
        var write = context.Write;
        if (context.IsExempt(WithoutHttpOnly) || context.IsScriptReadable(WithoutHttpOnly))
        {
            return;
        }

        var httpOnly = write[Member.HttpOnly];
        if (write.TakesOptions && !httpOnly.All(static fact => fact.Atom == Atom.Unset || fact.Atom.IsConstant(false)))
        {
            return;
        }

        var isDecision = write.TakesOptions && httpOnly.Any(static fact => fact.Atom != Atom.Unset);
        if (isDecision && !(write.Name is { } name && CookieName.LooksLikeCredential(name)))
        {
            return;
        }

        if (context.Options(WithoutHttpOnly).CookiePolicy.Contains("http_only") || context.Policy.HttpOnly != Enforcement.No)
        {
            return;
        }

        if (write.TakesOptions)
        {
            context.Report(WithoutHttpOnly, Placement.Of(write, context.Body, httpOnly), Edits.Set(Member.HttpOnly, Edits.True, httpOnly), context.NameInMessage);
        }
        else
        {
            context.Report(WithoutHttpOnly, Placement.OfCallName(write.Call), Edits.AddOptions(write.Call, scriptReadable: false), context.NameInMessage);
        }
    }
}
