using System.Threading;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>MVC's options on their way to code that may put any filter into them.</summary>
internal static class HandedMvcOptions
{
    /// <summary>Whether the delegate of a registration hands MVC's options to code that is neither the framework's nor of this compilation.</summary>
    public static bool Leave(SetupCall call, FlowModel flow, CancellationToken cancellation)
    {
        foreach (var way in call.Ways)
        {
            foreach (var argument in way.Arguments)
            {
                if (argument.Parameter?.Type is not INamedTypeSymbol { TypeKind: TypeKind.Delegate, TypeArguments.Length: > 0 } action || action.TypeArguments[0].Name != "MvcOptions"
                    || argument.Syntax == way.Syntax)
                {
                    continue;
                }

                if (argument.Value.Single is not DelegateAtom target || new ReachableCalls(flow, cancellation).CodeOf(target) is not { } code)
                {
                    return !argument.Value.IsAlways(null);
                }

                if (Leave(code, flow, cancellation))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Leave(SyntaxNode code, FlowModel flow, CancellationToken cancellation)
    {
        var model = flow.Bodies.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax call && model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
                && !method.IsFromFramework() && !flow.Bodies.IsHere(method) && IsHanded(call, model, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHanded(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        if (call.Expression is MemberAccessExpressionSyntax { Expression: var receiver } && IsOptions(receiver, model, cancellation))
        {
            return true;
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (IsOptions(argument.Expression, model, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOptions(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        model.GetTypeInfo(expression, cancellation).Type is { Name: "MvcOptions" } type && type.IsFromFramework();
}
