using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>CKS1006 a name whose prefix promises what the cookie does not keep: browsers refuse it, as they refuse its deletion.</summary>
internal static class PrefixRule
{
    private const string Root = "/";

    public static void Check(WriteContext context)
    {
        var write = context.Write;
        if (CookiePrefix.Of(write.Names) is not { } prefix || context.IsExempt(BrokenPrefix))
        {
            return;
        }

        if (LacksSecure(context))
        {
            var secure = write.TakesOptions ? write[Member.Secure] : ImmutableArray<Fact>.Empty;
            Report(context, prefix, secure, SecureEdits(context, secure), "Secure", "set Secure");
        }

        if (prefix == CookiePrefix.Host && write.TakesOptions)
        {
            if (HasDomain(write))
            {
                Report(context, prefix, write[Member.Domain], Edits.Remove("Remove the Domain", write[Member.Domain]), "no Domain", "remove it");
            }

            if (HasOtherPath(write))
            {
                Report(context, prefix, write[Member.Path], Edits.Set(Member.Path, "\"/\"", write[Member.Path]), "Path=/", "set it");
            }
        }
    }

    /// <summary>Whether the missing Secure is reported here and not by CKS1001.</summary>
    public static bool TakesSecure(WriteContext context) =>
        CookiePrefix.Of(context.Write.Names) is not null && !context.IsExempt(BrokenPrefix) && LacksSecure(context);

    /// <summary>Whether the Domain is reported here and not by CKS1010.</summary>
    public static bool TakesDomain(WriteContext context) =>
        CookiePrefix.Of(context.Write.Names) == CookiePrefix.Host && !context.IsExempt(BrokenPrefix) && HasDomain(context.Write);

    /// <summary>Whether something is reported here.</summary>
    public static bool Reports(WriteContext context) =>
        TakesSecure(context) || TakesDomain(context)
        || (CookiePrefix.Of(context.Write.Names) == CookiePrefix.Host && !context.IsExempt(BrokenPrefix) && context.Write.TakesOptions && HasOtherPath(context.Write));

    private static bool LacksSecure(WriteContext context) =>
        (!context.Write.TakesOptions || context.Write[Member.Secure].All(static fact => fact.Atom == Atom.Unset || fact.Atom.IsConstant(false)))
        && context.Policy.Secure == Enforcement.No
        && !context.Options(BrokenPrefix).CookiePolicy.Contains("secure");

    private static bool HasDomain(CookieWrite write) =>
        write[Member.Domain].All(static fact => fact.Atom is TextAtom or ConstantAtom { Value: string { Length: > 0 } });

    private static bool HasOtherPath(CookieWrite write) => write[Member.Path].All(static fact => fact.Atom switch
    {
        ConstantAtom { Value: var path } => !Root.Equals(path),
        TextAtom { Pattern: var pattern } => pattern.Any(static character => character is not (TextAtom.Hole or '/')),
        _ => false,
    });

    private static ImmutableArray<ProposedEdit> SecureEdits(WriteContext context, ImmutableArray<Fact> secure)
    {
        var write = context.Write;
        return write.TakesOptions ? Edits.Set(Member.Secure, Edits.True, secure)
            : write.IsDeletion ? Edits.AddDeletionOptions(write.Call, "Secure = true")
            : Edits.AddOptions(write.Call, context.IsScriptReadable(ResponseCookieDescriptors.WithoutHttpOnly));
    }

    private static void Report(WriteContext context, string prefix, ImmutableArray<Fact> bad, ImmutableArray<ProposedEdit> edits, string demand, string advice)
    {
        var isAssigned = bad.Any(static fact => fact.Atom != Atom.Unset);
        var squiggle = isAssigned || context.Write.NameArgument is not { } name ? Placement.Of(context.Write, context.Body, bad) : Placement.OfArgument(name);
        context.Report(BrokenPrefix, squiggle, edits, context.NameInMessage, prefix, demand, advice);
    }
}
