using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A member and the C# text of the value that it gets, type names in full.</summary>
internal sealed record MemberValue(string Member, string Value);

/// <summary>What one call, creation or assignment is to say; what kind of node it is decides how that is written.</summary>
internal sealed record NodeEdit(SyntaxNode Target, ImmutableArray<MemberValue> Members)
{
    /// <summary>Null where the target is not of the shape that the edit needs.</summary>
    public static NodeEdit? Create(ProposedEdit edit, EditTarget target)
    {
        var setting = ImmutableArray.Create(new MemberValue(edit.Member, edit.Value));
        return (edit.Kind, target.Node) switch
        {
            (EditKind.AddOptionsArgument, InvocationExpressionSyntax call) =>
                OptionsArgument.Members(edit.Member) is { IsEmpty: false } members && OptionsArgument.FitsInto(call, target.Model) ? new NodeEdit(call, members) : null,
            (EditKind.SetMember, BaseObjectCreationExpressionSyntax creation) =>
                CreationMembers.CanSet(creation, setting[0], target.Model) ? new NodeEdit(creation, setting) : null,
            (EditKind.SetMember, AssignmentExpressionSyntax assignment) =>
                AssignedValue.CanReplace(assignment, edit.Member) ? new NodeEdit(assignment, setting) : null,
            _ => null,
        };
    }

    /// <summary>Whether the target says already what it should.</summary>
    public bool IsDone => Target switch
    {
        BaseObjectCreationExpressionSyntax creation => Members.All(member => CreationMembers.Says(creation, member)),
        AssignmentExpressionSyntax assignment => AssignedValue.Says(assignment, Members[0].Value),
        _ => false,
    };

    public bool HasSameTarget(NodeEdit other) => Target.Span == other.Target.Span && Target.RawKind == other.Target.RawKind;

    /// <summary>The first to speak about a member is believed.</summary>
    public NodeEdit With(ImmutableArray<MemberValue> more) =>
        this with { Members = Members.AddRange(more.Where(added => Members.All(member => member.Member != added.Member))) };

    public IEnumerable<TextChange> Render(TypeNames names, SourceLayout layout) => Target switch
    {
        InvocationExpressionSyntax call => OptionsArgument.Render(call, Members, names, layout),
        BaseObjectCreationExpressionSyntax creation => CreationMembers.Render(creation, Members, names, layout),
        AssignmentExpressionSyntax assignment => AssignedValue.Render(assignment, Members[0].Value, names, layout),
        _ => [],
    };
}
