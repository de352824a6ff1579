using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.ResponseCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>
/// CKS1001 a cookie that is never Secure; CKS1004 takes its place where browsers drop the cookie for it; CKS1005 one that is Secure on some
/// ways only.
/// </summary>
internal static class SecureRule
{
    private const int SameSiteNone = 0;
    private const string OverHttps = "when its request arrives over https";

    public static void Check(WriteContext context)
    {
        var write = context.Write;
        if (!write.TakesOptions)
        {
            Report(context, Placement.OfCallName(write.Call), Edits.AddOptions(write.Call, context.IsScriptReadable(WithoutHttpOnly)));
            return;
        }

        var secure = write[Member.Secure];
        if (secure.Any(static fact => fact.Atom.IsUnknown))
        {
            return;
        }

        var bad = secure.Where(static fact => !fact.Atom.IsConstant(true)).ToImmutableArray();
        if (bad.IsEmpty)
        {
            return;
        }

        if (bad.Length < secure.Length || bad.Any(static fact => fact.Atom == Atom.Request))
        {
            CheckSometimes(context, bad);
        }
        else if (!CheckDropped(context, bad))
        {
            Report(context, Placement.Of(write, context.Body, bad), Edits.Set(Member.Secure, Edits.True, bad));
        }
    }

    /// <summary>Never Secure, unless a cookie policy makes it so when the request arrives over https.</summary>
    private static void Report(WriteContext context, Location? squiggle, ImmutableArray<ProposedEdit> edits)
    {
        if (PrefixRule.TakesSecure(context))
        {
            return;
        }

        var byPolicy = context.Policy.Secure == Enforcement.ByRequest;
        var rule = byPolicy ? SometimesSecure : WithoutSecure;
        if (!context.IsExempt(rule) && !IsEnforced(context, context.Options(rule)))
        {
            context.Report(rule, squiggle, edits, byPolicy ? new object[] { context.NameInMessage, OverHttps } : new object[] { context.NameInMessage });
        }
    }

    private static void CheckSometimes(WriteContext context, ImmutableArray<Fact> bad)
    {
        if (context.IsExempt(SometimesSecure) || IsEnforced(context, context.Options(SometimesSecure)))
        {
            return;
        }

        var when = bad.Any(static fact => fact.Atom == Atom.Request) ? OverHttps : "on some paths";
        context.Report(SometimesSecure, Placement.OfFirst(context.Write, context.Body, bad), Edits.Set(Member.Secure, Edits.True, bad), context.NameInMessage, when);
    }

    /// <summary>SameSite=None, or Partitioned, and not Secure: true where that is so, reported or not.</summary>
    private static bool CheckDropped(WriteContext context, ImmutableArray<Fact> insecure)
    {
        var write = context.Write;
        var sameSite = write[Member.SameSite];
        var partitioned = write[Member.Partitioned];
        var isNone = sameSite.All(static fact => fact.Atom.IsConstant(SameSiteNone)) && context.Policy.SameSite == Enforcement.No;
        if (!isNone && !partitioned.All(static fact => fact.Atom.IsConstant(true)))
        {
            return false;
        }

        if (!context.IsExempt(SameSiteNoneWithoutSecure) && !IsEnforced(context, context.Options(SameSiteNoneWithoutSecure)))
        {
            var edits = Edits.Set(Member.Secure, Edits.True, insecure);
            context.Report(
                SameSiteNoneWithoutSecure,
                Placement.Of(write, context.Body, isNone ? sameSite : partitioned),
                isNone ? edits.AddRange(Edits.Set(Member.SameSite, Edits.SameSiteLax, sameSite)) : edits,
                context.NameInMessage,
                isNone ? "SameSite=None" : "Partitioned");
        }

        return true;
    }

    private static bool IsEnforced(WriteContext context, CookieSecurityOptions options) =>
        options.CookiePolicy.Contains("secure") || context.Policy.Secure is Enforcement.Yes or Enforcement.Unknown;
}
