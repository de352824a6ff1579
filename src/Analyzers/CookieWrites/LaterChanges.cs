using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>What is done to a cookie of System.Web after it was added: the response keeps the object itself.</summary>
internal static class LaterChanges
{
    public static bool Set(string member, CookieWrite write, AnalyzedBody body)
    {
        foreach (var node in body.Root.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && name == member && node.SpanStart > write.Use.Span.End)
            {
                return true;
            }
        }

        return false;
    }
}
