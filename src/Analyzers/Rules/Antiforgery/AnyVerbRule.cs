using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>CKS3011 an action that says no verb and does more than show something.</summary>
internal static class AnyVerbRule
{
    private const string Attributes = "global::Microsoft.AspNetCore.Mvc.";

    public static bool Check(FileContext file, ControllerAction action, MethodDeclarationSyntax declaration)
    {
        var place = action.Method.Locations[0];
        var takesForm = action.Method.Parameters.Any(static parameter => RequestBody.IsComplex(parameter.Type) || RequestBody.IsExplicitForm(parameter));
        if (place.SourceTree != file.Tree || (!takesForm && OnlyShows(file, declaration)))
        {
            return false;
        }

        var options = file.Options(AnyVerb, place);
        if (file.Application.Authentication.Of(action.Demand, options, file.Cancellation) == AuthenticationKind.Tokens)
        {
            return false;
        }

        var changes = takesForm || new ChangingCalls(file.Application.Flow, file.Cancellation).In(declaration) != Change.None;
        var verbs = changes ? new[] { "HttpPost", "HttpGet" } : ["HttpGet", "HttpPost"];
        file.Report(AnyVerb, place, ImmutableArray.CreateRange(verbs.Select(verb => Edit(verb, declaration))), action.Method.Name);
        return true;
    }

    private static ProposedEdit Edit(string verb, MethodDeclarationSyntax declaration) =>
        new(EditKind.AddAttribute, string.Empty, Attributes + verb + "Attribute", ImmutableArray.Create(declaration.GetLocation())) { Title = "Add [" + verb + "]" };

    /// <summary>
    /// Whether all that it returns is a view, or that there is none; or another address, where it does nothing before; or an answer that it
    /// makes of nothing that was asked for.
    /// </summary>
    private static bool OnlyShows(FileContext file, MethodDeclarationSyntax declaration)
    {
        if (new ChangingCalls(file.Application.Flow, file.Cancellation).In(declaration) != Change.None)
        {
            return false;
        }

        var calls = 0;
        foreach (var node in declaration.DescendantNodes())
        {
            calls += node is InvocationExpressionSyntax ? 1 : 0;
        }

        var returned = declaration.ExpressionBody is { Expression: var only }
            ? [only]
            : declaration.Body?.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression).ToArray() ?? [];
        var onlyAnswers = declaration.ParameterList.Parameters.Count == 0 && !declaration.DescendantNodes().Any(static node => node is ExpressionStatementSyntax);
        return returned.Length > 0 && returned.All(expression => Shows(file, expression, isAlone: onlyAnswers || calls <= returned.Length));
    }

    private static bool Shows(FileContext file, ExpressionSyntax? expression, bool isAlone) => expression switch
    {
        ConditionalExpressionSyntax choice => Shows(file, choice.WhenTrue, isAlone) && Shows(file, choice.WhenFalse, isAlone),
        ParenthesizedExpressionSyntax inner => Shows(file, inner.Expression, isAlone),
        AwaitExpressionSyntax awaited => Shows(file, awaited.Expression, isAlone),
        BaseObjectCreationExpressionSyntax creation => file.Model.GetTypeInfo(creation, file.Cancellation).Type is { Name: "ViewResult" or "PartialViewResult" or "NotFoundResult" },
        InvocationExpressionSyntax call => Called(file, call) is not { } method || method.Name switch
            {
                "View" or "PartialView" or "ViewComponent" or "NotFound" or "Problem" or "BadRequest" or "Unauthorized" or "Forbid" or "Challenge" => method.ContainingType.IsOrDerivesFrom("ControllerBase"),
                "FromResult" when call.ArgumentList.Arguments is { Count: 1 } arguments => Shows(file, arguments[0].Expression, isAlone: false),
                _ => isAlone && method.IsFromFramework() && method.ContainingType.IsOrDerivesFrom("ControllerBase") && IsStatic(method.Name),
            },
        _ => false,
    };

    /// <summary>Null where it does not bind: nothing is known then, and nothing said.</summary>
    private static IMethodSymbol? Called(FileContext file, InvocationExpressionSyntax call)
    {
        var symbol = file.Model.GetSymbolInfo(call, file.Cancellation);
        return (symbol.Symbol ?? symbol.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
    }

    /// <summary>Says where to go, or answers with what it is handed.</summary>
    private static bool IsStatic(string name) =>
        name.StartsWith("Redirect", System.StringComparison.Ordinal) || name.StartsWith("LocalRedirect", System.StringComparison.Ordinal) || name is "Content" or "Ok" or "Json" or "File" or "PhysicalFile" or "StatusCode";
}
