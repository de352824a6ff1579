using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>What goes, by the list that it is in: several elements of one list go together.</summary>
internal static class Removal
{
    private const string AsArgument = "argument";

    /// <summary>Null where it cannot be taken out, or nothing sensible would be left.</summary>
    public static NodeEdit? Create(EditTarget target, string what)
    {
        if (target.As<AttributeSyntax>() is { Parent: AttributeListSyntax list } attribute)
        {
            return new RemovedAttributes(list, ImmutableHashSet.Create(attribute.Span));
        }

        if (target.As<AttributeListSyntax>() is { } whole)
        {
            return new RemovedAttributes(whole, ImmutableHashSet.CreateRange(whole.Attributes.Select(one => one.Span)));
        }

        if (what == AsArgument || target.Node is AnonymousFunctionExpressionSyntax)
        {
            return Argument(target);
        }

        if (target.Node is ExpressionSyntax { Parent: InitializerExpressionSyntax initializer } member)
        {
            return initializer.HasConditionalDirectiveInside() ? null : new RemovedMembers(initializer, ImmutableHashSet.Create(member.Span));
        }

        return target.As<StatementSyntax>() is { } statement ? Statement(statement, target.Model) : Expression(target);
    }

    private static NodeEdit? Statement(StatementSyntax statement, SemanticModel model) => statement.ContainsDiagnostics || IsNeeded(statement, model)
        ? null
        : StatementPlace.ListOf(statement) is { } list
            ? new RemovedStatements(list, ImmutableHashSet.Create(statement.Span))
            : statement.Parent is IfStatementSyntax or ElseClauseSyntax or ForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or UsingStatementSyntax or LockStatementSyntax
                ? new EmptiedBody(statement)
                : null;

    /// <summary>Others go on where it says, or use what it declares.</summary>
    private static bool IsNeeded(StatementSyntax statement, SemanticModel model)
    {
        if (InsertedStatement.LeavesList(statement))
        {
            return true;
        }

        var declared = statement.DescendantNodesAndSelf(node => node is not AnonymousFunctionExpressionSyntax)
            .Where(node => node is VariableDeclaratorSyntax or SingleVariableDesignationSyntax or LocalFunctionStatementSyntax)
            .Select(node => model.GetDeclaredSymbol(node))
            .OfType<ISymbol>()
            .ToList();
        return declared.Count > 0 && StatementPlace.ListOf(statement) is { } list && list.DescendantNodes()
            .OfType<IdentifierNameSyntax>()
            .Where(name => !statement.Span.Contains(name.Span) && declared.Exists(symbol => symbol.Name == name.Identifier.ValueText))
            .Any(name => declared.Contains(model.GetSymbolInfo(name).Symbol!, SymbolEqualityComparer.Default));
    }

    private static NodeEdit? Expression(EditTarget target)
    {
        var call = target.AsCall();
        if (call is not null && ChainLink.CanBeTakenOut(call, target.Model))
        {
            return new RemovedLink(call);
        }

        var expression = call ?? target.As<ExpressionSyntax>();
        return expression?.Parent switch
        {
            ExpressionStatementSyntax statement => Statement(statement, target.Model),
            LambdaExpressionSyntax { ExpressionBody: { } body } lambda when body == expression && target.Model.GetTypeInfo(lambda).ConvertedType is INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: true } =>
                new EmptiedLambda(lambda),
            _ => Argument(target),
        };
    }

    private static RemovedArguments? Argument(EditTarget target) =>
        target.As<ArgumentSyntax>() is { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument
        && !arguments.ContainsDiagnostics
        && call.Without(argument, target.Model) is not null
            ? new RemovedArguments(arguments, ImmutableHashSet.Create(argument.Span))
            : null;
}

/// <summary>A call in a chain goes; what follows it follows what was before it.</summary>
internal sealed record RemovedLink(InvocationExpressionSyntax Link) : NodeEdit(Link)
{
    public override IEnumerable<TextChange> Render(EditContext context) => [ChainLink.TakeOut(Link, context.Layout)];
}

/// <summary>The only statement under an <c>if</c> or a loop goes.</summary>
internal sealed record EmptiedBody(StatementSyntax Statement) : NodeEdit(Statement)
{
    public override IEnumerable<TextChange> Render(EditContext context) =>
        [new TextChange(Statement.Span, "{" + (context.Layout.CommentsWithin(Statement) is { Length: > 0 } comments ? comments + " }" : " }"))];
}
