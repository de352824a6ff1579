using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS1006 on the framework's cookies: a name whose prefix promises what the builder does not keep.</summary>
internal static class BuilderPrefixRule
{
    private const int SecureNever = 2;
    private const string Root = "\"/\"";

    public static void Check(FileContext file)
    {
        foreach (var cookie in file.Cookies())
        {
            var names = cookie.Of(Member.Name);
            if (PrefixOf(names) is not { } prefix || names[0] is not { Origin: { } name } named || !cookie.Stands(named))
            {
                continue;
            }

            var text = named.Atom is ConstantAtom { Value: string whole } ? whole : null;
            if (name.SyntaxTree == file.Tree && text is not null && file.Options(BrokenPrefix, name.GetLocation()).ExemptCookies.Contains(text))
            {
                continue;
            }

            var shown = text is null ? string.Empty : " '" + text + "'";
            if (TakesSecure(file, cookie))
            {
                var written = ConfiguredCookie.Written(cookie.Of(Member.SecurePolicy));
                var edits = written.Length == 1 ? FrameworkCookieEdits.Set(Member.SecurePolicy, FrameworkCookieEdits.Always, written[0]) : EditsAt(cookie, name, Member.SecurePolicy, FrameworkCookieEdits.Always);
                file.Report(BrokenPrefix, (written.Length == 1 ? written[0].Origin! : name).GetLocation(), edits, shown, prefix, "Secure", "set SecurePolicy to Always");
            }

            if (prefix == CookiePrefix.Host)
            {
                CheckAddress(file, cookie, shown, name);
            }
        }
    }

    /// <summary>Whether the missing Secure is reported here and not by CKS2001.</summary>
    public static bool TakesSecure(FileContext file, ConfiguredCookie cookie) =>
        PrefixOf(cookie.Of(Member.Name)) is not null
        && cookie.Always(Member.SecurePolicy, static value => value is SecureNever)
        && cookie.Of(Member.Name)[0].Origin is { } name
        && file.SecureByPolicy(BrokenPrefix, name.GetLocation()) == Enforcement.No;

    /// <summary>Whether the Domain is reported here and not by CKS1010.</summary>
    public static bool TakesDomain(ConfiguredCookie cookie) => PrefixOf(cookie.Of(Member.Name)) == CookiePrefix.Host;

    private static void CheckAddress(FileContext file, ConfiguredCookie cookie, string shown, SyntaxNode name)
    {
        var domain = cookie.Of(Member.Domain);
        if (domain.All(static fact => fact.Atom is ConstantAtom { Value: string { Length: > 0 } }) && domain[0].Origin is { } shared)
        {
            file.Report(BrokenPrefix, shared.GetLocation(), FrameworkCookieEdits.Remove("Remove the Domain", domain[0]), shown, CookiePrefix.Host, "no Domain", "remove it");
        }

        var path = cookie.Of(Member.Path);
        if (path.All(static fact => fact.Atom is ConstantAtom { Value: string and not "/" }) && path[0].Origin is { } other)
        {
            file.Report(BrokenPrefix, other.GetLocation(), FrameworkCookieEdits.Set(Member.Path, Root, path[0]), shown, CookiePrefix.Host, "Path=/", "set it");
        }
        else if (cookie.Kind == FrameworkCookieKind.Remote && path.All(static fact => fact.Atom == Atom.Unset))
        {
            // These have the path of the callback where nobody says otherwise.
            file.Report(BrokenPrefix, name.GetLocation(), EditsAt(cookie, name, Member.Path, Root), shown, CookiePrefix.Host, "Path=/", "set it");
        }
    }

    private static string? PrefixOf(ImmutableArray<Fact> names)
    {
        var value = Value.Of(names[0].Atom);
        foreach (var fact in names)
        {
            value = value.With(fact.Atom);
        }

        return CookiePrefix.Of(value);
    }

    /// <summary>The member is set where the name is.</summary>
    private static ImmutableArray<ProposedEdit> EditsAt(ConfiguredCookie cookie, SyntaxNode name, string member, string value)
    {
        foreach (var source in cookie.Sources)
        {
            if (source.Of(cookie.Cookie.Part, Member.Name).Any(fact => fact.Origin == name))
            {
                return FrameworkCookieEdits.SetAt(source, cookie.Cookie.Part, member, value, name);
            }
        }

        return ImmutableArray<ProposedEdit>.Empty;
    }
}
