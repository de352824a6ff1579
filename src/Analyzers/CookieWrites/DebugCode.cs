using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>
/// What <c>#if DEBUG</c> leaves of the facts about a write. The build that is looked at may be another than the one that is shipped: what
/// debug code sets, and what a body decides by DEBUG, is unknown; what stands in the part for production counts as it is.
/// </summary>
internal static class DebugCode
{
    public static bool Holds(CookieWrite write) =>
        DebugRegions.Of(write.Call.SyntaxTree).IsDebugOnly(write.Call) || DebugRegions.Of(write.Use.SyntaxTree).IsDebugOnly(write.Use);

    public static ImmutableArray<Fact> Forget(CookieWrite write, ImmutableArray<Fact> facts)
    {
        if (IsHandledInDebugCode(write))
        {
            return Facts.Unknown;
        }

        foreach (var fact in facts)
        {
            if (fact.Origin is { } origin && !DebugRegions.Of(origin.SyntaxTree).IsEmpty && HangsOnDebug(origin, fact.Member))
            {
                return Facts.Unknown;
            }

            if (!IsShipped(write.Use) && Mentions(write.Use, fact.Member) && !(fact.Origin is { } written && IsShipped(written)))
            {
                return Facts.Unknown;
            }
        }

        return facts;
    }

    /// <summary>The variable that carries the options is touched by such a part.</summary>
    private static bool IsHandledInDebugCode(CookieWrite write) =>
        write.OptionsArgument is { } argument && !DebugRegions.Of(argument.SyntaxTree).IsEmpty && !IsShipped(write.Use)
        && AnyNameDiffers(argument, write.Use);

    private static bool HangsOnDebug(SyntaxNode origin, string member)
    {
        var regions = DebugRegions.Of(origin.SyntaxTree);
        if (regions.IsDebugOnly(origin))
        {
            return true;
        }

        if (regions.IsShipped(origin))
        {
            return false;
        }

        return Mentions(origin, member)
            || (origin is AssignmentExpressionSyntax { Right: var right } && AnyNameDiffers(right, origin));
    }

    /// <summary>Whether a variable or member in the expression is treated otherwise in another build; what is made in the expression itself is not asked.</summary>
    private static bool AnyNameDiffers(SyntaxNode expression, SyntaxNode place) =>
        expression.DescendantNodesAndSelf(static node => node is not BaseObjectCreationExpressionSyntax).OfType<IdentifierNameSyntax>()
            .Any(name => name.Parent is not NameColonSyntax && DebugRegions.Of(place.SyntaxTree).Differs(BodyOf(place), name.Identifier.ValueText));

    private static SyntaxNode BodyOf(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();

    private static bool IsShipped(SyntaxNode node) => DebugRegions.Of(node.SyntaxTree).IsShipped(node);

    /// <summary>Whether the member around the node decides something by DEBUG that has the word in it.</summary>
    private static bool Mentions(SyntaxNode node, string word)
    {
        var regions = DebugRegions.Of(node.SyntaxTree);
        return !regions.IsEmpty && regions.Mentions(BodyOf(node), word);
    }
}
