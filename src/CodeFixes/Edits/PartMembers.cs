using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>An object creation sets members of an object that the new one holds: <c>new SessionOptions { Cookie = { SecurePolicy = … } }</c>.</summary>
internal sealed record PartMembers(BaseObjectCreationExpressionSyntax Creation, ImmutableArray<MemberValue> Members) : NodeEdit(Creation)
{
    public override bool IsDone => Members.All(member => Existing(member) is { } existing && AssignedValue.Says(existing, member.Value));

    public static bool IsPath(string member) => member.IndexOf('.') >= 0;

    public static PartMembers? Create(BaseObjectCreationExpressionSyntax creation, MemberValue setting, SemanticModel model)
    {
        var edit = new PartMembers(creation, ImmutableArray.Create(setting));
        var fits = setting.Member.Split('.').Length == 2
            && OptionsPath.IsSettable(model.GetTypeInfo(creation).Type, setting.Member)
            && (edit.Existing(setting) is { } existing
                ? AssignedValue.CanReplace(existing, NameOf(setting))
                : CreationMembers.TakesMembers(creation) && (CreationMembers.Existing(creation, OptionsPath.OwnerOf(setting.Member)) is not { } held || IsOpen(held)));
        return fits ? edit : null;
    }

    /// <summary>The first to speak about a member is believed.</summary>
    public override NodeEdit? Merge(NodeEdit other) => this with
    {
        Members = Members.AddRange(((PartMembers)other).Members.Where(added => Members.All(member => member.Member != added.Member))),
    };

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var changes = new List<TextChange>();
        var isInStatements = !FollowingAssignments.Of(Creation).IsEmpty;
        foreach (var part in Members.GroupBy(member => OptionsPath.OwnerOf(member.Member)))
        {
            var missing = new List<MemberValue>();
            foreach (var member in part)
            {
                if (Existing(member) is { } existing)
                {
                    changes.AddRange(AssignedValue.Render(existing, member.Value, context.Names, context.Layout));
                }
                else
                {
                    missing.Add(member);
                }
            }

            if (missing.Count > 0)
            {
                changes.AddRange(Add(part.Key, missing, isInStatements, context));
            }
        }

        return changes;
    }

    private IEnumerable<TextChange> Add(string part, List<MemberValue> members, bool isInStatements, EditContext context)
    {
        if (isInStatements)
        {
            return CreationMembers.Add(Creation, members.ConvertAll(member => member.Member + " = " + Written(member)), context.Layout);
        }

        var settings = members.ConvertAll(member => NameOf(member) + " = " + Written(member));
        return CreationMembers.Existing(Creation, part) is { Right: InitializerExpressionSyntax held }
            ? CreationMembers.Add(held, settings, context.Layout)
            : CreationMembers.Add(Creation, [part + " = { " + string.Join(", ", settings) + " }"], context.Layout);

        string Written(MemberValue member) => context.Names.Write(member.Value, Creation.SpanStart);
    }

    private AssignmentExpressionSyntax? Existing(MemberValue setting) =>
        CreationMembers.Existing(Creation, OptionsPath.OwnerOf(setting.Member)) is { Right: InitializerExpressionSyntax held }
            ? held.Expressions.OfType<AssignmentExpressionSyntax>().LastOrDefault(assignment => AssignedValue.AssignedName(assignment) == NameOf(setting))
            : null;

    private static string NameOf(MemberValue setting) => setting.Member.Substring(setting.Member.LastIndexOf('.') + 1);

    /// <summary>Members of the part can be added where it is not another object.</summary>
    private static bool IsOpen(AssignmentExpressionSyntax held) =>
        held.Right is InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression, CloseBraceToken.IsMissing: false } initializer && !initializer.HasConditionalDirective();
}
