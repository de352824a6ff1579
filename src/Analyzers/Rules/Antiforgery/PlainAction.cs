using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>
/// What the mere text of an action tells: most of them answer GET or show a view and change nothing by any name. To ask what their attributes
/// mean costs more than all other rules together.
/// </summary>
internal static class PlainAction
{
    private static readonly NameSet SafeVerbs = new("HttpGet", "HttpHead", "HttpOptions");

    /// <summary>Attributes that say neither a verb nor anything about tokens.</summary>
    private static readonly NameSet Neutral = NameSet.Union(SafeVerbs, new NameSet(
        "Authorize", "AllowAnonymous", "Route", "ActionName", "Area", "Produces", "ProducesResponseType", "ProducesDefaultResponseType", "ProducesErrorResponseType",
        "ResponseCache", "OutputCache", "EnableRateLimiting", "DisableRateLimiting", "ApiVersion", "MapToApiVersion", "ApiExplorerSettings", "Tags", "EndpointName",
        "EndpointSummary", "EndpointDescription", "SwaggerOperation", "SwaggerResponse", "Obsolete", "SuppressMessage", "Description"));

    private static readonly NameSet Shown = new("View", "PartialView", "ViewComponent", "NotFound", "Problem", "BadRequest", "Unauthorized", "Forbid", "Challenge");

    /// <summary>Whether no rule about forged requests can have anything to say of the method.</summary>
    public static bool Is(MethodDeclarationSyntax method)
    {
        if (!method.Modifiers.Any(SyntaxKind.PublicKeyword) || method.Modifiers.Any(SyntaxKind.StaticKeyword) || method.Modifiers.Any(SyntaxKind.AbstractKeyword))
        {
            return true;
        }

        // Others may have attributes for it.
        if (method.Modifiers.Any(SyntaxKind.OverrideKeyword) || method.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return false;
        }

        var isSafe = false;
        foreach (var list in method.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                var name = NameOf(attribute.Name);
                if (!Neutral.Contains(name))
                {
                    return false;
                }

                isSafe |= SafeVerbs.Contains(name);
            }
        }

        return (isSafe || OnlyShows(method)) && !ChangingCalls.MayBeIn(method);
    }

    private static string NameOf(NameSyntax name) => AttributeNames.Short(name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => string.Empty,
    });

    /// <summary>Whether it takes nothing but what stands in the address, and answers with nothing but a view, or that there is none.</summary>
    private static bool OnlyShows(MethodDeclarationSyntax method)
    {
        foreach (var parameter in method.ParameterList.Parameters)
        {
            if (parameter.AttributeLists.Count > 0 || parameter.Type is not (PredefinedTypeSyntax or NullableTypeSyntax { ElementType: PredefinedTypeSyntax }) || IsObject(parameter.Type))
            {
                return false;
            }
        }

        if (method.ExpressionBody is { Expression: var only })
        {
            return Shows(only);
        }

        var returns = false;
        foreach (var node in method.Body?.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)) ?? [])
        {
            if (node is ReturnStatementSyntax statement)
            {
                if (!Shows(statement.Expression))
                {
                    return false;
                }

                returns = true;
            }
        }

        return returns;
    }

    private static bool IsObject(TypeSyntax type) => (type is NullableTypeSyntax nullable ? nullable.ElementType : type) is PredefinedTypeSyntax predefined && predefined.Keyword.IsKind(SyntaxKind.ObjectKeyword);

    private static bool Shows(ExpressionSyntax? expression) => expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax called } && Shown.Contains(called.Identifier.ValueText);
}
