using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>What is asked of one page, by its model or by its file: pages are validated by themselves, unless an attribute on the class says otherwise.</summary>
internal static class PageRules
{
    public static void Check(FileContext file, INamedTypeSymbol page, ClassDeclarationSyntax declaration)
    {
        foreach (var optOut in AttributeOptOutRule.In(file, page.GetAttributes()))
        {
            if (optOut.Effect == ForgeryEffect.Ignores)
            {
                Check(file, page, optOut);
            }
        }

        foreach (var member in declaration.Members)
        {
            if (member is MethodDeclarationSyntax handler && file.Model.GetDeclaredSymbol(handler, file.Cancellation) is { } symbol && PageHandlers.VerbOf(symbol) == "GET")
            {
                ChangingActionRule.CheckHandler(file, symbol, handler);
            }
        }
    }

    private static void Check(FileContext file, INamedTypeSymbol page, OptOutAttribute optOut)
    {
        var options = file.Options(OptOut, optOut.Location);
        var open = Covered(file, page).Where(covered => IsLeftOpen(file, covered, options)).ToList();
        if (open.Count == 0 || options.Authentication == AuthenticationKind.Tokens)
        {
            return;
        }

        var what = "'" + page.Name + "'";
        var edits = OptOutEdits.For(optOut, []);
        if (open.Exists(covered => RequiresUser(file, covered)
            && file.Application.Authentication.IsByCookie(AccessDemand.Of(PageHandlers.AttributesOf(covered)), file.Options(UserOptOut, optOut.Location), file.Cancellation)))
        {
            file.Report(UserOptOut, optOut.Location, edits, "[" + optOut.Name + "]", what);
        }
        else
        {
            file.Report(OptOut, optOut.Location, edits, optOut.Name, what);
        }
    }

    private static IEnumerable<INamedTypeSymbol> Covered(FileContext file, INamedTypeSymbol page)
    {
        if (!page.IsAbstract)
        {
            yield return page;
        }

        if (!page.IsSealed)
        {
            foreach (var heir in file.Application.Antiforgery.Controllers.Heirs(page, file.Cancellation))
            {
                yield return heir;
            }
        }
    }

    /// <summary>A handler of an unsafe verb, for which the attribute decides and nothing else validates; and a cookie says who is asking.</summary>
    private static bool IsLeftOpen(FileContext file, INamedTypeSymbol page, CookieSecurityOptions options)
    {
        var antiforgery = file.Application.Antiforgery;
        var attributes = PageHandlers.AttributesOf(page);
        var judge = antiforgery.Actions(options.AntiforgeryAttributes, file.Cancellation);
        var marks = judge.Marks(attributes);
        var demand = AccessDemand.Of(attributes);
        if (marks.Exists(static mark => mark.Effect is ForgeryEffect.ValidatesByItself or ForgeryEffect.Unknown)
            || marks.Where(static mark => mark.Effect.IsPolicy()).OrderBy(static mark => mark.Order).LastOrDefault().Effect != ForgeryEffect.Ignores
            || judge.HasHook(PageHandlers.HandlerTypeOf(page))
            || antiforgery.Application(file.Cancellation).ValidatesInPipeline
            || demand.AllowsAnonymous
            || attributes.Any(static data => data.AttributeClass.IsOrDerivesFrom("EnableCorsAttribute"))
            || file.Application.Authentication.Of(demand, options, file.Cancellation) == AuthenticationKind.Tokens)
        {
            return false;
        }

        foreach (var handler in PageHandlers.Of(page))
        {
            if (!Verbs.IsSafe(PageHandlers.VerbOf(handler)!) && !antiforgery.Checks.IsDoneBy(handler, file.Cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool RequiresUser(FileContext file, INamedTypeSymbol page) =>
        AccessDemand.Of(PageHandlers.AttributesOf(page)).RequiresUser
        || PageHandlers.IsAmong(page, file.Application.Antiforgery.Application(file.Cancellation).PagesWithUser)
        || file.Application.Authentication.Schemes(file.Cancellation).Fallback == Fallback.SignedInUser;
}
