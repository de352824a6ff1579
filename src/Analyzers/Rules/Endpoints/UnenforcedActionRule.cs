using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.EndpointForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>CKS3006 on actions: <c>[RequireAntiforgeryToken]</c> and a verb that the antiforgery middleware never looks at.</summary>
internal static class UnenforcedActionRule
{
    private const string Validating = "global::Microsoft.AspNetCore.Mvc.ValidateAntiForgeryTokenAttribute";

    public static void Check(FileContext file)
    {
        foreach (var token in file.Tokens(RequirementNames.All))
        {
            if (token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent.Parent: MemberDeclarationSyntax declaration } attribute
                || !attribute.Name.Span.Contains(token.Span)
                || file.Model.GetDeclaredSymbol(declaration, file.Cancellation) is not { } symbol
                || !IsRequired(symbol, attribute, file))
            {
                continue;
            }

            var open = Actions(file, symbol).Where(action => IsUnenforced(file, action, attribute)).ToList();
            if (open.Count > 0)
            {
                file.Report(
                    UnenforcedRequirement, attribute.GetLocation(), Edits(open, file), "'" + open[0].Method.Name + "', whose verb is never validated", "add [ValidateAntiForgeryToken]");
            }
        }
    }

    private static bool IsRequired(ISymbol symbol, AttributeSyntax syntax, FileContext file)
    {
        foreach (var data in symbol.GetAttributes())
        {
            if (data.ApplicationSyntaxReference?.GetSyntax(file.Cancellation) == syntax && data.AttributeClass is { } type && AntiforgeryDemand.IsRequireAttribute(type))
            {
                return data.ConstructorArguments.Length == 0 || data.ConstructorArguments[0].Value is true;
            }
        }

        return false;
    }

    private static IEnumerable<ControllerAction> Actions(FileContext file, ISymbol symbol)
    {
        var controllers = file.Application.Antiforgery.Controllers;
        if (symbol is IMethodSymbol method)
        {
            foreach (var type in Controllers.IsAction(method) ? controllers.Reaching(method, file.Cancellation) : [])
            {
                yield return new ControllerAction(method, type, file.Cancellation);
            }

            yield break;
        }

        foreach (var type in symbol is INamedTypeSymbol named ? controllers.Covered(named, file.Cancellation) : [])
        {
            for (var owner = type; owner is not null && !owner.DeclaringSyntaxReferences.IsEmpty; owner = owner.BaseType)
            {
                foreach (var member in owner.GetMembers())
                {
                    if (Controllers.IsAction(member))
                    {
                        yield return new ControllerAction((IMethodSymbol)member, type, file.Cancellation);
                    }
                }
            }
        }
    }

    private static bool IsUnenforced(FileContext file, ControllerAction action, AttributeSyntax attribute)
    {
        if (!action.Verbs.IsKnown || !action.Verbs.Names.Any(static verb => EndpointVerbs.OfVerb(verb).Unchecked) || !IsNearest(action, attribute, file))
        {
            return false;
        }

        var options = file.Options(UnenforcedRequirement, attribute.GetLocation());
        var protection = file.Application.Antiforgery.Actions(options.AntiforgeryAttributes, file.Cancellation);
        var onController = protection.Marks(action.OnController);
        var onAction = protection.Marks(action.OnAction);
        return !options.AntiforgeryIsGlobal
            && !protection.Effective(onController, onAction).Validates()
            && !onController.Concat(onAction).Any(static mark => mark.Effect is ForgeryEffect.ValidatesByItself or ForgeryEffect.Unknown)
            && !file.Application.Antiforgery.Application(file.Cancellation).ValidatesBesides(options.AntiforgeryAttributes)
            && !file.Application.Antiforgery.Checks.IsDoneBy(action.Method, file.Cancellation)
            && !protection.HasHook(action.Controller)
            && file.Application.Authentication.Of(action.Demand, options, file.Cancellation) != AuthenticationKind.Tokens;
    }

    /// <summary>Of several requirements the nearest counts.</summary>
    private static bool IsNearest(ControllerAction action, AttributeSyntax attribute, FileContext file)
    {
        foreach (var data in action.OnAction.Concat(action.OnController))
        {
            if (data.AttributeClass is { } type && AntiforgeryDemand.IsRequireAttribute(type))
            {
                return data.ApplicationSyntaxReference?.GetSyntax(file.Cancellation) == attribute;
            }
        }

        return false;
    }

    private static ImmutableArray<ProposedEdit> Edits(List<ControllerAction> open, FileContext file)
    {
        var targets = open
            .SelectMany(static action => action.Method.DeclaringSyntaxReferences)
            .Where(declared => declared.SyntaxTree == file.Tree)
            .Select(declared => declared.GetSyntax(file.Cancellation).GetLocation())
            .Distinct()
            .ToImmutableArray();
        return targets.IsEmpty
            ? ImmutableArray<ProposedEdit>.Empty
            : ImmutableArray.Create(new ProposedEdit(EditKind.AddAttribute, string.Empty, Validating, targets));
    }
}
