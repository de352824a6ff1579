using System;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>What becomes of a header that was read.</summary>
internal static class HeaderUse
{
    /// <summary>Whether it, or the variable that it goes into, ends in calls that log and nowhere else.</summary>
    public static bool IsOnlyLogged(ExpressionSyntax read, SemanticModel model, CancellationToken cancellation)
    {
        if (IsLogged(read))
        {
            return true;
        }

        if (read.FirstAncestorOrSelf<VariableDeclaratorSyntax>() is not { } variable || read.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } function && !function.Contains(variable)
            || model.GetDeclaredSymbol(variable, cancellation) is not ILocalSymbol local)
        {
            return false;
        }

        var isLogged = false;
        foreach (var use in ReachedCalls.FunctionAround(variable).DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (use.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use, cancellation).Symbol, local))
            {
                if (!IsLogged(use))
                {
                    return false;
                }

                isLogged = true;
            }
        }

        return isLogged;
    }

    /// <summary>An argument of <c>logger.LogInformation(…)</c>, <c>Log.Warning(…)</c> or <c>Console.WriteLine(…)</c>.</summary>
    private static bool IsLogged(ExpressionSyntax expression)
    {
        foreach (var ancestor in expression.Ancestors())
        {
            if (ancestor is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } && !access.Span.Contains(expression.Span))
            {
                return access.Name.Identifier.ValueText.StartsWith("Log", StringComparison.Ordinal)
                    || access.Name.Identifier.ValueText.StartsWith("Write", StringComparison.Ordinal)
                    || access.Expression.ToString().EndsWith("log", StringComparison.OrdinalIgnoreCase)
                    || access.Expression.ToString().EndsWith("logger", StringComparison.OrdinalIgnoreCase);
            }

            if (ancestor is StatementSyntax)
            {
                return false;
            }
        }

        return false;
    }
}
