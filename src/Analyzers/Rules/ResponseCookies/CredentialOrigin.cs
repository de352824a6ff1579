using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>
/// Where a cookie's content comes from, as its code spells it. The origin decides before the name: what was protected or hashed is no
/// credential any more, however the variable is called.
/// </summary>
internal sealed class CredentialOrigin(SemanticModel model, CancellationToken cancellation)
{
    private const int MostSteps = 12;

    private static readonly string[][] CredentialWords =
    [
        ["password"], ["passwd"], ["pwd"], ["passphrase"], ["passcode"], ["secret"], ["apikey"], ["api", "key"], ["access", "token"], ["refresh", "token"],
        ["connection", "string"], ["private", "key"], ["password", "value"], ["password", "text"],
    ];

    private static readonly string[] ProtectingWords = ["Protect", "Encrypt", "Hash", "Hmac", "Sign", "Seal"];

    private static readonly HashSet<string> Encodings = new(StringComparer.Ordinal)
    {
        "ToBase64String", "Base64UrlEncode", "EncodeToString", "EscapeDataString", "UrlEncode", "UrlEncodeToBytes", "HtmlEncode", "Encode", "GetBytes", "ToHexString", "ToHexStringLower", "Trim", "ToString",
        "Concat", "Join", "Format", "Replace", "ToArray", "AsSpan",
    };

    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    private int steps;

    private enum Verdict
    {
        Unknown,
        Credential,
        Protected,
    }

    /// <summary>What the content gives away in the clear; null where nothing is known of that kind.</summary>
    public string? FindIn(ExpressionSyntax content)
    {
        var (verdict, what) = Judge(content);
        return verdict == Verdict.Credential ? what : null;
    }

    private (Verdict Verdict, string What) Judge(ExpressionSyntax? expression)
    {
        if (expression is null || ++steps > MostSteps * 4)
        {
            return (Verdict.Unknown, string.Empty);
        }

        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Judge(inner.Expression);
            case CastExpressionSyntax cast:
                return Judge(cast.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                return Judge(sure.Operand);
            case AwaitExpressionSyntax awaited:
                return Judge(awaited.Expression);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AddExpression } binary:
                return First(binary.Left, binary.Right);
            case ConditionalExpressionSyntax conditional:
                return First(conditional.WhenTrue, conditional.WhenFalse);
            case InterpolatedStringExpressionSyntax text:
                return First([.. text.Contents.OfType<InterpolationSyntax>().Select(static hole => hole.Expression)]);
            case InvocationExpressionSyntax call:
                return JudgeCall(call);
            case ConditionalAccessExpressionSyntax access:
                return access.WhenNotNull is InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: var called } } && Encodings.Contains(called)
                    ? Judge(access.Expression)
                    : access.WhenNotNull is MemberBindingExpressionSyntax binding ? JudgeName(binding.Name) : (Verdict.Unknown, string.Empty);
            case MemberAccessExpressionSyntax member:
                return JudgeName(member.Name);
            case IdentifierNameSyntax name:
                return JudgeName(name);
            default:
                return (Verdict.Unknown, string.Empty);
        }
    }

    /// <summary>One credential among them is enough.</summary>
    private (Verdict Verdict, string What) First(params ExpressionSyntax[] parts)
    {
        var result = (Verdict.Unknown, string.Empty);
        foreach (var part in parts)
        {
            var one = Judge(part);
            if (one.Verdict == Verdict.Credential)
            {
                return one;
            }

            result = one.Verdict == Verdict.Protected ? one : result;
        }

        return result;
    }

    private (Verdict Verdict, string What) JudgeCall(InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
        {
            return (Verdict.Unknown, string.Empty);
        }

        if (IsProtecting(method))
        {
            return (Verdict.Protected, string.Empty);
        }

        if (method is { Name: "Serialize" or "SerializeToUtf8Bytes", ContainingType.Name: "JsonSerializer" } && method.IsFromFramework() && call.ArgumentList.Arguments.Count > 0)
        {
            var value = call.ArgumentList.Arguments[0].Expression;
            return model.GetTypeInfo(value, cancellation).Type is { } type && IsUser(type) ? (Verdict.Credential, "the user's data") : (Verdict.Unknown, string.Empty);
        }

        if (!Encodings.Contains(method.Name) || !method.IsFrameworkCode("System", "Microsoft"))
        {
            return (Verdict.Unknown, string.Empty);
        }

        var parts = call.ArgumentList.Arguments.Select(static argument => argument.Expression);
        return First([.. !method.IsStatic && call.Expression is MemberAccessExpressionSyntax { Expression: var owner } && owner is not TypeSyntax { IsVar: true } ? parts.Prepend(owner) : parts]);
    }

    private (Verdict Verdict, string What) JudgeName(SimpleNameSyntax name)
    {
        var symbol = model.GetSymbolInfo(name, cancellation).Symbol;
        var type = symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        if (type is null || !(type.SpecialType == SpecialType.System_String || type is IArrayTypeSymbol || type.Name == "StringValues"))
        {
            return (Verdict.Unknown, string.Empty);
        }

        if (symbol is ILocalSymbol && seen.Add(symbol))
        {
            var origin = First([.. Written(symbol, name)]);
            if (origin.Verdict != Verdict.Unknown)
            {
                return origin;
            }
        }

        var words = NameWords.Of(symbol!.Name);
        return Array.Exists(CredentialWords, words.EndWith) ? (Verdict.Credential, "'" + symbol.Name + "'") : (Verdict.Unknown, string.Empty);
    }

    /// <summary>What the local is given: in its declaration and in assignments.</summary>
    private IEnumerable<ExpressionSyntax> Written(ISymbol local, SyntaxNode use)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value })
            {
                yield return value;
            }
        }

        var body = use.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? use.SyntaxTree.GetRoot(cancellation);
        foreach (var assignment in body.DescendantNodes().OfType<AssignmentExpressionSyntax>())
        {
            if (assignment.Left is IdentifierNameSyntax target && target.Identifier.ValueText == local.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(target, cancellation).Symbol, local))
            {
                yield return assignment.Right;
            }
        }
    }

    /// <summary>By its name, or, where it is a method of this compilation, by that of what it calls.</summary>
    private bool IsProtecting(IMethodSymbol method)
    {
        if (NameWords.Of(method.Name).Exists(static word => Array.Exists(ProtectingWords, known => word.StartsWith(known, StringComparison.OrdinalIgnoreCase))))
        {
            return true;
        }

        return !method.DeclaringSyntaxReferences.IsEmpty
            && method.DeclaringSyntaxReferences[0].GetSyntax(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call =>
                call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var called } && Array.Exists(ProtectingWords, known => called.StartsWith(known, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>A principal, an identity, or a type of the application that is called a user.</summary>
    private static bool IsUser(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Name is "ClaimsPrincipal" or "ClaimsIdentity" or "IdentityUser" && current.IsFrameworkCode("System", "Microsoft"))
            {
                return true;
            }
        }

        return type.Name is "IPrincipal" or "IIdentity" || NameWords.Of(type.Name).EndWith("user");
    }
}
