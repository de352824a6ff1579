using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>CKS3001 an action that accepts forged requests, and CKS3002 one that does unless its host validates.</summary>
internal static class UnvalidatedActionRule
{
    public static bool Check(FileContext file, ControllerAction action, INamedTypeSymbol type)
    {
        var place = action.Method.Locations[0];
        if (HasTokenAttribute(action) || !IsForgeable(action) || place.SourceTree != file.Tree)
        {
            return false;
        }

        var options = file.Options(UnvalidatedAction, place);
        var authentication = file.Application.Authentication.Of(action.Demand, options, file.Cancellation);
        if (options.AntiforgeryIsGlobal || authentication == AuthenticationKind.Tokens || action.Has("EnableCorsAttribute"))
        {
            return false;
        }

        var application = file.Application.Antiforgery.Application(file.Cancellation);
        var judge = file.Application.Antiforgery.Actions(options.AntiforgeryAttributes, file.Cancellation);
        if (judge.Of(action) != Protection.None || (application.HasAutomaticCheck && action.Body == BodyKind.Form))
        {
            return false;
        }

        var isProven = application is { RegistersControllers: true, MayBeUnseen: false } && authentication == AuthenticationKind.Cookies;
        if (isProven || IsSlip(action, judge, file))
        {
            file.Report(
                UnvalidatedAction,
                place,
                ValidationEdits.For(file, action, type, mayBeGlobal: isProven),
                action.Method.Name,
                application.RegistersViews || !application.RegistersControllers ? "validate it" : "validate it, which needs AddControllersWithViews()");
            return true;
        }

        if (action.HasViews && !LooksLikeApi(action) && !file.Options(PerhapsUnvalidatedAction, place).AntiforgeryIsGlobal)
        {
            file.Report(PerhapsUnvalidatedAction, place, ValidationEdits.For(file, action, type, mayBeGlobal: false), action.Method.Name);
            return true;
        }

        return false;
    }

    /// <summary>Whether the framework's own attribute is on the action, which cannot be forgotten then, whatever decides: asked first, for most have it.</summary>
    private static bool HasTokenAttribute(ControllerAction action)
    {
        foreach (var data in action.OnAction)
        {
            if (data.AttributeClass is { } type && ForgeryMark.OfFramework(type) is ForgeryEffect.Validates or ForgeryEffect.ValidatesUnsafe)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsForgeable(ControllerAction action) =>
        action.Verbs.IsKnown
        && action.Body != BodyKind.Json
        && !action.ConsumesNoForm
        && (action.HasViews || action.Body == BodyKind.Form);

    /// <summary>Another action of the class has an attribute of its own: this one was forgotten.</summary>
    private static bool IsSlip(ControllerAction action, ActionProtection judge, FileContext file)
    {
        foreach (var member in action.Method.ContainingType.GetMembers())
        {
            if (Controllers.IsAction(member)
                && !SymbolEqualityComparer.Default.Equals(member, action.Method)
                && new ControllerAction((IMethodSymbol)member, action.Controller, file.Cancellation) is { Verbs.AreUnsafe: true } other
                && judge.ValidatesItself(other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Routed as one that programs call, with nothing in the whole class that a browser would render: Controller is its base out of habit.</summary>
    private static bool LooksLikeApi(ControllerAction action)
    {
        var isRouted = action.IsApi;
        foreach (var data in action.OnController)
        {
            isRouted |= data.AttributeClass?.Name == "RouteAttribute";
        }

        if (!isRouted || action.Body == BodyKind.Form)
        {
            return false;
        }

        foreach (var declared in action.Controller.DeclaringSyntaxReferences)
        {
            foreach (var node in declared.GetSyntax().DescendantNodes())
            {
                if (node is IdentifierNameSyntax { Identifier.ValueText: "View" or "PartialView" or "ViewBag" or "ViewData" or "TempData" or "ViewComponent" or "RedirectToAction" })
                {
                    return false;
                }
            }
        }

        return true;
    }
}
