using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>The class that <c>UseMiddleware</c> adds.</summary>
internal static class MiddlewareClass
{
    /// <summary>Null where it is not said by type.</summary>
    public static INamedTypeSymbol? Of(SetupCall call, FlowModel flow, CancellationToken cancellation)
    {
        if (call.Method.TypeArguments.Length == 1)
        {
            return call.Method.TypeArguments[0] as INamedTypeSymbol;
        }

        foreach (var argument in call.Ways[0].Arguments)
        {
            var expression = argument.Syntax is ArgumentSyntax written ? written.Expression : argument.Syntax;
            if (argument.Parameter?.Name == "middleware" && expression is TypeOfExpressionSyntax typeOf)
            {
                return flow.Bodies.ModelOf(typeOf.SyntaxTree).GetTypeInfo(typeOf.Type, cancellation).Type as INamedTypeSymbol;
            }
        }

        return null;
    }
}
