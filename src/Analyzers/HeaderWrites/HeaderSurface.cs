using System;
using System.Collections.Generic;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.HeaderWrites;

/// <summary>The members of the framework that write a header, in its own collections and in those of a client's answer.</summary>
internal static class HeaderSurface
{
    private const string Property = "SetCookie";

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "Append", "Add", "TryAdd", "Set", "AppendCommaSeparatedValues", "SetCommaSeparatedValues", "AppendList", "SetList", "TryAddWithoutValidation",
    };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "IHeaderDictionary", "HeaderDictionary", "HeaderDictionaryExtensions", "HeaderDictionaryTypeExtensions", "ResponseHeaders", "HttpHeaders", "HttpResponseHeaders",
    };

    public static bool IsWrite(IMethodSymbol method) =>
        Methods.Contains(method.Name) && (Types.Contains(method.ContainingType.Name) || IsDictionary(method)) && method.IsFromFramework();

    public static bool IsWrite(IPropertySymbol property) =>
        (property.Name == Property || property.IsIndexer)
        && (Types.Contains(property.ContainingType.Name) || IsDictionary(property.ContainingType.TypeArguments))
        && property.IsFromFramework();

    /// <summary>The header that a property is named after.</summary>
    public static bool IsSetCookie(IMethodSymbol setter) => setter.AssociatedSymbol is IPropertySymbol { Name: Property };

    /// <summary>Collections of headers, whoever sends them.</summary>
    public static bool IsCollection(ITypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "IHeaderDictionary" or "HeaderDictionary" or "HttpHeaders" or "ResponseHeaders" or "RequestHeaders" or "WebHeaderCollection" && current.IsFromFramework())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the headers are those of a request, in which this one says nothing.</summary>
    public static bool BelongsToRequest(ExpressionSyntax? headers, SemanticModel model)
    {
        if (headers is null)
        {
            return false;
        }

        if (model.GetTypeInfo(headers).Type is { } type && (type.Name is "HttpRequestHeaders" or "RequestHeaders" or "HttpContentHeaders"))
        {
            return true;
        }

        return headers switch
        {
            MemberAccessExpressionSyntax access => IsRequest(model.GetTypeInfo(access.Expression).Type),
            IdentifierNameSyntax name when model.GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } =>
                declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: MemberAccessExpressionSyntax origin } && BelongsToRequest(origin, model),
            _ => false,
        };
    }

    private static bool IsRequest(ITypeSymbol? type) => type is { Name: "HttpRequest" or "HttpRequestMessage" or "ConnectionInfo" };

    /// <summary>The interfaces that a header dictionary implements say of what.</summary>
    private static bool IsDictionary(IMethodSymbol method) => IsDictionary(method.IsGenericMethod ? method.TypeArguments : method.ContainingType.TypeArguments);

    private static bool IsDictionary(System.Collections.Immutable.ImmutableArray<ITypeSymbol> arguments) => arguments.Length switch
    {
        1 => arguments[0] is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments: { Length: 2 } pair } && pair[1].Name == "StringValues",
        2 => arguments[0].SpecialType == SpecialType.System_String && arguments[1].Name == "StringValues",
        _ => false,
    };
}
