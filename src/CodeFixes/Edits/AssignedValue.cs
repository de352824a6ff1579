using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>The right side of an assignment, in an initializer or a statement, becomes another value.</summary>
internal sealed record AssignedValue(AssignmentExpressionSyntax Assignment, string Value) : NodeEdit(Assignment)
{
    public override bool IsDone => Says(Assignment, Value);

    public override IEnumerable<TextChange> Render(EditContext context) => Render(Assignment, Value, context.Names, context.Layout);

    public static bool CanReplace(AssignmentExpressionSyntax assignment, string member) =>
        assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
        && AssignedName(assignment) == member
        && Last(assignment) is { IsMissing: false } and not InitializerExpressionSyntax and not RefExpressionSyntax
        && !assignment.Right.HasConditionalDirective();

    /// <summary>Whether the value is there already, its type name in full or in part.</summary>
    public static bool Says(AssignmentExpressionSyntax assignment, string value)
    {
        var right = Last(assignment).ToString();
        return value == right || value.EndsWith("." + right, StringComparison.Ordinal);
    }

    public static IEnumerable<TextChange> Render(AssignmentExpressionSyntax assignment, string value, TypeNames names, SourceLayout layout)
    {
        var right = Last(assignment);
        return Says(assignment, value)
            ? ImmutableArray<TextChange>.Empty
            : ImmutableArray.Create(new TextChange(right.Span, names.Write(value, right.SpanStart) + layout.CommentsWithin(right)));
    }

    /// <summary>The member that an assignment sets, whatever it sets it on; null where that is no member.</summary>
    public static string? AssignedName(AssignmentExpressionSyntax assignment) => assignment.Left switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary>In <c>a.Secure = b.Secure = false</c> the last value is the one to change, or the other assignment would be lost.</summary>
    private static ExpressionSyntax Last(AssignmentExpressionSyntax assignment)
    {
        while (assignment.Right is AssignmentExpressionSyntax next)
        {
            assignment = next;
        }

        return assignment.Right;
    }
}
