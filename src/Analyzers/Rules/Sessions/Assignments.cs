using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>Assignments to a property, found by its name.</summary>
internal static class Assignments
{
    /// <summary>The assignment whose left side ends with the name, on an object or in an initializer.</summary>
    public static AssignmentExpressionSyntax? To(SyntaxToken name)
    {
        var target = name.Parent is { Parent: MemberAccessExpressionSyntax access } && access.Name == name.Parent ? access
            : name.Parent is { Parent: MemberBindingExpressionSyntax binding } ? binding
            : name.Parent;
        return target?.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment : null;
    }

    /// <summary>The assignment to a property of a sign-in, where it has the last word.</summary>
    public static AssignmentExpressionSyntax? ToSignInProperty(FileContext file, SyntaxToken name) =>
        To(name) is { } assignment
        && file.Model.GetSymbolInfo(assignment.Left, file.Cancellation).Symbol is IPropertySymbol property
        && file.Application.Flow.Types.Covers(TrackedTypes.SignInProperties, property.ContainingType)
        && !IsOverwritten(assignment)
            ? assignment
            : null;

    /// <summary>A later write of the same function to the same object has the last word.</summary>
    public static bool IsOverwritten(AssignmentExpressionSyntax assignment)
    {
        if (assignment.Parent is not ExpressionStatementSyntax { Parent: var list } statement)
        {
            return false;
        }

        foreach (var node in list!.ChildNodes())
        {
            if (node.SpanStart > statement.SpanStart && node is ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax other } && other.Left.ToString() == assignment.Left.ToString())
            {
                return true;
            }
        }

        return false;
    }
}
