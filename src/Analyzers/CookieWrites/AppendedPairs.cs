using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>The names of the cookies that one call appends together: <c>Append(ReadOnlySpan&lt;KeyValuePair&lt;string, string&gt;&gt;, CookieOptions)</c>.</summary>
internal static class AppendedPairs
{
    /// <summary>A null name is one that is not known. Null where the call takes one cookie, or where the pairs are not written down in it.</summary>
    public static IReadOnlyList<string?>? NamesOf(SyntaxNode call, SemanticModel model, CancellationToken cancellation)
    {
        if (call is not InvocationExpressionSyntax invocation
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { Parameters.Length: > 0 } append
            || append.Parameters[0].Type.Name != "ReadOnlySpan")
        {
            return null;
        }

        foreach (var argument in invocation.ArgumentList.Arguments)
        {
            if (argument.NameColon is null || argument.NameColon.Name.Identifier.ValueText == append.Parameters[0].Name)
            {
                return ElementsOf(argument.Expression) is { } elements ? elements.ConvertAll(element => NameOf(element, model, cancellation)) : null;
            }
        }

        return null;
    }

    private static List<ExpressionSyntax>? ElementsOf(ExpressionSyntax pairs)
    {
        switch (pairs)
        {
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return [.. initializer.Expressions];
            case ImplicitArrayCreationExpressionSyntax { Initializer: var initializer }:
                return [.. initializer.Expressions];
            case CollectionExpressionSyntax { Elements: var elements }:
                var found = new List<ExpressionSyntax>();
                foreach (var element in elements)
                {
                    if (element is not ExpressionElementSyntax { Expression: var pair })
                    {
                        return null;
                    }

                    found.Add(pair);
                }

                return found;
            default:
                return null;
        }
    }

    /// <summary><c>new("name", value)</c> and <c>KeyValuePair.Create("name", value)</c>.</summary>
    private static string? NameOf(ExpressionSyntax pair, SemanticModel model, CancellationToken cancellation)
    {
        var arguments = pair is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var created } ? created
            : pair is InvocationExpressionSyntax { ArgumentList.Arguments: var given } && model.GetSymbolInfo(pair, cancellation).Symbol is IMethodSymbol { Name: "Create", ContainingType.Name: "KeyValuePair" } create && create.IsFrameworkCode("System") ? given
            : default;
        foreach (var argument in arguments)
        {
            if (argument.NameColon is null or { Name.Identifier.ValueText: "key" })
            {
                return model.GetConstantValue(argument.Expression, cancellation).Value as string;
            }
        }

        return null;
    }
}
