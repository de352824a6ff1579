using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.FrameworkCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS2011 options of an authentication scheme that are configured without the scheme's name: nobody reads them.</summary>
internal static class UnnamedSchemeRule
{
    public static void Check(FileContext file)
    {
        var sources = file.Application.Configuration.Sources(file.Cancellation);
        foreach (var source in sources)
        {
            if (source is { Name.IsDefault: true, Call: { IsFramework: true, Name: "Configure" or "PostConfigure" or "Bind" or "BindConfiguration" } call }
                && call.Syntax.SyntaxTree == file.Tree
                && TrackedTypes.AreOfScheme(source.Type)
                && !IsSharedWithName(source, sources))
            {
                var isCookie = source.Type == TrackedTypes.SignIn;
                var hasIdentity = isCookie && file.Application.FrameworkCookies.First(file.Cancellation, "AddIdentity", "AddDefaultIdentity", "AddIdentityCookies", "AddIdentityApiEndpoints") is not null;
                file.Report(
                    UnnamedScheme,
                    NameOf(call),
                    UnnamedSchemeEdits.Of(file, source.Type, call, hasIdentity),
                    source.Type == TrackedTypes.Scheme ? "scheme options" : source.Type.Name,
                    hasIdentity ? "use ConfigureApplicationCookie" : "pass the scheme's name, or use ConfigureAll");
            }
        }
    }

    /// <summary>Whether the same delegate is handed to a configuration with a name too: the one without is superfluous, not in error.</summary>
    private static bool IsSharedWithName(OptionsSource source, IEnumerable<OptionsSource> sources) =>
        DelegateOf(source) is { Lambda: null } own
        && sources.Any(other => other != source && other.Type == source.Type && !other.Name.IsDefault && DelegateOf(other) is { } shared && shared.Equals(own));

    private static DelegateAtom? DelegateOf(OptionsSource source)
    {
        foreach (var argument in source.Call?.Ways[0].Arguments ?? ImmutableArray<Argument>.Empty)
        {
            if (argument.Value.Single is DelegateAtom handed)
            {
                return handed;
            }
        }

        return null;
    }

    /// <summary>The options of a builder were given no name where the builder was made.</summary>
    private static Location NameOf(SetupCall call)
    {
        for (var made = call.Syntax; made is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }; made = access.Expression)
        {
            if (access.Name.Identifier.ValueText == "AddOptions")
            {
                return Placement.OfCallName(made);
            }
        }

        return call.NameLocation;
    }
}
