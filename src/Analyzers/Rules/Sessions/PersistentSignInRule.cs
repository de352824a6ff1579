using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.SignIn;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.SessionDescriptors;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>CKS4014 a constant that makes every sign-in persistent.</summary>
internal static class PersistentSignInRule
{
    private const string Parameter = "isPersistent";

    public static readonly NameSet Properties = new(Member.IsPersistent);

    public static void CheckProperties(FileContext file)
    {
        var reached = new ReachedAssignments(file.Application.Flow, file.Cancellation);
        foreach (var token in file.Tokens(Properties))
        {
            if (Assignments.ToSignInProperty(file, token) is { } assignment
                && !HangsOnSomething(file, assignment)
                && reached.ValueOf(assignment) is { } value && value.IsAlways(true))
            {
                file.Report(PersistentSignIn, assignment.Right.GetLocation(), ImmutableArray<ProposedEdit>.Empty);
            }
        }
    }

    public static void CheckCalls(FileContext file)
    {
        foreach (var token in file.Tokens(KeptSessionRule.SignIns))
        {
            if (token.Parent?.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } call
                || file.Model.GetSymbolInfo(call, file.Cancellation).Symbol is not IMethodSymbol method || method.Name != token.ValueText || !SignInCall.SignsIn(method))
            {
                continue;
            }

            for (var i = 0; i < call.ArgumentList.Arguments.Count; i++)
            {
                var argument = call.ArgumentList.Arguments[i];
                var name = argument.NameColon?.Name.Identifier.ValueText ?? (i < method.Parameters.Length ? method.Parameters[i].Name : null);
                if (name == Parameter && file.Model.GetConstantValue(argument.Expression, file.Cancellation) is { HasValue: true, Value: true } && !HangsOnSomething(file, call))
                {
                    file.Report(PersistentSignIn, argument.Expression.GetLocation(), ImmutableArray<ProposedEdit>.Empty);
                }
            }
        }
    }

    /// <summary>A condition that is not constant may be the user's choice.</summary>
    private static bool HangsOnSomething(FileContext file, SyntaxNode node)
    {
        for (var (inner, outer) = (node, node.Parent); outer is not null; (inner, outer) = (outer, outer.Parent))
        {
            var condition = outer switch
            {
                IfStatementSyntax statement when inner != statement.Condition => statement.Condition,
                ConditionalExpressionSyntax conditional when inner != conditional.Condition => conditional.Condition,
                SwitchSectionSyntax or SwitchExpressionArmSyntax => outer,
                _ => null,
            };
            if (condition is not null && IsOpen(file, condition))
            {
                return true;
            }

            if (outer is MemberDeclarationSyntax and not GlobalStatementSyntax)
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsOpen(FileContext file, SyntaxNode condition) =>
        condition is not ExpressionSyntax expression || !file.Model.GetConstantValue(expression, file.Cancellation).HasValue;
}
