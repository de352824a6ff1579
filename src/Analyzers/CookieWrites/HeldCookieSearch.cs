using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>
/// The cookies that one body asks its response for by name. None where the collection may be changed in a way that is not followed, or where two
/// names may be the same.
/// </summary>
internal sealed class HeldCookieSearch
{
    private readonly INamedTypeSymbol cookie;
    private readonly SyntaxNode root;
    private readonly BodyVariables variables;
    private readonly Dictionary<object, HeldCookie> found = new(HeldCookieKeys.Instance);
    private readonly HashSet<string> added = new(StringComparer.OrdinalIgnoreCase);
    private readonly bool signsIn;
    private bool isLost;

    private HeldCookieSearch(INamedTypeSymbol cookie, IOperation body)
    {
        this.cookie = cookie;
        root = body.Syntax;
        variables = BodyVariables.Of(body);
        signsIn = body.DescendantsAndSelf().Any(operation => operation is IInvocationOperation call && SignsIn(call.TargetMethod));
    }

    public static ImmutableArray<HeldCookie> In(IOperation body, INamedTypeSymbol cookie)
    {
        var search = Through(body, cookie);
        return search.isLost || (search.found.Count > 1 && search.found.Keys.Any(static key => key is not string))
            ? ImmutableArray<HeldCookie>.Empty
            : search.found.Values.Where(held => held.Name is null ? search.added.Count == 0 : !search.added.Contains(held.Name)).ToImmutableArray();
    }

    /// <summary>The names of the cookies that the body asks for or hands over; null where they may be any.</summary>
    public static ImmutableHashSet<string>? NamesIn(IOperation body, INamedTypeSymbol cookie)
    {
        var search = Through(body, cookie);
        return search.isLost || search.found.Keys.Any(static key => key is not string)
            ? null
            : search.added.Concat(search.found.Keys.OfType<string>()).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private static HeldCookieSearch Through(IOperation body, INamedTypeSymbol cookie)
    {
        var search = new HeldCookieSearch(cookie, body);
        foreach (var operation in body.DescendantsAndSelf())
        {
            search.Look(operation);
        }

        return search;
    }

    private void Look(IOperation operation)
    {
        switch (operation)
        {
            case IPropertyReferenceOperation property when ClassicCollection.IsOfResponse(property.Property, cookie):
                Use(property);
                break;
            case ILocalReferenceOperation local when IsCollection(local):
                Use(local);
                break;
            case IInvocationOperation { TargetMethod.Name: "SetCookie" or "AppendCookie", Arguments.Length: 1 } call when ClassicCall.Writes(call.TargetMethod, cookie):
                Put(call.Arguments[0].Value);
                break;
            case IAssignmentOperation { Target: IParameterReferenceOperation { Parameter.RefKind: not RefKind.None } } handed when handed.Value.Type?.Name == cookie.Name:
                // The caller goes on with it.
                isLost = true;
                break;
        }
    }

    /// <summary>What is done with the collection itself.</summary>
    private void Use(IOperation collection)
    {
        switch (Outer(collection))
        {
            case IPropertyReferenceOperation property when ClassicCollection.Finds(property.Property, cookie):
                Find(property.Syntax, property.Arguments[0].Value);
                break;
            case IPropertyReferenceOperation { Property.Name: "Count" or "Keys" or "AllKeys" }:
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when !variables.IsWritten(declarator.Symbol):
                break;
            case IInvocationOperation call when ClassicCollection.Finds(call.TargetMethod, cookie):
                Find(call.Syntax, call.Arguments[0].Value);
                break;
            case IInvocationOperation { Arguments.Length: 1 } call when ClassicCall.Writes(call.TargetMethod, cookie):
                Put(call.Arguments[0].Value);
                break;
            default:
                isLost = true;
                break;
        }
    }

    private void Find(SyntaxNode access, IOperation name)
    {
        if (variables.KeyOf(name) is not { } key)
        {
            isLost = true;
            return;
        }

        if (!found.TryGetValue(key, out var held))
        {
            found.Add(key, held = new HeldCookie(key, root) { MayBeFrameworks = IsFrameworks(key) });
        }

        held.Add(access);
    }

    /// <summary>The session's cookie is there when the session is new, and the ticket's, whose name is configured, behind a sign-in.</summary>
    private bool IsFrameworks(object key) => key is not string name
        ? signsIn
        : name.Equals("ASP.NET_SessionId", StringComparison.OrdinalIgnoreCase) || (signsIn && name.Equals(".ASPXAUTH", StringComparison.OrdinalIgnoreCase));

    private bool SignsIn(IMethodSymbol method) =>
        method.Name is "SetAuthCookie" or "RedirectFromLoginPage"
        && method.ContainingType.Name == "FormsAuthentication"
        && SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, cookie.ContainingAssembly);

    /// <summary>A cookie that is handed over is what the response holds from then on, and is judged where it is made.</summary>
    private void Put(IOperation value)
    {
        value = variables.Origin(value);
        if (value is IObjectCreationOperation { Arguments: { Length: > 0 } arguments } && variables.KeyOf(arguments[0].Value) is string name)
        {
            added.Add(name);
        }
        else if (!IsFound(value))
        {
            isLost = true;
        }
    }

    private bool IsFound(IOperation value) => value switch
    {
        IPropertyReferenceOperation property => ClassicCollection.Finds(property.Property, cookie) && property.Instance is { } owner && IsCollection(owner),
        IInvocationOperation call => ClassicCollection.Finds(call.TargetMethod, cookie) && call.Instance is { } owner && IsCollection(owner),
        _ => false,
    };

    private bool IsCollection(IOperation operation) =>
        variables.Origin(operation) is IPropertyReferenceOperation property && ClassicCollection.IsOfResponse(property.Property, cookie);

    private static IOperation? Outer(IOperation operation)
    {
        var outer = operation.Parent;
        while (outer is IConversionOperation or IParenthesizedOperation)
        {
            outer = outer.Parent;
        }

        return outer;
    }
}
