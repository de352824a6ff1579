using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>CKS3003 an attribute that switches validation off on an action or a controller, and CKS3017 where that requires the signed-in user.</summary>
internal static class AttributeOptOutRule
{
    public static void OnAction(FileContext file, IMethodSymbol action, INamedTypeSymbol type)
    {
        foreach (var optOut in In(file, action.GetAttributes()))
        {
            var covered = file.Application.Antiforgery.Controllers.Reaching(action, file.Cancellation).Select(controller => new ControllerAction(action, controller, file.Cancellation));
            Report(file, optOut, covered, "'" + action.Name + "'");
        }
    }

    public static void OnController(FileContext file, INamedTypeSymbol type)
    {
        foreach (var optOut in In(file, type.GetAttributes()))
        {
            Report(file, optOut, Actions(file, type), "'" + type.Name + "'");
        }
    }

    /// <summary>The opting-out attributes that are written in this file.</summary>
    public static IEnumerable<OptOutAttribute> In(FileContext file, ImmutableArray<AttributeData> attributes)
    {
        foreach (var data in attributes)
        {
            if (data.ApplicationSyntaxReference is { } written && written.SyntaxTree == file.Tree
                && file.Application.Antiforgery.Effects.Of(data, default, file.Cancellation).Effect is ForgeryEffect.Ignores or ForgeryEffect.RequiresNot
                && written.GetSyntax(file.Cancellation) is AttributeSyntax syntax)
            {
                yield return new OptOutAttribute(data, syntax, file.Application.Antiforgery.Effects.Of(data, default, file.Cancellation).Effect);
            }
        }
    }

    /// <summary>All actions of a controller, and of those of this compilation that derive from it.</summary>
    private static IEnumerable<ControllerAction> Actions(FileContext file, INamedTypeSymbol type)
    {
        foreach (var controller in file.Application.Antiforgery.Controllers.Covered(type, file.Cancellation))
        {
            var seen = new HashSet<string>();
            for (var current = controller; current is not null && current.DeclaringSyntaxReferences.Length > 0; current = current.BaseType)
            {
                foreach (var member in current.GetMembers())
                {
                    if (Controllers.IsAction(member) && seen.Add(member.Name + "/" + ((IMethodSymbol)member).Parameters.Length + "/" + string.Join(",", ((IMethodSymbol)member).Parameters.Select(static one => one.Type.Name))))
                    {
                        yield return new ControllerAction((IMethodSymbol)member, controller, file.Cancellation);
                    }
                }
            }
        }
    }

    private static void Report(FileContext file, OptOutAttribute optOut, IEnumerable<ControllerAction> covered, string what)
    {
        var options = file.Options(OptOut, optOut.Location);
        var judge = file.Application.Antiforgery.Actions(options.AntiforgeryAttributes, file.Cancellation);
        var open = new List<ControllerAction>();
        var exempt = new List<ControllerAction>();
        foreach (var action in covered)
        {
            if (action.Verbs.AreSafe || !IsLeftOpen(file, optOut, action, judge))
            {
                continue;
            }

            (IsMeant(file, action) ? exempt : open).Add(action);
        }

        if (open.Count == 0 || options.Authentication == AuthenticationKind.Tokens)
        {
            return;
        }

        var user = open.FirstOrDefault(action => action.Verbs.AreUnsafe && action.Body != BodyKind.Json && !action.ConsumesNoForm && RequiresUser(file, action) && file.Application.Authentication.IsByCookie(action.Demand, file.Options(UserOptOut, optOut.Location), file.Cancellation));
        var edits = OptOutEdits.For(optOut, exempt.Select(static action => action.Method));
        if (user is not null)
        {
            file.Report(UserOptOut, optOut.Location, edits, "[" + optOut.Name + "]", what);
        }
        else
        {
            file.Report(OptOut, optOut.Location, edits, optOut.Name, what);
        }
    }

    /// <summary>Whether the attribute decides, and nothing else validates.</summary>
    private static bool IsLeftOpen(FileContext file, OptOutAttribute optOut, ControllerAction action, ActionProtection judge)
    {
        if (judge.Of(action) != Protection.OptedOut)
        {
            return false;
        }

        var onController = judge.Marks(action.OnController);
        return optOut.Effect == ForgeryEffect.Ignores
            || onController.Exists(static mark => mark.Effect == ForgeryEffect.Requires)
            || file.Application.Antiforgery.Application(file.Cancellation).RequiresOnControllers;
    }

    /// <summary>No cookie says who is asking: anybody may, other sites are meant to, or a token is asked for.</summary>
    private static bool IsMeant(FileContext file, ControllerAction action)
    {
        var demand = action.Demand;
        var options = file.Options(OptOut, action.Method.Locations[0]);
        return demand.AllowsAnonymous || action.Has("EnableCorsAttribute") || file.Application.Authentication.Of(demand, options, file.Cancellation) == AuthenticationKind.Tokens;
    }

    private static bool RequiresUser(FileContext file, ControllerAction action) =>
        action.Demand.RequiresUser
        || file.Application.Antiforgery.Application(file.Cancellation).RequiresUser
        || file.Application.Authentication.Schemes(file.Cancellation).Fallback == Fallback.SignedInUser;
}
