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

/// <summary>CKS3010 an action or page handler that answers GET and changes something.</summary>
internal static class ChangingActionRule
{
    public static bool Check(FileContext file, ControllerAction action, MethodDeclarationSyntax declaration)
    {
        var place = action.Method.Locations[0];
        var change = Find(file, declaration, place, action.Demand);
        if (change == Change.None || action.ConsumesNoForm)
        {
            return false;
        }

        file.Report(ChangingGet, place, change == Change.SignsOut ? Post(action) : ImmutableArray<ProposedEdit>.Empty, action.Method.Name, Text(change));
        return true;
    }

    public static void CheckHandler(FileContext file, IMethodSymbol handler, MethodDeclarationSyntax declaration)
    {
        var place = handler.Locations[0];
        var change = Find(file, declaration, place, AccessDemand.Of(ControllerAction.Inherited(handler.ContainingType)));
        if (change != Change.None)
        {
            file.Report(ChangingGet, place, ImmutableArray<ProposedEdit>.Empty, handler.Name, Text(change));
        }
    }

    public static string Text(Change change) => change switch
    {
        Change.SignsIn => "signs in",
        Change.SignsOut => "signs out",
        _ => "saves changes",
    };

    private static Change Find(FileContext file, MethodDeclarationSyntax declaration, Location place, AccessDemand demand)
    {
        if (place.SourceTree != file.Tree)
        {
            return Change.None;
        }

        var change = new ChangingCalls(file.Application.Flow, file.Cancellation).In(declaration);
        return change != Change.None && file.Application.Authentication.Of(demand, file.Options(ChangingGet, place), file.Cancellation) == AuthenticationKind.Tokens ? Change.None : change;
    }

    /// <summary>The verb that is validated in place of the one that is not; nothing where the attribute is of the application's own.</summary>
    private static ImmutableArray<ProposedEdit> Post(ControllerAction action)
    {
        if (action.Verbs.Names.Length != 1 || action.Verbs.Names[0] != "GET"
            || action.OnAction.FirstOrDefault(static data => data.AttributeClass is { Name: "HttpGetAttribute" } type && type.IsFromFramework())?.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax attribute)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        const string post = "global::Microsoft.AspNetCore.Mvc.HttpPostAttribute";
        return ImmutableArray.Create(new ProposedEdit(EditKind.Replace, string.Empty, post + attribute.ArgumentList, ImmutableArray.Create(attribute.GetLocation())) { Title = "Answer POST" });
    }
}
