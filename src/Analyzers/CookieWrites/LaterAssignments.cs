using System;
using System.Linq;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>What stands behind the call that hands a cookie of System.Web over: the response keeps the object itself, and sends what it is in the end.</summary>
internal static class LaterAssignments
{
    /// <summary>Whether the member may be set behind the call, by any name that may be the cookie's.</summary>
    public static bool MayReach(CookieWrite write, AnalyzedBody body, string member)
    {
        if (write.Found is not null)
        {
            // What the response is asked for is judged as it is in the end.
            return false;
        }

        var name = write[Member.Name] is { Length: 1 } names && names[0].Atom is ConstantAtom { Value: string one } ? one : null;
        foreach (var node in body.Root.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var set } target } && set == member
                && node.SpanStart > write.Use.Span.End
                && !IsAnother(target.Expression, write, body, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the expression is another cookie for sure: one of another name, or a variable that only holds one which is made elsewhere.</summary>
    private static bool IsAnother(ExpressionSyntax owner, CookieWrite write, AnalyzedBody body, string? name) => owner switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } when arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string other } =>
            name is not null && !name.Equals(other, StringComparison.OrdinalIgnoreCase),
        IdentifierNameSyntax variable => HoldsAnother(variable.Identifier.ValueText, write, body),
        _ => false,
    };

    private static bool HoldsAnother(string variable, CookieWrite write, AnalyzedBody body)
    {
        var isDeclared = false;
        foreach (var node in body.Root.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax declarator when declarator.Identifier.ValueText == variable:
                    if (declarator.Initializer?.Value is not BaseObjectCreationExpressionSyntax creation || write.Objects.Any(made => made.Site.Node == creation))
                    {
                        return false;
                    }

                    isDeclared = true;
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax assigned } when assigned.Identifier.ValueText == variable:
                case ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax handed } when handed.Identifier.ValueText == variable:
                case ParameterSyntax parameter when parameter.Identifier.ValueText == variable:
                case SingleVariableDesignationSyntax designation when designation.Identifier.ValueText == variable:
                    return false;
            }
        }

        return isDeclared;
    }
}
