using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>
/// Code beside a member that calls it and has a hand in the response's cookies itself: it may set what the member leaves open. A look at the names is
/// enough to leave the member's cookies alone.
/// </summary>
internal static class CookieCallers
{
    public static bool MayFinish(SyntaxNode body)
    {
        var own = body.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax);
        if (NameOf(own) is not { } name || own?.Parent is not TypeDeclarationSyntax type)
        {
            return false;
        }

        foreach (var member in type.Members)
        {
            if (member != own && MentionsBoth(member, name))
            {
                return true;
            }
        }

        return false;
    }

    private static string? NameOf(SyntaxNode? member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether the member calls the other, and sets a flag of a cookie that it finds in a collection.</summary>
    private static bool MentionsBoth(MemberDeclarationSyntax member, string name)
    {
        var calls = false;
        var finds = false;
        foreach (var node in member.DescendantNodes())
        {
            calls |= node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
            finds |= node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cookies" };
        }

        return calls && finds && SetsFlag(member);
    }

    private static bool SetsFlag(MemberDeclarationSyntax member)
    {
        foreach (var node in member.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Flow.Member.Secure or Flow.Member.HttpOnly or Flow.Member.SameSite or Flow.Member.Expires } })
            {
                return true;
            }
        }

        return false;
    }
}
