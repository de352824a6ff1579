using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Fields and properties of the framework whose values the flow knows.</summary>
internal static class FrameworkValues
{
    private const string ForwardedProtocol = "X-Forwarded-Proto";

    /// <summary>The framework's constants that are not compile-time ones.</summary>
    private static readonly ImmutableDictionary<(string Type, string Member), string> Texts = new System.Collections.Generic.Dictionary<(string, string), string>
    {
        [("CookieRequestCultureProvider", "DefaultCookieName")] = ".AspNetCore.Culture",
        [("SessionDefaults", "CookieName")] = ".AspNetCore.Session",
        [("CookieAuthenticationDefaults", "CookiePrefix")] = ".AspNetCore.",
        [("CookieTempDataProvider", "CookieName")] = ".AspNetCore.Mvc.CookieTempDataProvider",
        [("IdentityConstants", "ApplicationScheme")] = "Identity.Application",
        [("IdentityConstants", "ExternalScheme")] = "Identity.External",
        [("IdentityConstants", "TwoFactorRememberMeScheme")] = "Identity.TwoFactorRememberMe",
        [("IdentityConstants", "TwoFactorUserIdScheme")] = "Identity.TwoFactorUserId",
        [("IdentityConstants", "BearerScheme")] = "Identity.Bearer",
        [("Options", "DefaultName")] = string.Empty,
        [("Environments", "Development")] = "Development",
        [("Environments", "Staging")] = "Staging",
        [("Environments", "Production")] = "Production",
        [("EnvironmentName", "Development")] = "Development",
        [("ForwardedHeadersDefaults", "XForwardedProtoHeaderName")] = ForwardedProtocol,
        [("HeaderNames", "SetCookie")] = "Set-Cookie",
    }.ToImmutableDictionary();

    public static Atom? OfField(IFieldSymbol field)
    {
        if (field.Name == "Empty" && field.ContainingType.SpecialType == SpecialType.System_String)
        {
            return new ConstantAtom(string.Empty);
        }

        if (!field.IsStatic || !field.DeclaringSyntaxReferences.IsEmpty)
        {
            return null;
        }

        return Texts.TryGetValue((field.ContainingType.Name, field.Name), out var text) && field.IsFrameworkCode("Microsoft") ? new ConstantAtom(text) : null;
    }

    public static Atom? OfProperty(KnownSymbols symbols, IPropertySymbol property, ImmutableArray<Value> arguments)
    {
        switch (property.Name)
        {
            case "IsHttps" or "Scheme" when property.ContainingType.Is(symbols.HttpRequest):
                return Atom.Request;
            case "RequestToken" when property.ContainingType.Is(symbols.AntiforgeryTokenSet):
                return Atom.RequestToken;
            case "EnvironmentName" when property.IsFrameworkCode("Microsoft"):
                return Atom.EnvironmentName;
            case "IsAttached" when property.ContainingType.Name == "Debugger" && property.IsFrameworkCode("System"):
                return Atom.False;
            case "XForwardedProtoHeaderName" when property.ContainingType.Name == "ForwardedHeadersDefaults" && property.IsFrameworkCode("Microsoft"):
                return new ConstantAtom(ForwardedProtocol);
            case "ApplicationCookie" or "ExternalCookie" or "TwoFactorRememberMeCookie" or "TwoFactorUserIdCookie" when property.ContainingType.Name == "IdentityCookiesBuilder" && property.IsFromFramework():
                return property.Type is INamedTypeSymbol { TypeArguments.Length: 1 } builder ? new OptionsBuilderAtom(builder.TypeArguments[0], Value.Constant(IdentitySchemeOf(property.Name))) : null;
            default:
                return property.IsIndexer && arguments.Length == 1 && property.IsFrameworkCode("Microsoft") && IsForwardedProtocol(arguments[0]) ? Atom.Request : null;
        }
    }

    /// <summary>The scheme of Identity whose cookie goes by that name: <c>ApplicationCookie</c> is <c>Identity.Application</c>'s.</summary>
    public static string IdentitySchemeOf(string cookie) => "Identity." + cookie.Substring(0, cookie.Length - "Cookie".Length);

    /// <summary>Header values convert to and compare with texts.</summary>
    public static bool IsHeaderValue(ITypeSymbol? type) => type is { Name: "StringValues" or "StringSegment" } && type.IsFrameworkCode("Microsoft");

    public static bool IsForwardedProtocol(Value header) => string.Equals(header.Text, ForwardedProtocol, StringComparison.OrdinalIgnoreCase);

    /// <summary>Wrappers that are looked through: a nullable's value, a finished task's result; and the parts of a cookie's value, which are kept in it.</summary>
    public static bool HandsOn(IPropertySymbol property) =>
        (property.Name == "Value" && property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        || (property.Name == "Values" && property.ContainingType.Name == "HttpCookie" && property.IsFrameworkCode("System"))
        || (property.Name == "Result" && property.ContainingType.Name is "Task" or "ValueTask" && property.IsFrameworkCode("System"));
}
