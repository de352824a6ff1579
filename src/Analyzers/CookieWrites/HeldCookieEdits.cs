using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>The edits for a cookie that is found in the response: there is no creation that could get the member.</summary>
internal static class HeldCookieEdits
{
    /// <summary>
    /// A statement behind the first that writes the cookie's content, where all ways lead through it, else behind each of them. None where one is part of
    /// another expression, in a lambda for example, or of a helper.
    /// </summary>
    public static ImmutableArray<ProposedEdit> Add(CookieWrite write, string member, string value)
    {
        var first = write.Contents[0];
        var anchors = first.Parent is ExpressionStatementSyntax statement && IsOutermost(statement) ? ImmutableArray.Create(first) : write.Contents;
        var owner = OwnerIn(first);
        if (owner is null || anchors.Any(anchor => MemberOf(anchor) != MemberOf(write.Found!) || OwnerIn(anchor)?.ToString() != owner.ToString()))
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        return ImmutableArray.Create(new ProposedEdit(
            EditKind.InsertStatement, "after", owner + "." + member + " = " + value + ";", anchors.Select(static anchor => anchor.GetLocation()).ToImmutableArray()));
    }

    private static SyntaxNode? MemberOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? node.SyntaxTree.GetRoot();

    private static bool IsOutermost(StatementSyntax statement) =>
        statement.Parent is GlobalStatementSyntax or BlockSyntax { Parent: BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax };

    /// <summary>The cookie in <c>cookie.Value = …</c>, <c>cookie["part"] = …</c>, <c>cookie.Values["part"] = …</c> and <c>cookie.Values.Add(…)</c>, each as all that a statement or a member does.</summary>
    private static ExpressionSyntax? OwnerIn(SyntaxNode content)
    {
        if (content.Parent is not (ExpressionStatementSyntax or ArrowExpressionClauseSyntax { Parent: MemberDeclarationSyntax or AccessorDeclarationSyntax }))
        {
            return null;
        }

        var target = content switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } => call.Expression,
            _ => null,
        };
        return target switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" or "Values" } member => member.Expression,
            ElementAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Values" } parts } => parts.Expression,
            ElementAccessExpressionSyntax part => part.Expression,
            _ => null,
        };
    }
}
