using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>Asks the compiler whether a call would still be one if it were written otherwise.</summary>
internal static class Overloads
{
    /// <summary>The method that would be called with other arguments; null where that would be none of the same name, or an error.</summary>
    public static IMethodSymbol? With(this InvocationExpressionSyntax call, SeparatedSyntaxList<ArgumentSyntax> arguments, SemanticModel model) =>
        Bind(call.WithArgumentList(call.ArgumentList.WithArguments(arguments)), call.SpanStart, model) is { } method
        && method.Name == (model.GetSymbolInfo(call).Symbol?.Name ?? call.NameOf()?.Identifier.ValueText)
            ? method
            : null;

    /// <summary>The method that an expression would call at a position.</summary>
    public static IMethodSymbol? Bind(ExpressionSyntax call, int position, SemanticModel model) =>
        model.GetSpeculativeSymbolInfo(position, call, SpeculativeBindingOption.BindAsExpression).Symbol as IMethodSymbol;

    public static IMethodSymbol? Without(this InvocationExpressionSyntax call, ArgumentSyntax argument, SemanticModel model) =>
        call.With(SyntaxFactory.SeparatedList(call.ArgumentList.Arguments.Where(other => other != argument)), model);
}
