using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>The statements <c>o.X = …;</c> directly after <c>var o = new …();</c>: an initializer in another form.</summary>
internal static class FollowingAssignments
{
    public static ImmutableArray<ExpressionStatementSyntax> Of(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation is not
            {
                Initializer: null,
                Parent: EqualsValueClauseSyntax
                {
                    Parent: VariableDeclaratorSyntax
                    {
                        Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration },
                    } local,
                },
            })
        {
            return ImmutableArray<ExpressionStatementSyntax>.Empty;
        }

        return After(declaration)
            .TakeWhile(statement => Assigns(statement, local.Identifier.ValueText))
            .Cast<ExpressionStatementSyntax>()
            .ToImmutableArray();
    }

    public static TextChange AddAfter(ImmutableArray<ExpressionStatementSyntax> statements, IEnumerable<string> settings, SourceLayout layout)
    {
        var last = statements[statements.Length - 1];
        var local = ((MemberAccessExpressionSyntax)((AssignmentExpressionSyntax)last.Expression).Left).Expression;
        var ownLine = layout.IsFirstOnLine(last.SpanStart);
        var lead = ownLine ? layout.NewLine + layout.IndentationAt(last.SpanStart) : " ";
        var added = string.Concat(settings.Select(setting => lead + local + "." + setting + ";"));
        return new TextChange(new TextSpan(last.SemicolonToken.EndWithComments(wholeLine: ownLine), 0), added);
    }

    private static IEnumerable<StatementSyntax> After(LocalDeclarationStatementSyntax declaration)
    {
        IEnumerable<StatementSyntax> siblings = declaration.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax program } => program.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement),
            _ => [],
        };
        return siblings.SkipWhile(statement => statement != declaration).Skip(1);
    }

    private static bool Assigns(StatementSyntax statement, string local) =>
        statement is ExpressionStatementSyntax
        {
            SemicolonToken.IsMissing: false,
            Expression: AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax receiver } } assignment,
        }
        && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
        && receiver.Identifier.ValueText == local
        && !statement.HasConditionalDirective();
}
