using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>Calls on what calls return.</summary>
internal static class Chains
{
    /// <summary>The call whose name this is.</summary>
    public static InvocationExpressionSyntax? CallOf(this SimpleNameSyntax name) => name.Parent switch
    {
        InvocationExpressionSyntax call => call,
        MemberAccessExpressionSyntax access when access.Name == name => access.Parent as InvocationExpressionSyntax,
        MemberBindingExpressionSyntax binding => binding.Parent as InvocationExpressionSyntax,
        _ => null,
    };

    /// <summary>What the call is made on.</summary>
    public static ExpressionSyntax? Receiver(this InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Expression;

    public static SimpleNameSyntax? NameOf(this InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>The last call of the chain that the expression is a link of.</summary>
    public static ExpressionSyntax WholeChain(this ExpressionSyntax link)
    {
        while (link.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } access && access.Expression == link)
        {
            link = next;
        }

        return link;
    }
}
