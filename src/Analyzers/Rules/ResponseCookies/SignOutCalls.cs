using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>Whether code signs the user out the way that it should.</summary>
internal static class SignOutCalls
{
    private const int MostCalls = 3;

    private static readonly string[] Words = ["SignOut", "LogOut", "LogOff"];

    /// <summary>The nearest lambda, local function or member around a call.</summary>
    public static SyntaxNode FunctionAround(SyntaxNode call) =>
        call.Ancestors().FirstOrDefault(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax)
        ?? call.SyntaxTree.GetRoot();

    /// <summary>
    /// Looks for a sign-out of the framework, in methods of this compilation too; one that cannot be seen counts where its name says so.
    /// </summary>
    public static bool IsIn(SyntaxNode function, System.Func<SyntaxTree, SemanticModel> modelOf, CancellationToken cancellation) => IsIn(function, modelOf, MostCalls, cancellation);

    private static bool IsIn(SyntaxNode function, System.Func<SyntaxTree, SemanticModel> modelOf, int depth, CancellationToken cancellation)
    {
        var model = modelOf(function.SyntaxTree);
        foreach (var node in function.DescendantNodes(node => node == function || node is not BaseTypeDeclarationSyntax))
        {
            if (node is BaseObjectCreationExpressionSyntax creation && model.GetTypeInfo(creation, cancellation).Type is { Name: "SignOutResult" or "SignOutHttpResult" })
            {
                return true;
            }

            if (node is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method && SignsOut(method, model.Compilation, modelOf, depth, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SignsOut(IMethodSymbol method, Compilation compilation, System.Func<SyntaxTree, SemanticModel> modelOf, int depth, CancellationToken cancellation)
    {
        if (method.IsFromFramework())
        {
            return method.Name is "SignOutAsync" or "SignOut";
        }

        // The code of a project beside this one is not ours to look into.
        var isHere = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly) && !method.DeclaringSyntaxReferences.IsEmpty;
        if (!isHere || method.IsAbstract || method.IsVirtual)
        {
            return NameSaysSo(method.Name);
        }

        return depth > 0 && IsIn(method.DeclaringSyntaxReferences[0].GetSyntax(cancellation), modelOf, depth - 1, cancellation);
    }

    private static bool NameSaysSo(string name) => Words.Any(word => name.IndexOf(word, System.StringComparison.OrdinalIgnoreCase) >= 0);
}
