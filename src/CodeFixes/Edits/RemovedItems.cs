using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>Elements of one list that go.</summary>
/// <param name="List">The list's node.</param>
/// <param name="Items">The elements by their place, which is the same in every project that compiles the file.</param>
internal abstract record RemovedItems(SyntaxNode List, ImmutableHashSet<TextSpan> Items) : NodeEdit(List)
{
    public override NodeEdit Merge(NodeEdit other) => this with { Items = Items.Union(((RemovedItems)other).Items) };
}

/// <summary>Attributes, with their brackets if none is left between them.</summary>
internal sealed record RemovedAttributes(AttributeListSyntax Attributes, ImmutableHashSet<TextSpan> Items) : RemovedItems(Attributes, Items)
{
    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        if (!Attributes.Attributes.All(attribute => Items.Contains(attribute.Span)))
        {
            return layout.Remove(Attributes.Attributes, Items);
        }

        var span = Attributes.Span;
        var ownLines = layout.IsFirstOnLine(span.Start) && layout.EndsLine(span.End);
        return [ownLines ? layout.DeleteLines(span) : new TextChange(TextSpan.FromBounds(span.Start, layout.SkipBlanks(span.End)), string.Empty)];
    }
}

internal sealed record RemovedArguments(ArgumentListSyntax Arguments, ImmutableHashSet<TextSpan> Items) : RemovedItems(Arguments, Items)
{
    public override IEnumerable<TextChange> Render(EditContext context) => context.Layout.Remove(Arguments.Arguments, Items);
}

/// <summary>Members of an initializer, which goes itself when it has none left.</summary>
internal sealed record RemovedMembers(InitializerExpressionSyntax Initializer, ImmutableHashSet<TextSpan> Items) : RemovedItems(Initializer, Items)
{
    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        if (!Initializer.Expressions.All(member => Items.Contains(member.Span)) || layout.CommentsWithin(Initializer).Length > 0)
        {
            return layout.Remove(Initializer.Expressions, Items);
        }

        switch (Initializer.Parent)
        {
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax outer } member:
                return new RemovedMembers(outer, ImmutableHashSet.Create(member.Span)).Render(context);
            case BaseObjectCreationExpressionSyntax creation:
                var start = Initializer.OpenBraceToken.GetPreviousToken().Span.End;
                return [new TextChange(TextSpan.FromBounds(start, Initializer.Span.End), creation.ArgumentList is null ? "()" : string.Empty)];
            default:
                return [new TextChange(TextSpan.FromBounds(Initializer.OpenBraceToken.Span.End, Initializer.CloseBraceToken.SpanStart), " ")];
        }
    }
}

/// <summary>Statements, and the lambda that consisted of them if it need not be.</summary>
internal sealed record RemovedStatements(SyntaxNode List, ImmutableHashSet<TextSpan> Items) : RemovedItems(List, Items)
{
    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        var statements = StatementPlace.StatementsIn(List);
        if (List is BlockSyntax { Parent: AnonymousFunctionExpressionSyntax function } && statements.All(statement => Items.Contains(statement.Span))
            && layout.CommentsWithin(List).Length == 0
            && EmptiedLambda.WithoutArgument(function, context) is { } removed)
        {
            return removed;
        }

        var changes = new List<TextChange>();
        for (var first = 0; first < statements.Length; first++)
        {
            var last = first;
            var comments = string.Empty;
            while (last < statements.Length && Items.Contains(statements[last].Span))
            {
                comments += layout.CommentsWithin(statements[last++]);
            }

            // Comments between two that go keep them apart.
            if (last > first)
            {
                var apart = Enumerable.Range(first + 1, last - first - 1).Any(i => statements[i].GetLeadingTrivia().Any(SyntaxComments.IsComment) || statements[i - 1].GetTrailingTrivia().Any(SyntaxComments.IsComment));
                changes.AddRange(apart
                    ? statements.Skip(first).Take(last - first).Select(statement => layout.Delete(statement.Span, layout.CommentsWithin(statement)))
                    : [layout.Delete(TextSpan.FromBounds(statements[first].SpanStart, statements[last - 1].Span.End), comments)]);
                first = last - 1;
            }
        }

        return changes;
    }
}

/// <summary>A lambda that has nothing left to do.</summary>
internal sealed record EmptiedLambda(LambdaExpressionSyntax Lambda) : NodeEdit(Lambda)
{
    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var comments = context.Layout.CommentsWithin(Lambda.Body);
        return (comments.Length == 0 ? WithoutArgument(Lambda, context) : null) ?? [Empty(comments)];
    }

    /// <summary>The call does without it; null where there is no such call.</summary>
    public static IEnumerable<TextChange>? WithoutArgument(AnonymousFunctionExpressionSyntax function, EditContext context) =>
        function.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument
        && call.Without(argument, context.Model) is not null
            ? context.Layout.Remove(arguments.Arguments, ImmutableHashSet.Create(argument.Span))
            : null;

    private TextChange Empty(string comments)
    {
        var parameter = Lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } only, AttributeLists.Count: 0, AsyncKeyword.RawKind: 0 } when only[0].Type is null => only[0],
            _ => null,
        };
        return parameter is null || Lambda.Modifiers.Any(SyntaxKind.StaticKeyword)
            ? new TextChange(Lambda.Body.Span, "{" + comments + " }")
            : new TextChange(Lambda.Span, "_ => {" + comments + " }");
    }
}
