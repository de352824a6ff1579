using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>What stands between an action and forged requests.</summary>
internal enum Protection
{
    /// <summary>Nothing does.</summary>
    None,

    /// <summary>Nothing does, because somebody said so.</summary>
    OptedOut,

    /// <summary>Something validates them.</summary>
    Validated,

    /// <summary>Code that cannot be seen may.</summary>
    Unknown,
}

/// <summary>
/// Judges an action as MVC does: of all policies the last one decides, by order, then by scope (global, class, action), then by position.
/// https://learn.microsoft.com/aspnet/core/security/anti-request-forgery
/// </summary>
internal sealed class ActionProtection(FlowModel flow, AntiforgeryModel antiforgery, NameList own, CancellationToken cancellation)
{
    private static readonly string[] Hooks = ["OnActionExecuting", "OnActionExecutionAsync", "OnAuthorization", "OnAuthorizationAsync", "OnPageHandlerExecuting", "OnPageHandlerExecutionAsync", "OnPageHandlerSelected", "OnPageHandlerSelectionAsync"];

    private readonly ApplicationProtection application = antiforgery.Application(cancellation);

    public Protection Of(ControllerAction action)
    {
        var onController = Marks(action.OnController);
        var onAction = Marks(action.OnAction);
        var others = Others(onController.Concat(onAction));
        if (others == Protection.Validated || application.ValidatesBesides(own) || IsRequired(onController, onAction) || (application.RequiresOnControllers && BindsForm(action)))
        {
            return Protection.Validated;
        }

        var effective = Effective(onController, onAction);
        if (effective is ForgeryEffect.Validates or ForgeryEffect.ValidatesUnsafe || antiforgery.Checks.IsDoneBy(action.Method, cancellation) || HasHook(action.Controller))
        {
            return Protection.Validated;
        }

        return others == Protection.Unknown || IsBasedOutside(action.Controller) || MayValidateOutside(action) ? Protection.Unknown
            : effective == ForgeryEffect.Ignores || IsNotRequired(onController, onAction) ? Protection.OptedOut
            : Protection.None;
    }

    /// <summary>Whether an attribute of the action itself validates.</summary>
    public bool ValidatesItself(ControllerAction action) => Marks(action.OnAction).Exists(static mark => mark.Effect.Validates());

    /// <summary>What MVC would do with these attributes gone: the policy that decides then.</summary>
    public ForgeryEffect Effective(IEnumerable<ForgeryMark> onController, IEnumerable<ForgeryMark> onAction)
    {
        // Sorting keeps the order of equals, and this is the order of scopes.
        var last = application.Filters.Concat(onController).Concat(onAction)
            .Where(static mark => mark.Effect.IsPolicy())
            .OrderBy(static mark => mark.Order)
            .Select(static mark => (ForgeryEffect?)mark.Effect)
            .LastOrDefault();
        return last ?? ForgeryEffect.None;
    }

    public List<ForgeryMark> Marks(IEnumerable<AttributeData> attributes)
    {
        var marks = new List<ForgeryMark>();
        foreach (var attribute in attributes)
        {
            var mark = antiforgery.Effects.Of(attribute, own, cancellation);
            if (mark.Effect != ForgeryEffect.None)
            {
                marks.Add(mark);
            }
        }

        return marks;
    }

    /// <summary>Whether the class runs code of its own before each action that validates.</summary>
    public bool HasHook(INamedTypeSymbol type)
    {
        foreach (var hook in HooksOf(type))
        {
            if (antiforgery.Checks.IsDoneBy(hook, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the action, or what runs before it, gives the request to code that cannot be looked into.</summary>
    private bool MayValidateOutside(ControllerAction action)
    {
        if (antiforgery.Requests.AreIn(action.Method, cancellation))
        {
            return true;
        }

        foreach (var hook in HooksOf(action.Controller))
        {
            if (antiforgery.Requests.AreIn(hook, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<IMethodSymbol> HooksOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && flow.Bodies.IsHere(current); current = current.BaseType)
        {
            foreach (var hook in Hooks)
            {
                foreach (var member in current.GetMembers(hook))
                {
                    if (member is IMethodSymbol method)
                    {
                        yield return method;
                    }
                }
            }
        }
    }

    /// <summary>Whether a base class that cannot be looked into runs code before each action.</summary>
    private bool IsBasedOutside(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && !current.IsFromFramework(); current = current.BaseType)
        {
            if (!flow.Bodies.IsHere(current) && Hooks.Any(hook => !current.GetMembers(hook).IsEmpty))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Metadata on all controllers at once is enforced by what reads a form, and by nothing else.</summary>
    private static bool BindsForm(ControllerAction action) => action.Method.Parameters.Any(static parameter => RequestBody.IsExplicitForm(parameter));

    private static Protection Others(IEnumerable<ForgeryMark> marks)
    {
        var result = Protection.None;
        foreach (var mark in marks)
        {
            if (mark.Effect == ForgeryEffect.ValidatesByItself)
            {
                return Protection.Validated;
            }

            result = mark.Effect == ForgeryEffect.Unknown ? Protection.Unknown : result;
        }

        return result;
    }

    /// <summary>Metadata, of which the nearest counts: no filter undoes it.</summary>
    private static bool IsRequired(List<ForgeryMark> onController, List<ForgeryMark> onAction) => Nearest(onController, onAction) == ForgeryEffect.Requires;

    private static bool IsNotRequired(List<ForgeryMark> onController, List<ForgeryMark> onAction) => Nearest(onController, onAction) == ForgeryEffect.RequiresNot;

    private static ForgeryEffect? Nearest(List<ForgeryMark> onController, List<ForgeryMark> onAction)
    {
        foreach (var marks in new[] { onAction, onController })
        {
            foreach (var mark in marks)
            {
                if (mark.Effect is ForgeryEffect.Requires or ForgeryEffect.RequiresNot)
                {
                    return mark.Effect;
                }
            }
        }

        return null;
    }
}
