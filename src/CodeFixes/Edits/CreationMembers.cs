using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>An object creation sets a member, in its initializer or in the statements that follow it: whichever the author used.</summary>
internal sealed record CreationMembers(BaseObjectCreationExpressionSyntax Creation, ImmutableArray<MemberValue> Members) : NodeEdit(Creation)
{
    public override bool IsDone => Members.All(member => Says(Creation, member));

    /// <summary>The first to speak about a member is believed.</summary>
    public override NodeEdit Merge(NodeEdit other) => this with
    {
        Members = Members.AddRange(((CreationMembers)other).Members.Where(added => Members.All(member => member.Member != added.Member))),
    };

    public override IEnumerable<TextChange> Render(EditContext context) => Render(Creation, Members, context.Names, context.Layout);

    public static bool CanSet(BaseObjectCreationExpressionSyntax creation, MemberValue setting, SemanticModel model)
    {
        if (!HasSettableMember(model.GetTypeInfo(creation).Type, setting.Member))
        {
            return false;
        }

        if (Existing(creation, setting.Member) is { } existing)
        {
            return AssignedValue.CanReplace(existing, setting.Member);
        }

        return TakesMembers(creation);
    }

    public static bool TakesMembers(BaseObjectCreationExpressionSyntax creation) => creation.Initializer is { } initializer
        ? initializer.IsKind(SyntaxKind.ObjectInitializerExpression) && !initializer.CloseBraceToken.IsMissing && !initializer.HasConditionalDirective()
        : creation.ArgumentList is { CloseParenToken.IsMissing: false } arguments && !arguments.HasConditionalDirective();

    private static bool Says(BaseObjectCreationExpressionSyntax creation, MemberValue setting) =>
        Existing(creation, setting.Member) is { } existing && AssignedValue.Says(existing, setting.Value);

    private static List<TextChange> Render(
        BaseObjectCreationExpressionSyntax creation,
        ImmutableArray<MemberValue> members,
        TypeNames names,
        SourceLayout layout)
    {
        var changes = new List<TextChange>();
        var missing = new List<string>();
        foreach (var member in members)
        {
            if (Existing(creation, member.Member) is { } existing)
            {
                changes.AddRange(AssignedValue.Render(existing, member.Value, names, layout));
            }
            else
            {
                missing.Add(member.Member + " = " + names.Write(member.Value, creation.SpanStart));
            }
        }

        if (missing.Count > 0)
        {
            changes.AddRange(Add(creation, missing, layout));
        }

        return changes;
    }

    public static IEnumerable<TextChange> Add(InitializerExpressionSyntax initializer, List<string> settings, SourceLayout layout) =>
        initializer.Expressions.Count > 0
            ? layout.AddLast(initializer.Expressions, settings)
            : ImmutableArray.Create(layout.Fill(initializer.OpenBraceToken, initializer.CloseBraceToken, settings));

    public static IEnumerable<TextChange> Add(BaseObjectCreationExpressionSyntax creation, List<string> settings, SourceLayout layout)
    {
        if (creation.Initializer is { } initializer)
        {
            return Add(initializer, settings, layout);
        }

        return FollowingAssignments.Of(creation) is { IsEmpty: false } statements
            ? ImmutableArray.Create(FollowingAssignments.AddAfter(statements, settings, layout))
            : ImmutableArray.Create(NewInitializer(creation, settings));
    }

    private static TextChange NewInitializer(BaseObjectCreationExpressionSyntax creation, List<string> settings)
    {
        var arguments = creation.ArgumentList!;
        var behindType = arguments.OpenParenToken.GetPreviousToken().Span.End;
        var superfluous = creation is ObjectCreationExpressionSyntax && arguments.Arguments.Count == 0
            && !creation.DescendantTrivia().Any(trivia => trivia.IsComment() && trivia.SpanStart >= behindType && trivia.Span.End <= arguments.Span.End);
        var start = superfluous ? behindType : arguments.Span.End;
        return new TextChange(TextSpan.FromBounds(start, arguments.Span.End), " { " + string.Join(", ", settings) + " }");
    }

    public static AssignmentExpressionSyntax? Existing(BaseObjectCreationExpressionSyntax creation, string member)
    {
        var candidates = creation.Initializer is { } initializer
            ? initializer.Expressions.OfType<AssignmentExpressionSyntax>()
            : FollowingAssignments.Of(creation).Select(statement => (AssignmentExpressionSyntax)statement.Expression);
        return candidates.LastOrDefault(assignment => AssignedValue.AssignedName(assignment) == member);
    }

    private static bool HasSettableMember(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).Any(member => member is IPropertySymbol { SetMethod: not null } or IFieldSymbol { IsReadOnly: false }))
            {
                return true;
            }
        }

        return false;
    }
}
