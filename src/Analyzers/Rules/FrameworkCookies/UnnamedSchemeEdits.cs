using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>How a configuration without a name is made to arrive: at Identity's cookie, at the only scheme that there is, or at all of them.</summary>
internal static class UnnamedSchemeEdits
{
    private static readonly ImmutableArray<string> Extensions = ImmutableArray.Create("Microsoft.Extensions.DependencyInjection");

    public static ImmutableArray<ProposedEdit> Of(FileContext file, TrackedType options, SetupCall call, bool hasIdentity)
    {
        if (call.Syntax is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax generic }, ArgumentList.Arguments: { Count: 1 } arguments }
            || call.Name is not ("Configure" or "PostConfigure"))
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        if (hasIdentity && call.Name == "Configure")
        {
            return ImmutableArray.Create(Renamed(generic, "ConfigureApplicationCookie", "Use ConfigureApplicationCookie"));
        }

        var all = Renamed(generic, call.Name + "All" + generic.TypeArgumentList, "Configure every scheme");
        return OnlyScheme(file, options) is { } scheme && arguments[0].NameColon is null
            ? ImmutableArray.Create(
                new ProposedEdit(EditKind.Replace, string.Empty, SignInCookies.TextOf(scheme) + ", {0}", ImmutableArray.Create(arguments[0].GetLocation())) { Title = "Configure the scheme '" + scheme + "'" },
                all)
            : ImmutableArray.Create(all);
    }

    private static ProposedEdit Renamed(GenericNameSyntax name, string changed, string title) =>
        new(EditKind.Replace, string.Empty, changed, ImmutableArray.Create(name.GetLocation())) { Title = title, Imports = Extensions };

    /// <summary>The one scheme of these options; null where there are none, several, or one whose name is not known.</summary>
    private static string? OnlyScheme(FileContext file, TrackedType options)
    {
        string? only = null;
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (!Registers(call, options, file.Application.Flow.Types))
            {
                continue;
            }

            if (only is not null || call.Ways.Count != 1 || SchemeNames.Of(call.Ways[0]).Text is not { Length: > 0 } scheme)
            {
                return null;
            }

            only = scheme;
        }

        return only;
    }

    private static bool Registers(SetupCall call, TrackedType options, TrackedSymbols types) =>
        call.IsFramework
        && call.Method.Parameters.Length > 0
        && call.Method.Parameters[0].Type.Name == "AuthenticationBuilder"
        && ((call.Name == "AddCookie" && options == TrackedTypes.SignIn) || (call.Name == "AddOpenIdConnect" && options == TrackedTypes.OpenIdConnect) || TakesOptions(call.Method, options, types));

    private static bool TakesOptions(IMethodSymbol method, TrackedType options, TrackedSymbols types)
    {
        foreach (var parameter in method.Parameters)
        {
            if (method.Name.StartsWith("Add", StringComparison.Ordinal)
                && parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, TypeArguments: { Length: > 0 } arguments } && types.Is(options, arguments[0]))
            {
                return true;
            }
        }

        return false;
    }
}
