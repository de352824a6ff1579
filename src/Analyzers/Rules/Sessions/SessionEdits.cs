using System.Collections.Immutable;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>Clears the session before a sign-in or sign-out.</summary>
internal static class SessionEdits
{
    public static ImmutableArray<ProposedEdit> Clear(FileContext file, InvocationExpressionSyntax call)
    {
        // What may be null must not be asked; an awaited or returned call stays in one statement with it.
        if (HttpContextAt(file, call) is not { } context)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        return ImmutableArray.Create(new ProposedEdit(EditKind.InsertStatement, "before", context + ".Session.Clear();", ImmutableArray.Create(StatementAround(call).GetLocation()))
        {
            Title = "Clear the session",
            Imports = ImmutableArray.Create("Microsoft.AspNetCore.Http"),
        });
    }

    /// <summary>The statement, or the whole expression that a lambda or method consists of.</summary>
    private static SyntaxNode StatementAround(SyntaxNode call)
    {
        foreach (var node in call.AncestorsAndSelf())
        {
            if (node is StatementSyntax || node.Parent is AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax)
            {
                return node;
            }
        }

        return call;
    }

    private static string? HttpContextAt(FileContext file, InvocationExpressionSyntax call)
    {
        var receiver = call.Expression is MemberAccessExpressionSyntax access ? access.Expression : null;
        if (receiver is not null && IsHttpContext(file.Model.GetTypeInfo(receiver, file.Cancellation).Type))
        {
            return receiver.ToString();
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (IsHttpContext(file.Model.GetTypeInfo(argument.Expression, file.Cancellation).Type))
            {
                return argument.Expression.ToString();
            }
        }

        string? found = null;
        foreach (var symbol in file.Model.LookupSymbols(call.SpanStart))
        {
            var isOne = symbol switch
            {
                IParameterSymbol parameter => IsHttpContext(parameter.Type),
                ILocalSymbol local => IsHttpContext(local.Type) && local.Locations[0].SourceSpan.Start < call.SpanStart,
                IPropertySymbol { Name: "HttpContext" } property => IsHttpContext(property.Type) && !IsInStatic(file, call),
                _ => false,
            };
            if (isOne)
            {
                // A parameter is nearer than the property of a controller.
                found = found is null || symbol is not IPropertySymbol ? symbol.Name : found;
            }
        }

        return found;
    }

    private static bool IsInStatic(FileContext file, SyntaxNode call) => file.Model.GetEnclosingSymbol(call.SpanStart, file.Cancellation)?.IsStatic != false;

    private static bool IsHttpContext(ITypeSymbol? type) => type is { Name: "HttpContext" } && type.IsFromFramework();
}
