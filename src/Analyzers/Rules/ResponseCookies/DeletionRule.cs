using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis.CSharp;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>CKS1009 a deletion that misses: the cookie lives under another path or domain.</summary>
internal static class DeletionRule
{
    public static void Check(WriteContext context)
    {
        var write = context.Write;
        if (write.Name is not { } name || CookieAddress.Of(write) is not { } deleted || context.IsExempt(MissedDeletion) || PrefixRule.Reports(context))
        {
            return;
        }

        var appended = context.Appended(name, deleted);
        if (!appended.IsEmpty && appended.All(cookie => !cookie.Address!.IsSame(deleted)))
        {
            context.Report(MissedDeletion, Placement.OfCallName(write.Use), EditsOf(write, deleted, appended), context.NameInMessage, Spelled(appended[0].Address!), Spelled(deleted));
        }
    }

    /// <summary>The deletion gets the address that all of them have; no edit where they have several.</summary>
    private static ImmutableArray<ProposedEdit> EditsOf(CookieWrite write, CookieAddress deleted, ImmutableArray<AppendedCookie> appended)
    {
        var address = appended[0].Address!;
        if (appended.Any(cookie => !cookie.Address!.IsSame(address)))
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        var isSecure = appended.All(static cookie => cookie.IsSecure);
        return write.TakesOptions ? Change(write, deleted, address, isSecure) : Edits.AddDeletionOptions(write.Call, Members(address, isSecure));
    }

    private static string Members(CookieAddress address, bool isSecure)
    {
        var members = new List<string>();
        if (address.Path != "/")
        {
            members.Add("Path = " + Quoted(address.Path));
        }

        if (address.Domain.Length > 0)
        {
            members.Add("Domain = " + Quoted(address.Domain));
        }

        if (isSecure)
        {
            members.Add("Secure = true");
        }

        return string.Join(", ", members);
    }

    private static ImmutableArray<ProposedEdit> Change(CookieWrite write, CookieAddress deleted, CookieAddress address, bool isSecure)
    {
        var parts = new List<ImmutableArray<ProposedEdit>>();
        if (address.Path != deleted.Path)
        {
            parts.Add(Edits.Set(Member.Path, Quoted(address.Path), write[Member.Path]));
        }

        if (address.Domain != deleted.Domain)
        {
            parts.Add(address.Domain.Length > 0 ? Edits.Set(Member.Domain, Quoted(address.Domain), write[Member.Domain]) : Edits.Remove("Remove the Domain", write[Member.Domain]));
        }

        if (isSecure && write[Member.Secure].All(static fact => fact.Atom == Atom.Unset))
        {
            parts.Add(Edits.Set(Member.Secure, Edits.True, write[Member.Secure]));
        }

        return parts.Exists(static part => part.Length != 1)
            ? ImmutableArray<ProposedEdit>.Empty
            : ImmutableArray.Create(ProposedEdit.Together("Delete the cookie where it lives", [.. parts.Select(static part => part[0])]));
    }

    private static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Spelled(CookieAddress address) => address.Domain.Length == 0 ? "path " + address.Path : "domain " + address.Domain + ", path " + address.Path;
}
