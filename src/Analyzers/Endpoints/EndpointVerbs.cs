using System;
using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>
/// The verbs that an endpoint answers, as far as tokens are concerned: the antiforgery middleware looks at POST, PUT and PATCH only.
/// </summary>
/// <param name="Checked">One of POST, PUT, PATCH.</param>
/// <param name="Unchecked">DELETE or a verb of the application's own.</param>
/// <param name="IsOpen">Any verb at all, because none is named.</param>
internal readonly record struct EndpointVerbs(bool Checked, bool Unchecked, bool IsOpen)
{
    public static readonly EndpointVerbs Safe = new(false, false, false);

    private static readonly EndpointVerbs Any = new(true, true, true);

    public bool AreUnsafe => Checked || Unchecked;

    /// <summary>Whether the antiforgery middleware never looks at a request, though it may be unsafe.</summary>
    public bool AreNeverChecked => Unchecked && !Checked;

    /// <summary>Null where they are not known.</summary>
    public static EndpointVerbs? Of(SetupCall call, Bodies bodies, CancellationToken cancellation) => call.Name switch
    {
        "MapGet" => Safe,
        "MapPost" or "MapPut" or "MapPatch" => new EndpointVerbs(true, false, false),
        "MapDelete" => new EndpointVerbs(false, true, false),
        "MapMethods" => Named(call, bodies, cancellation),
        _ => Any,
    };

    public static EndpointVerbs OfVerb(string verb) => verb.ToUpperInvariant() switch
    {
        "GET" or "HEAD" or "OPTIONS" or "TRACE" => Safe,
        "POST" or "PUT" or "PATCH" => new EndpointVerbs(true, false, false),
        _ => new EndpointVerbs(false, true, false),
    };

    public EndpointVerbs With(EndpointVerbs other) => new(Checked || other.Checked, Unchecked || other.Unchecked, IsOpen || other.IsOpen);

    private static EndpointVerbs? Named(SetupCall call, Bodies bodies, CancellationToken cancellation)
    {
        foreach (var argument in call.Ways[0].Arguments)
        {
            if (argument.Parameter?.Name == "httpMethods" && argument.Syntax is ArgumentSyntax { Expression: var list })
            {
                return OfList(list, bodies, cancellation);
            }
        }

        return null;
    }

    private static EndpointVerbs? OfList(ExpressionSyntax list, Bodies bodies, CancellationToken cancellation)
    {
        var model = bodies.ModelOf(list.SyntaxTree);
        if (list is IdentifierNameSyntax or MemberAccessExpressionSyntax)
        {
            var symbol = model.GetSymbolInfo(list, cancellation).Symbol;
            return symbol is ILocalSymbol or IFieldSymbol { IsReadOnly: true } && symbol.DeclaringSyntaxReferences is { Length: 1 } declared && declared[0].SyntaxTree == list.SyntaxTree
                && declared[0].GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value } && value is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
                    ? OfList(value, bodies, cancellation)
                    : null;
        }

        var verbs = Safe;
        foreach (var element in ElementsOf(list))
        {
            if (element is null || VerbOf(element, model, cancellation) is not { } verb)
            {
                return null;
            }

            verbs = verbs.With(OfVerb(verb));
        }

        return verbs;
    }

    private static IEnumerable<ExpressionSyntax?> ElementsOf(ExpressionSyntax list)
    {
        switch (list)
        {
            case ImplicitArrayCreationExpressionSyntax { Initializer: var initializer }:
                return initializer.Expressions;
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return initializer.Expressions;
            case BaseObjectCreationExpressionSyntax { Initializer: { } initializer }:
                return initializer.Expressions;
            case CollectionExpressionSyntax collection:
                var elements = new List<ExpressionSyntax?>();
                foreach (var element in collection.Elements)
                {
                    elements.Add((element as ExpressionElementSyntax)?.Expression);
                }

                return elements;
            default:
                return [null];
        }
    }

    private static string? VerbOf(ExpressionSyntax element, SemanticModel model, CancellationToken cancellation) =>
        model.GetConstantValue(element, cancellation).Value as string
        ?? (model.GetSymbolInfo(element, cancellation).Symbol is IFieldSymbol { ContainingType.Name: "HttpMethods" } field && field.IsFromFramework() ? field.Name : null);
}
