using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.HeaderWrites;

/// <summary>Takes what is handed to a header apart into its values: arrays, sequences and header values hold several.</summary>
internal static class HeaderValues
{
    public static ImmutableArray<HeaderValue> Of(WatchedCall call, Argument written)
    {
        var syntax = SyntaxOf(call, written);
        if (written.Value.Single is not TextsAtom several)
        {
            return ImmutableArray.Create(new HeaderValue(syntax, written.Value));
        }

        // What was put into a variable may have been changed there.
        var elements = syntax is null ? LastArguments(call, several.Elements.Length) : Elements(syntax);
        if (elements.Count != several.Elements.Length)
        {
            return ImmutableArray.Create(new HeaderValue(syntax, Value.Unknown));
        }

        var values = ImmutableArray.CreateBuilder<HeaderValue>(elements.Count);
        for (var i = 0; i < elements.Count; i++)
        {
            values.Add(new HeaderValue(elements[i], several.Elements[i]));
        }

        return values.MoveToImmutable();
    }

    /// <summary>The expression itself, without what only wraps it.</summary>
    public static ExpressionSyntax Unwrapped(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Unwrapped(inner.Expression),
        CastExpressionSyntax cast => Unwrapped(cast.Expression),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments, Initializer: null } => Unwrapped(arguments[0].Expression),
        _ => expression,
    };

    /// <summary>Null for an array that the compiler makes of the last arguments.</summary>
    private static ExpressionSyntax? SyntaxOf(WatchedCall call, Argument written) => written.Syntax switch
    {
        ArgumentSyntax argument => argument.Expression is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } pair } && written.Parameter?.Name == "item" ? pair[1].Expression : argument.Expression,
        AssignmentExpressionSyntax assignment => assignment.Right,
        ExpressionSyntax expression when expression != call.Syntax => expression,
        _ => null,
    };

    private static List<ExpressionSyntax> Elements(ExpressionSyntax expression)
    {
        switch (Unwrapped(expression))
        {
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return [.. initializer.Expressions];
            case ImplicitArrayCreationExpressionSyntax { Initializer: var initializer }:
                return [.. initializer.Expressions];
            case CollectionExpressionSyntax collection:
                return [.. collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression)];
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Concat" } } joined:
                return [.. joined.ArgumentList.Arguments.SelectMany(static argument => Elements(argument.Expression))];
            case var single:
                return [single];
        }
    }

    private static List<ExpressionSyntax> LastArguments(WatchedCall call, int count)
    {
        var arguments = (call.Syntax as InvocationExpressionSyntax)?.ArgumentList.Arguments ?? default;
        return arguments.Count < count ? [] : [.. arguments.Skip(arguments.Count - count).Select(static argument => argument.Expression)];
    }
}
