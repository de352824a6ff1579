using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>What is asked of one controller, and of each of its actions.</summary>
internal sealed class ControllerRules(FileContext file, INamedTypeSymbol type)
{
    public void Check(ClassDeclarationSyntax declaration)
    {
        var antiforgery = file.Application.Antiforgery;
        foreach (var member in declaration.Members)
        {
            if (member is MethodDeclarationSyntax method && !PlainAction.Is(method)
                && file.Model.GetDeclaredSymbol(method, file.Cancellation) is { PartialDefinitionPart: null } action
                && Controllers.IsAction(action))
            {
                foreach (var controller in antiforgery.Controllers.Reaching(action, file.Cancellation))
                {
                    // Once, at the base, where one heir is unprotected.
                    if (Check(new ControllerAction(action, controller, file.Cancellation), method))
                    {
                        break;
                    }
                }

                AttributeOptOutRule.OnAction(file, action, type);
            }
        }

        AttributeOptOutRule.OnController(file, type);
    }

    private bool Check(ControllerAction action, MethodDeclarationSyntax declaration)
    {
        if (action.Verbs.AreUnsafe || (action.Verbs.AreUnsaid && !action.HasViews && action.Body == BodyKind.Form && BindsFormExplicitly(action)))
        {
            return UnvalidatedActionRule.Check(file, action, type);
        }

        if (action.Verbs.Has("GET"))
        {
            return ChangingActionRule.Check(file, action, declaration);
        }

        return action.Verbs.AreUnsaid && action.HasViews && AnyVerbRule.Check(file, action, declaration);
    }

    /// <summary>A form that is named as one, so that the action cannot be meant for GET.</summary>
    private static bool BindsFormExplicitly(ControllerAction action)
    {
        foreach (var parameter in action.Method.Parameters)
        {
            if (RequestBody.IsExplicitForm(parameter))
            {
                return true;
            }
        }

        return false;
    }
}
