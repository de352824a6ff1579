using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Conditions around a node that may keep it from happening in production.</summary>
internal static class UnknownConditions
{
    /// <summary>A condition that is no development check may be one in disguise: an <c>IsProduction()</c>, a setting.</summary>
    public static bool Hold(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            var condition = ancestor switch
            {
                IfStatementSyntax statement => statement.Condition,
                ConditionalExpressionSyntax conditional => conditional.Condition,
                SwitchSectionSyntax or SwitchExpressionSyntax => ancestor,
                _ => null,
            };
            if (condition is not null && !AsksForDevelopment(condition))
            {
                return true;
            }

            if (ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax)
            {
                break;
            }
        }

        return false;
    }

    private static bool AsksForDevelopment(SyntaxNode condition)
    {
        foreach (var token in condition.DescendantTokens())
        {
            if (token.ValueText is "IsDevelopment" or "IsEnvironment")
            {
                return true;
            }
        }

        return false;
    }
}
