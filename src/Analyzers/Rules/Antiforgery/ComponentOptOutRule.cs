using System.Linq;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>CKS3003 and CKS3017 on a Razor component that receives forms: <c>@attribute [RequireAntiforgeryToken(false)]</c>.</summary>
internal static class ComponentOptOutRule
{
    public static bool IsComponent(INamedTypeSymbol type) => type.Implements("IComponent");

    public static void Check(FileContext file, INamedTypeSymbol component)
    {
        foreach (var optOut in AttributeOptOutRule.In(file, component.GetAttributes()))
        {
            var options = file.Options(OptOut, optOut.Location);
            var demand = AccessDemand.Of(ControllerAction.Inherited(component));
            if (optOut.Effect != ForgeryEffect.RequiresNot
                || demand.AllowsAnonymous
                || file.Application.Authentication.Of(demand, options, file.Cancellation) == AuthenticationKind.Tokens
                || file.Application.Antiforgery.Checks.IsDoneBy(component, file.Cancellation)
                || !ReceivesForms(component))
            {
                continue;
            }

            var edits = OptOutEdits.For(optOut, []);
            if (demand.RequiresUser && file.Application.Authentication.IsByCookie(demand, file.Options(UserOptOut, optOut.Location), file.Cancellation))
            {
                file.Report(UserOptOut, optOut.Location, edits, "[" + optOut.Name + "]", "'" + component.Name + "'");
            }
            else
            {
                file.Report(OptOut, optOut.Location, edits, optOut.Name, "'" + component.Name + "'");
            }
        }
    }

    /// <summary>A form that is posted has a name, and what it brings is supplied to a property.</summary>
    private static bool ReceivesForms(INamedTypeSymbol component) =>
        component.DeclaringSyntaxReferences.Any(static declared => declared.GetSyntax().DescendantNodes().Any(static node => node is SimpleNameSyntax
        {
            Identifier.ValueText: "SupplyParameterFromForm" or "SupplyParameterFromFormAttribute" or "AddNamedEvent" or "EditForm",
        }));
}
